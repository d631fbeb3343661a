// Each subject as a page would load it: one file with everything it needs and nothing else.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Subjects by what the tables call them, and the WebAssembly that travels beside the JavaScript. */
export const ALONE = [
  { name: "hand-written JavaScript", module: "hand-written" },
  { name: "ajv, precompiled", module: "ajv-precompiled" },
  { name: "ajv", module: "ajv" },
  { name: "zod", module: "zod" },
  { name: "valibot", module: "valibot" },
  { name: "json-rules-engine", module: "json-rules-engine" },
  { name: "SurveyJS core", module: "survey" },
  { name: "this package, core", module: "package-core", wasm: "supervision_validator_core_bg.wasm" },
  { name: "this package, with the form adapter", module: "package-index", wasm: "supervision_validator_bg.wasm" },
  { name: "this package, inline", module: "package-inline" },
];

/** What all others are measured less. */
export const EMPTY = { name: "empty module", module: "empty" };

/** What a cold start of this package cannot go below. */
export const COMPILED = { name: "compiling the WebAssembly alone", module: "compiled-alone", wasm: "supervision_validator_bg.wasm", isFloor: true };

export function moduleOf(subject) {
  return at(`./subjects/${subject.module}.mjs`);
}

export function wasmOf(subject) {
  return readFileSync(at(`../pkg/${subject.wasm}`));
}

/** Minified, for browsers. */
export async function bundled(entry, more) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "error",
    write: false,
    ...more,
  });
  return Buffer.from(outputFiles[0].contents);
}
