// The comparison in Node: node node.mjs PKG CORPUS POLICY ROUNDS, prints JSON.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Ajv from "ajv";
import { precompiled } from "./precompile.mjs";
import { agree, measure } from "./measure.mjs";
import { floors, subjects } from "./subjects.mjs";

const [packageAt, corpusAt, policyAt, rounds] = process.argv.slice(2);
const pkg = await import(pathToFileURL(resolve(packageAt, "index.js")));
await pkg.default();
const bytes = new Uint8Array(readFileSync(corpusAt));
const lines = new TextDecoder().decode(bytes).trim().split("\n");
const all = subjects({ pkg, policy: JSON.parse(readFileSync(policyAt, "utf8")), Ajv: Ajv.default ?? Ajv, precompiled: await precompiled() });
const problems = await agree(all, lines.slice(0, 60).map((line) => JSON.parse(line)));
// Time on the processor: what else the machine does is not ours.
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const times = await measure([...all, ...floors], { bytes, lines }, { rounds: Number(rounds), now, least: 20 });
console.log(JSON.stringify({ engine: `Node ${process.versions.node}`, records: lines.length, bytesEach: bytes.length / lines.length, problems, times }));
