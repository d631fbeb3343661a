// What an audit costs by the number of its records, in Node, and what memory it takes.
//
// The records come in blocks of a thousand, as a file or a stream would bring them; the same thousand over and over, because a million different
// ones would be eight gigabytes. They are sessions of 770 workers. Run with --expose-gc.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { webAssemblyBytes } from "./instances.mjs";
import { spread } from "../measure.mjs";
import { answer, processorTime, settings } from "../node.mjs";
import policy from "../../target/bench/small-policy.mjs";
import { HAND_WRITTEN } from "../subjects.mjs";
import { TODAY } from "../subjects/rules.mjs";

const BLOCK = 1_000;
/** Few records are audited often, so that each number is measured for a like time. */
const ROUNDS = [
  { records: 10, rounds: 9, repeat: 100 },
  { records: 100, rounds: 9, repeat: 10 },
  { records: 1_000, rounds: 7, repeat: 1 },
  { records: 10_000, rounds: 3, repeat: 1 },
  { records: 100_000, rounds: 1, repeat: 1 },
];

const { default: init, Validator } = await import("../../pkg/index.js");
await init();

const block = new Uint8Array(readFileSync(join(settings.corpus, "thousand.ndjson")));
const starts = [0];
for (let at = block.indexOf(10); at >= 0; at = block.indexOf(10, at + 1)) starts.push(at + 1);
if (starts.length !== BLOCK + 1) throw new Error("a block has a thousand records");

/** The bytes of that many records, block by block. */
function* blocks(records) {
  for (let left = records; left > 0; left -= BLOCK) yield left < BLOCK ? block.subarray(0, starts[left]) : block;
}

/** `beforeEnd` is called while the auditor still holds all that it has counted. */
function audited(validator, records, beforeEnd) {
  const auditor = validator.auditor();
  for (const bytes of blocks(records)) auditor.feed(bytes);
  beforeEnd?.();
  const figures = auditor.finish();
  if (figures.records !== records) throw new Error(`${figures.records} of ${records} records were audited`);
}

function byHand(records) {
  let faults = 0;
  for (const bytes of blocks(records)) faults += HAND_WRITTEN.ndjson(bytes);
  if (faults === 0 && records > 100) throw new Error("there are faults in every block");
}

const small = new Validator({ policy, today: TODAY });
const whole = new Validator({ policy: "bcp", today: TODAY });
const subjects = [
  { name: "hand-written JavaScript", audit: byHand },
  { name: "this package", audit: (records) => audited(small, records) },
  { name: "this package, whole BCP policy", audit: (records) => audited(whole, records), isRemembered: true },
];

const memory = [];
function remember(when) {
  globalThis.gc();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  // What Node counts as buffers does not include WebAssembly's memory.
  memory.push({ when, webAssembly: webAssemblyBytes(), javaScript: heapUsed + arrayBuffers, resident: rss });
}

function rememberAudit(records) {
  audited(whole, records, () => remember(`at the end of an audit of ${records.toLocaleString("en")} records`));
}

/** Microseconds a record. */
function once(audit, { records, repeat }) {
  const start = processorTime();
  for (let time = 0; time < repeat; time++) audit(records);
  return ((processorTime() - start) * 1000) / (records * repeat);
}

const rows = [];
function byNumber() {
  for (const { audit } of subjects) once(audit, { records: 3_000, repeat: 1 });
  for (const size of ROUNDS) {
    const times = subjects.map(() => []);
    for (let round = 0; round < size.rounds; round++) {
      for (const [index, { audit, isRemembered }] of subjects.entries()) {
        const isLast = isRemembered && size.repeat === 1 && round === size.rounds - 1;
        times[index].push(once(isLast ? rememberAudit : audit, size));
      }
    }
    for (const [index, { name }] of subjects.entries()) rows.push({ subject: name, records: size.records, ...spread(times[index]) });
  }
}

/** Ten times the largest number, once; less of them before, to compare with. */
function million() {
  audited(whole, 3_000);
  for (const records of [10_000, 100_000, 1_000_000]) {
    rows.push({ subject: subjects.at(-1).name, records, ...spread([once(rememberAudit, { records, repeat: 1 })]) });
  }
}

remember("after the start");
const longest = readFileSync(join(settings.corpus, settings.longest), "utf8").split("\n")[0];
whole.validateJson(longest);
remember("after a record of 1 MB");
if (settings.million) million();
else byNumber();
answer({ engine: `Node ${process.versions.node}`, rows, memory });
