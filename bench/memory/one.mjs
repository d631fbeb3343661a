// What one subject needs in memory: node --expose-gc memory/one.mjs ADDRESS CORPUS, prints kilobytes.

import { readFileSync } from "node:fs";

const lines = readFileSync(process.argv[3], "utf8").trim().split("\n");
const { check } = await import(process.argv[2]);
let faults = 0;
for (const line of lines) faults += (await check(JSON.parse(line))).length;
const peak = process.resourceUsage().maxRSS;
globalThis.gc();
const { heapUsed, external } = process.memoryUsage();
console.log(JSON.stringify({ peak, heap: (heapUsed + external) / 1024, faults }));
