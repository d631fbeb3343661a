// Ajv's own way for pages without `eval`: the schema becomes a module while building.

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { schema } from "./with-ajv.mjs";

/** Writes the module; gives its path. */
export function writePrecompiled() {
  const ajv = new (Ajv.default ?? Ajv)({ allErrors: true, code: { source: true, esm: true } });
  const code = (standaloneCode.default ?? standaloneCode)(ajv, ajv.compile(schema));
  const folder = fileURLToPath(new URL("../target/bench/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = `${folder}precompiled.mjs`;
  writeFileSync(file, code);
  return file;
}

export async function precompiled() {
  return (await import(pathToFileURL(writePrecompiled()))).default;
}
