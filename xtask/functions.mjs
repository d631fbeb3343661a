// What the download consists of: node xtask/functions.mjs WASM, a file with names.
//
// Functions by the module they come from, data by what it is, each as it is and as brotli makes it on its own; then the largest functions.
import { readFileSync } from "node:fs";
import { argv } from "node:process";

import { brotliSize } from "./brotli.mjs";
import { read } from "./wasm.mjs";

const LARGEST = 40;
const bytes = readFileSync(argv[2]);

/** `supervision_validator::text` of whatever a function of that module is called. */
function partOf(name) {
  if (name.includes("drop_in_place")) return "letting go of values";
  const own = /supervision_validator::(\w+)/.exec(name);
  if (own !== null) return `src/${own[1]}`;
  return /^<?(?:core|alloc|compiler_builtins|__\w+|memc\w+|mem\w+)\b/.test(name) || name.startsWith("<") ? "core and alloc" : /^(talc|spin|wasm_bindgen|js_sys|web_sys)/.exec(name)?.[1] ?? "src/wasm";
}

const { imported, bodies, data, names } = read(bytes);
const parts = new Map();
const functions = bodies.map((body, index) => {
  const name = (names.get(index + imported) ?? "?").replace(/^\d{5} /, "").replace(/::h[0-9a-f]{16}$/, "");
  const part = partOf(name);
  parts.set(part, [...(parts.get(part) ?? []), body]);
  return { name, size: body.length };
});
const packs = [data.indexOf('{"id":"adopt-north-east"'), data.lastIndexOf('"rules":[')];
const packsEnd = data.indexOf(0, packs[1]);

const rows = [...parts].map(([part, all]) => [part, Buffer.concat(all)]);
rows.push(["the built-in policies", data.subarray(packs[0], packsEnd)]);
rows.push(["words, sentences, tables", Buffer.concat([data.subarray(0, packs[0]), data.subarray(packsEnd)])]);
const sized = rows.map(([part, content]) => [part, content.length, brotliSize(content)]).sort((one, other) => other[2] - one[2]);
console.log(`${"bytes".padEnd(28)}${"raw".padStart(10)}${"brotli".padStart(10)}`);
for (const [part, raw, encoded] of sized) console.log(`${part.padEnd(28)}${String(raw).padStart(10)}${String(encoded).padStart(10)}`);
console.log(`\nThe largest of ${functions.length} functions:`);
functions.sort((one, other) => other.size - one.size);
for (const { name, size } of functions.slice(0, LARGEST)) console.log(`${String(size).padStart(7)}  ${name}`);
