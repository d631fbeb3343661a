// A page in headless Chromium that measures and sends back what it measured.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "./bundles.mjs";
import { settings } from "./node.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", ".html": "text/html", ".css": "text/css" };
/** With these a page's clock ticks twenty times as fine. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cache-control": "no-store" };
const LONGEST = 600_000;
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--no-first-run"];

/** Folders of the repository that a page may read. */
const FOLDERS = { pkg: "pkg", forms: "tests/forms", corpus: settings.corpus };

function fileAt(pathname) {
  const [, folder, ...rest] = normalize(decodeURIComponent(pathname)).split("/");
  if (!Object.hasOwn(FOLDERS, folder)) return null;
  try {
    return readFileSync(resolve(root, FOLDERS[folder], ...rest));
  } catch {
    return null;
  }
}

/** Serves the page `entry`, what is asked of it, and `made(pathname)` where that gives something; `result` is what the page posts. */
async function served(entry, made) {
  const script = await bundled(fileURLToPath(entry), { external: ["/pkg/*"] });
  let done;
  const result = new Promise((tell) => (done = tell));
  const own = {
    "/": ["text/html", '<!doctype html><meta charset="utf-8"><title>Bench</title><script type="module" src="/page.mjs"></script>'],
    "/page.mjs": ["text/javascript", script],
    "/settings": ["application/json", JSON.stringify({ rounds: settings.rounds })],
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    if (request.method === "POST") {
      let text = "";
      request.on("data", (piece) => (text += piece)).on("end", () => {
        response.end();
        done(JSON.parse(text));
      });
      return;
    }
    const [type, body] = own[pathname] ?? made?.(pathname) ?? [TYPES[extname(pathname)] ?? "text/plain", fileAt(pathname)];
    if (body === null) response.writeHead(404, ISOLATED).end();
    else response.writeHead(200, { ...ISOLATED, "content-type": type }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const late = setTimeout(() => done({ error: "Chromium gave no answer within ten minutes" }), LONGEST);
  const close = () => {
    clearTimeout(late);
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, result, close };
}

/** Opens the page in a Chromium of its own; gives what it measured. */
export async function measuredIn(entry, made) {
  const page = await served(entry, made);
  const profile = mkdtempSync(join(tmpdir(), "bench-"));
  const browser = spawn(settings.chromium, [...FLAGS, `--user-data-dir=${profile}`, page.address], { stdio: "ignore", detached: true });
  const result = await page.result;
  page.close();
  // Its other processes too: they would go on writing into the profile.
  process.kill(-browser.pid, "SIGKILL");
  await new Promise((gone) => browser.once("exit", gone));
  rmSync(profile, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
  if (result.error) throw Object.assign(new Error(result.error), { stack: result.stack });
  return result;
}
