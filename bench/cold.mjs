// From import to the first report in a fresh process: node cold.mjs PKG, prints milliseconds.

import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const start = performance.now();
const pkg = await import(pathToFileURL(resolve(process.argv[2], "index.js")));
await pkg.default();
const report = new pkg.Validator({ policy: "bcp", today: "2026-12-31" }).validate({ kind: "one-to-one" });
if (report.findings.length === 0) throw new Error("a record with nothing in it has findings");
console.log(performance.now() - start);
