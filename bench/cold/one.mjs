// One cold start: node cold/one.mjs ADDRESS, prints the milliseconds from import to the first report.

import { NINE_FAULTS } from "../nine-faults.mjs";

const start = performance.now();
const { check } = await import(process.argv[2]);
const faults = await check(NINE_FAULTS);
const took = performance.now() - start;
console.log(JSON.stringify({ took, faults: faults.length }));
