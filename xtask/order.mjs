// Numbers the functions of a WebAssembly in an order in which each resembles those just before it: node xtask/order.mjs WASM, a file with names.
//
// Brotli finds again what it has seen, and the sooner the cheaper; so the order alone is a hundredth of the download. The number is written before
// each name, and wasm-opt then sorts by name.
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";

import { read, renamed } from "./wasm.mjs";

/** Bytes in a row that count as one thing that two functions have in common. */
const PIECE = 5;
/** A piece of more functions than these says nothing of any two of them. */
const COMMON = 40;
/** How many functions before a place are looked at, and what each counts of the one behind it. */
const WINDOW = 12, FADING = 0.85;

const bytes = readFileSync(argv[2]);
const module = read(bytes);
const pieces = module.bodies.map(piecesOf);
const alike = likeness(pieces);
const names = new Map(module.names);
for (const [place, index] of order().entries()) {
  const number = index + module.imported;
  names.set(number, `${String(place).padStart(5, "0")} ${names.get(number) ?? ""}`);
}
writeFileSync(argv[2], renamed(bytes, module, names));

/** The hashes of all pieces of a function. */
function piecesOf(body) {
  const found = new Set();
  for (let at = 0; at + PIECE <= body.length; at++) {
    let hash = 0;
    for (let byte = 0; byte < PIECE; byte++) hash = Math.imul(hash, 16777619) ^ body[at + byte];
    found.add(hash);
  }
  return found;
}

/** For each two functions, what they have in common: a piece that few others have counts for more. */
function likeness(pieces) {
  const having = new Map();
  for (const [index, set] of pieces.entries()) {
    for (const piece of set) {
      if (having.has(piece)) having.get(piece).push(index);
      else having.set(piece, [index]);
    }
  }
  const alike = pieces.map(() => new Float32Array(pieces.length));
  for (const those of having.values()) {
    if (those.length < 2 || those.length > COMMON) continue;
    const weight = 1 / Math.log2(1 + those.length);
    for (const one of those) for (const other of those) alike[one][other] += weight;
  }
  return alike;
}

/** From the first function on, always the one that is most like those before it, for its size. */
function order() {
  const left = new Set(pieces.keys());
  const size = pieces.map((set) => Math.pow(set.size + 30, 0.8));
  const order = [];
  for (let next = 0; next !== undefined; ) {
    order.push(next);
    left.delete(next);
    const before = order.slice(-WINDOW).reverse();
    let most = -1;
    next = undefined;
    for (const index of left) {
      const sum = before.reduceRight((sum, other) => sum * FADING + alike[other][index], 0) / size[index];
      if (sum > most) [most, next] = [sum, index];
    }
  }
  return order;
}
