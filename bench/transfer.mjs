// What a page downloads for each subject: JavaScript, minified, and WebAssembly, each by brotli at its strongest.

import { brotliSize } from "../xtask/brotli.mjs";
import { ALONE, bundled, moduleOf, wasmOf } from "./bundles.mjs";
import { answer } from "./node.mjs";

function sizes(content) {
  return { raw: content.length, brotli: brotliSize(content) };
}

const rows = [];
for (const subject of ALONE) {
  const nothing = { raw: 0, brotli: 0 };
  const [js, wasm] = [sizes(await bundled(moduleOf(subject))), subject.wasm ? sizes(wasmOf(subject)) : nothing];
  rows.push({ name: subject.name, js, wasm, raw: js.raw + wasm.raw, brotli: js.brotli + wasm.brotli });
}
answer(rows);
