// Serves the host pages of tests/forms/ and the package, and remembers what was sent.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** What the README promises to work under. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'";

/** Old pages have their scripts and styles inside. */
const INLINE = "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'";

/** A service whose policy forbids WebAssembly. */
const FORBIDDEN = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'";

/** The package as it lies on servers that do not do as they should: by the first part of the path. */
const FAULTS = {
  "pkg-missing": (response) => { response.statusCode = 404; response.end("<h1>Not found</h1>"); },
  "pkg-untyped": (response, content) => { response.setHeader("content-type", "application/octet-stream"); response.end(content); },
  "pkg-broken": (response, content) => { response.setHeader("content-type", "application/wasm"); response.end(content.subarray(0, 1000)); },
  "pkg-slow": (response, content) => { setTimeout(() => { response.setHeader("content-type", "application/wasm"); response.end(content); }, 700); },
};

/** `made` has texts of files that exist nowhere, by path; what is posted is added to `sent`. */
export async function serve({ pkg, forms, made = {}, sent = [] }) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    if (pathname === "/sent") {
      let body = "";
      for await (const piece of request) body += piece;
      const fields = new URLSearchParams(body);
      sent.push(Object.fromEntries(fields));
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><html lang=en><title>Sent</title><h1>Sent</h1>");
      return;
    }
    const safe = normalize(decodeURIComponent(pathname));
    const [, place, ...rest] = safe.split("/");
    const file = join(place === "modules" ? modules : place.startsWith("pkg") ? pkg : forms, ...rest);
    const policy = searchParams.has("forbidden") ? FORBIDDEN : searchParams.has("inline") ? INLINE : STRICT;
    try {
      const content = made[safe] ?? (await readFile(file));
      response.setHeader("content-type", TYPES[extname(safe)] ?? "text/plain");
      response.setHeader("content-security-policy", policy);
      if (FAULTS[place] && safe.endsWith(".wasm")) FAULTS[place](response, content);
      else response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
