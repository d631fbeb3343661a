// Serves the host pages of tests/forms/ and the package, and remembers what was sent.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** What the README promises to work under. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; frame-src 'self'; form-action 'self'";

/** Old pages have their scripts and styles inside. */
const INLINE = "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'self'";

/** A service whose policy forbids WebAssembly. */
const FORBIDDEN = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'";

/** `made` has texts of files that exist nowhere, by path. */
export async function serve({ pkg, forms, made = {} }) {
  const sent = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    if (pathname === "/sent") {
      let body = "";
      for await (const piece of request) body += piece;
      sent.push(Object.fromEntries(new URLSearchParams(body)));
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><html lang=en><title>Sent</title><h1>Sent</h1>");
      return;
    }
    const safe = normalize(pathname);
    const file = safe.startsWith("/pkg/") ? join(pkg, safe.slice(4)) : join(forms, safe.slice(6));
    const policy = searchParams.has("forbidden") ? FORBIDDEN : searchParams.has("inline") ? INLINE : STRICT;
    try {
      const content = made[safe] ?? (await readFile(file));
      response.setHeader("content-type", TYPES[extname(safe)] ?? "text/plain");
      response.setHeader("content-security-policy", policy);
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, sent, close: () => server.close() };
}
