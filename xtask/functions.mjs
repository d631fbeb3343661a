// What the download consists of: node xtask/functions.mjs WASM, a file with names.
//
// Functions by the module they come from, data by what it is, each as it is and as brotli makes it on its own; then the largest functions.
import { readFileSync } from "node:fs";
import { argv } from "node:process";
import { brotliCompressSync, constants } from "node:zlib";

const LARGEST = 40;
const bytes = readFileSync(argv[2]);

/** An unsigned LEB128 number and where it ends. */
function number(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

const text = (start, length) => bytes.toString("utf8", start, start + length);

function* sections() {
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [length, start] = number(at + 1);
    yield { id, start, end: start + length };
    at = start + length;
  }
}

/** How many functions are imported: they are numbered before the others. */
function importedFunctions({ start }) {
  let functions = 0;
  let [count, at] = number(start);
  while (count-- > 0) {
    for (let name = 0; name < 2; name++) {
      const [length, from] = number(at);
      at = from + length;
    }
    const kind = bytes[at++];
    if (kind === 0) functions += 1;
    if (kind === 0) [, at] = number(at);
    else throw new Error("only functions are imported by this library");
  }
  return functions;
}

function bodies({ start }) {
  const found = [];
  let [count, at] = number(start);
  while (count-- > 0) {
    const [length, from] = number(at);
    found.push(bytes.subarray(from, from + length));
    at = from + length;
  }
  return found;
}

function functionNames({ start, end }) {
  const names = new Map();
  const [length, from] = number(start);
  if (text(from, length) !== "name") return names;
  for (let at = from + length; at < end; ) {
    const kind = bytes[at];
    const [size, inside] = number(at + 1);
    at = inside + size;
    if (kind !== 1) continue;
    let [count, place] = number(inside);
    while (count-- > 0) {
      let index, letters;
      [index, place] = number(place);
      [letters, place] = number(place);
      names.set(index, text(place, letters));
      place += letters;
    }
  }
  return names;
}

/** `supervision_validator::text` of whatever a function of that module is called. */
function partOf(name) {
  if (name.includes("drop_in_place")) return "letting go of values";
  const own = /supervision_validator::(\w+)/.exec(name);
  if (own !== null) return `src/${own[1]}`;
  return /^<?(?:core|alloc|compiler_builtins|__\w+|memc\w+|mem\w+)\b/.test(name) || name.startsWith("<") ? "core and alloc" : /^(talc|spin|wasm_bindgen|js_sys|web_sys)/.exec(name)?.[1] ?? "src/wasm";
}

function brotli(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

let imported = 0;
let code = [];
let data = Buffer.alloc(0);
let names = new Map();
for (const section of sections()) {
  if (section.id === 2) imported = importedFunctions(section);
  if (section.id === 10) code = bodies(section);
  if (section.id === 11) data = bytes.subarray(section.start, section.end);
  if (section.id === 0) names = new Map([...names, ...functionNames(section)]);
}

const parts = new Map();
const functions = code.map((body, index) => {
  const name = (names.get(index + imported) ?? "?").replace(/::h[0-9a-f]{16}$/, "");
  const part = partOf(name);
  parts.set(part, [...(parts.get(part) ?? []), body]);
  return { name, size: body.length };
});
const packs = [data.indexOf('{"id":"adopt-north-east"'), data.lastIndexOf('"rules":[')];
const packsEnd = data.indexOf(0, packs[1]);

const rows = [...parts].map(([part, all]) => [part, Buffer.concat(all)]);
rows.push(["the built-in policies", data.subarray(packs[0], packsEnd)]);
rows.push(["words, sentences, tables", Buffer.concat([data.subarray(0, packs[0]), data.subarray(packsEnd)])]);
const sized = rows.map(([part, content]) => [part, content.length, brotli(content)]).sort((one, other) => other[2] - one[2]);
console.log(`${"bytes".padEnd(28)}${"raw".padStart(10)}${"brotli".padStart(10)}`);
for (const [part, raw, encoded] of sized) console.log(`${part.padEnd(28)}${String(raw).padStart(10)}${String(encoded).padStart(10)}`);
console.log(`\nThe largest of ${functions.length} functions:`);
functions.sort((one, other) => other.size - one.size);
for (const { name, size } of functions.slice(0, LARGEST)) console.log(`${String(size).padStart(7)}  ${name}`);
