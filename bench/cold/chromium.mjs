// Cold starts in Chromium, each in a document of its own, of the bundles.
//
// An engine remembers what it has compiled by its bytes. Every start gets bytes of its own: a comment behind the JavaScript, a section that
// means nothing behind the WebAssembly. What is inside a text stays the same, so that the package's entry `inline` is not measured here.

import { fileURLToPath } from "node:url";
import { measuredIn } from "../browser.mjs";
import { ALONE, COMPILED, EMPTY, bundled, moduleOf, wasmOf } from "../bundles.mjs";
import { answer } from "../node.mjs";

const all = [EMPTY, ...ALONE.filter(({ module }) => module !== "package-inline"), COMPILED];
const files = new Map();
for (const subject of all) {
  files.set(`${subject.module}.mjs`, await bundled(moduleOf(subject)));
  if (subject.wasm) files.set(subject.wasm, wasmOf(subject));
}
const list = all.map(({ name, module, isFloor }) => ({ name, module, isFloor }));
const frame = await bundled(fileURLToPath(new URL("./frame.mjs", import.meta.url)));

function sectionOf(start) {
  const name = Buffer.from(`start ${start}`);
  return Buffer.from([0, name.length + 1, name.length, ...name]);
}

function made(pathname) {
  if (pathname === "/list") return ["application/json", JSON.stringify(list)];
  if (pathname === "/frame") return ["text/html", '<!doctype html><meta charset="utf-8"><title>Start</title><script type="module" src="/frame.mjs"></script>'];
  if (pathname === "/frame.mjs") return ["text/javascript", frame];
  const [, start, file] = /^\/start-(\d+)\/([\w.-]+)$/.exec(pathname) ?? [];
  if (!files.has(file)) return undefined;
  return file.endsWith(".wasm")
    ? ["application/wasm", Buffer.concat([files.get(file), sectionOf(start)])]
    : ["text/javascript", Buffer.concat([files.get(file), Buffer.from(`\n//${start}`)])];
}

answer(await measuredIn(new URL("./page.mjs", import.meta.url), made));
