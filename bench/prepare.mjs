// What becomes a module before anything is measured, in target/bench/: the schema as code, which is Ajv's own way for pages without `eval`; and the
// small policy, because Node 20 warns where JSON is imported, and takes its time for that.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { schema } from "./subjects/schema.mjs";

const ajv = new (Ajv.default ?? Ajv)({ allErrors: true, code: { source: true, esm: true } });
const code = (standaloneCode.default ?? standaloneCode)(ajv, ajv.compile(schema));
// A module from there would find other packages than those of bench/.
if (/\b(import|require)\b/.test(code)) throw new Error("the schema needs something of Ajv at run time");

const folder = new URL("../target/bench/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("precompiled.mjs", folder), code);
const policy = readFileSync(new URL("./small-policy.json", import.meta.url), "utf8").trim();
writeFileSync(new URL("small-policy.mjs", folder), `export default ${policy};\n`);
