// Builds the site into the folder site/ and prints what each page weighs: `node www/build.js`, after the package is built.
//
// The first page is built alone, so that it is one script: its first report needs the page, the script, the style and the WebAssembly. The
// others share their parts.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "vite";
import { brotliSize } from "../xtask/brotli.mjs";
import { PAGES } from "./navigation.js";
import { configFor } from "./vite.config.js";

const [first, ...others] = PAGES;
await build(configFor([first], { emptyOutDir: true }));
if (others.length > 0) await build(configFor(others, { emptyOutDir: false }));

const site = configFor([]).build.outDir;
console.log("The site's own script and style, with brotli:");
for (const { path, name } of PAGES) {
  const page = join(site, path, "index.html");
  const html = readFileSync(page, "utf8");
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, address]) => resolve(dirname(page), address));
  const size = (end) => loaded.filter((file) => file.endsWith(end)).reduce((sum, file) => sum + brotliSize(readFileSync(file)), 0);
  console.log(`  ${name.padEnd(16)} script ${kilobytes(size(".js"))}, style ${kilobytes(size(".css"))}`);
}
const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
console.log(`  ${files.length} files in site/`);

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
