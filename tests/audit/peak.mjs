// Audits COUNT generated records and prints the most memory that the process ever had, in kilobytes: node peak.mjs COUNT

import init, { Validator } from "../../pkg/index.js";
import { line } from "./generated.mjs";

await init();
const count = Number(process.argv[2]);
const auditor = new Validator({ policy: "haringey", today: "2026-03-31" }).auditor();
for (let number = 0; number < count; number++) auditor.feed(`${line(number, Math.ceil(count / 26))}\n`);
const { records, histories, joined } = auditor.finish();
console.log(JSON.stringify({ records, histories: histories.length, found: joined.found, peak: process.resourceUsage().maxRSS }));
