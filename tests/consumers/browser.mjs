// Chromium, and a server for what it opens.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { env } from "node:process";

import { chromium } from "playwright-core";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

export async function launch() {
  const browser = await chromium.launch({
    executablePath: env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const context = await browser.newContext();
  context.setDefaultTimeout(30_000);
  return { newPage: () => context.newPage(), close: () => browser.close() };
}

/**
 * Serves folders by the beginning of the path, and single files that exist nowhere.
 *
 * `headers(path)` gives headers beside or in place of the usual ones. What is posted to /sent is remembered.
 */
export async function serve({ folders = {}, files = {}, headers = () => ({}) }) {
  const sent = [];
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    if (path === "/sent") {
      let body = "";
      for await (const piece of request) body += piece;
      sent.push(Object.fromEntries(new URLSearchParams(body)));
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>Sent</title><h1>Sent</h1>");
      return;
    }
    const folder = Object.keys(folders).filter((beginning) => path.startsWith(beginning)).sort((a, b) => b.length - a.length)[0];
    try {
      const content = files[path] ?? (await readFile(join(folders[folder], path.slice(folder.length))));
      response.setHeader("content-type", path in files && extname(path) === "" ? "text/html" : TYPES[extname(path)] ?? "text/plain");
      for (const [name, value] of Object.entries(headers(path))) response.setHeader(name, value);
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, sent, close: () => server.close() };
}

/** A form as any page has one. */
export const FORM = `
<form id="record" action="/sent" method="post">
  <p><label>Supervisee <input name="worker"></label></p>
  <p><label>Date <input name="held_on"></label></p>
  <p><button>Send</button></p>
</form>`;

export const page = (head, body = FORM) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Record</title>${head}</head><body>${body}</body></html>`;
