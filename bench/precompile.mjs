// Ajv's own way for pages without `eval`: the schema becomes a module while building. Writes target/bench/precompiled.mjs.

import { mkdirSync, writeFileSync } from "node:fs";
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { schema } from "./subjects/schema.mjs";

const ajv = new (Ajv.default ?? Ajv)({ allErrors: true, code: { source: true, esm: true } });
const code = (standaloneCode.default ?? standaloneCode)(ajv, ajv.compile(schema));
// A module from there would find other packages than those of bench/.
if (/\b(import|require)\b/.test(code)) throw new Error("the schema needs something of Ajv at run time");
const file = new URL("../target/bench/precompiled.mjs", import.meta.url);
mkdirSync(new URL(".", file), { recursive: true });
writeFileSync(file, code);
