// Prints the SHA-384 of every file below a folder that a page may load, as the `integrity` attribute wants it, as JSON.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { argv } from "node:process";

const dir = argv[2];
const hashes = {};
const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const paths = files.map((entry) => relative(dir, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));
for (const path of paths.filter((path) => /\.(js|wasm)$|^policy-texts\//.test(path)).sort()) {
  hashes[path] = `sha384-${createHash("sha384").update(readFileSync(join(dir, path))).digest("base64")}`;
}
console.log(JSON.stringify(hashes, null, 2));
