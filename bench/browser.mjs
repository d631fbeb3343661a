// The comparison in headless Chromium: node browser.mjs PKG CORPUS POLICY ROUNDS CHROMIUM, prints JSON.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writePrecompiled } from "./precompile.mjs";

const [packageAt, corpusAt, policyAt, rounds, chromium] = process.argv.slice(2);
writePrecompiled();
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("./page.mjs", import.meta.url))],
  bundle: true,
  format: "esm",
  write: false,
  minify: true,
  external: ["/pkg/*"],
  nodePaths: [fileURLToPath(new URL("./node_modules", import.meta.url))],
});

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
let done;
const finished = new Promise((resolve) => (done = resolve));
const server = createServer((request, response) => {
  const send = (type, body) => response.writeHead(200, { "content-type": type }).end(body);
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  if (request.method === "POST") {
    let text = "";
    request.on("data", (piece) => (text += piece)).on("end", () => {
      response.end();
      done(JSON.parse(text));
    });
  } else if (pathname === "/") send("text/html", '<!doctype html><script type="module" src="/page.mjs"></script>');
  else if (pathname === "/page.mjs") send("text/javascript", outputFiles[0].contents);
  else if (pathname === "/corpus") send("application/x-ndjson", readFileSync(corpusAt));
  else if (pathname === "/policy") send("application/json", readFileSync(policyAt));
  else if (pathname === "/settings") send("application/json", JSON.stringify({ rounds: Number(rounds) }));
  else if (/^\/pkg(\/[a-z_-]+)+\.[a-z]+$/.test(pathname)) send(TYPES[extname(pathname)] ?? "text/plain", readFileSync(join(packageAt, pathname.slice(5))));
  else response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const profile = mkdtempSync(join(tmpdir(), "bench-"));
const browser = spawn(
  chromium,
  ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/`],
  { stdio: "ignore" },
);
const late = setTimeout(() => done({ error: "Chromium gave no answer within ten minutes" }), 600_000);
const result = await finished;
clearTimeout(late);
browser.kill();
server.close();
server.closeAllConnections();
await new Promise((resolve) => browser.once("exit", resolve));
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
if (result.error) throw new Error(result.error);
console.log(JSON.stringify(result));
