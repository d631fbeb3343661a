// Prints the size of every file below a folder as JSON: bytes as they are, and by gzip and brotli at their strongest.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { argv } from "node:process";
import { gzipSync } from "node:zlib";

import { brotliSize } from "./brotli.mjs";

const dir = argv[2];
const sizes = {};
for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  // The command line is for Node, and never travels to a browser.
  if (relative(dir, path).startsWith("cli")) continue;
  const content = readFileSync(path);
  sizes[relative(dir, path)] = {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliSize(content),
  };
}
console.log(JSON.stringify(sizes));
