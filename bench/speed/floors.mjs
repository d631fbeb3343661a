// What no checker goes below: the least that has to be done to all of a record, whoever does it.

import { linesOf } from "../subjects.mjs";

const LINE_FEED = 10;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Sixteen megabytes like those into which the package copies. */
const memory = new Uint8Array(new WebAssembly.Memory({ initial: 256 }).buffer);

/** (module (func (export "f") (param i32) (result i32) local.get 0)) */
const EMPTY = [0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 6, 1, 4, 0, 32, 0, 11];
const { f: emptyCall } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(EMPTY))).exports;

function parsed(text) {
  return JSON.parse(text) === null ? 1 : 0;
}

function scanned(bytes) {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

/** Copies as the package does: never more than a piece. */
function copiedIn(bytes) {
  for (let from = 0; from < bytes.length; from += memory.length) memory.set(bytes.subarray(from, from + memory.length));
  return memory[0];
}

/** Every value once, doing nothing with it. */
function walked(value) {
  if (typeof value !== "object" || value === null) return 1;
  let values = 1;
  for (const key in value) values += walked(value[key]);
  return values;
}

const ALL = [
  { name: "newline scan", ndjson: scanned },
  { name: "copy into WebAssembly, newline scan", ndjson: (bytes) => copiedIn(bytes) + scanned(bytes) },
  { name: "copy into WebAssembly", bytes: copiedIn },
  { name: "encodeInto WebAssembly", text: (text) => encoder.encodeInto(text, memory).written },
  {
    name: "JSON.parse",
    ndjson: (bytes) => linesOf(bytes).reduce((count, line) => count + parsed(line), 0),
    bytes: (bytes) => parsed(decoder.decode(bytes)),
    text: parsed,
  },
  { name: "JSON.stringify", object: (record) => JSON.stringify(record).length },
  { name: "walk over all values", object: walked },
  { name: "call of an empty WebAssembly function", object: () => emptyCall(1) },
];

export const floors = ALL.map((floor) => ({ ...floor, isFloor: true }));
