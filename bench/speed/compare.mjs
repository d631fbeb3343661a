// The comparison itself, the same in Node and in a browser: all subjects, however a record is given.

import { byTurns, kept, spread } from "../measure.mjs";
import { floors } from "./floors.mjs";
import { subjects } from "../subjects.mjs";
import { reportOut } from "./report-out.mjs";

const WAYS = ["ndjson", "bytes", "text", "object"];
/** Of a slow subject a few records say as much as many. */
const FEW = 20;
/** Records on which the subjects must agree: some fifteen of them are faulty. */
const AGREED = 60;

/** Every fault that a subject finds, as sorted lines. */
async function problems(subject, records) {
  const lines = [];
  for (const [number, record] of records.entries()) {
    for (const { code, path } of await subject.faults(record)) lines.push(`${number} ${code} ${path}`);
  }
  return lines.sort();
}

/** Fails where a subject of the small workload finds anything else than the first; gives the number of faults. */
async function agree(all, records) {
  const [first, ...others] = all.filter(({ asksMore }) => !asksMore);
  const expected = await problems(first, records);
  if (expected.length < 20) throw new Error(`${expected.length} faults are too few to agree on`);
  for (const subject of others) {
    const found = await problems(subject, records);
    const only = (these, those) => these.filter((line) => !those.includes(line)).slice(0, 3);
    if (found.join("\n") !== expected.join("\n")) {
      throw new Error(`${subject.name} disagrees: has ${only(found, expected)}; lacks ${only(expected, found)}`);
    }
  }
  return expected.length;
}

/** One pass of a subject over all that it is given. */
function work(subject, way, inputs) {
  const given = subject.isSlow ? inputs[way].slice(0, FEW) : inputs[way];
  const records = way === "ndjson" ? inputs.text.length : given.length;
  const check = subject[way];
  if (subject.isAsync) {
    return async () => {
      for (const one of given) kept.count += await check(one);
      return records;
    };
  }
  return () => {
    for (const one of given) kept.count += check(one);
    return records;
  };
}

/** Microseconds a record: `times[way][subject]`, and what a report takes on its way out. */
export async function compare({ pkg, policy, bytes, engine, ...clock }) {
  const text = new TextDecoder().decode(bytes).trim().split("\n");
  const all = subjects(pkg, policy);
  const faults = await agree(all, text.slice(0, AGREED).map((line) => JSON.parse(line)));
  const inputs = {
    ndjson: [bytes],
    bytes: text.map((line) => new TextEncoder().encode(line)),
    text,
    object: text.map((line) => JSON.parse(line)),
  };
  const measured = WAYS.flatMap((way) => [...all, ...floors].filter((subject) => subject[way]).map((subject) => ({ way, subject })));
  const results = await byTurns(measured.map(({ way, subject }) => work(subject, way, inputs)), clock);
  const times = {};
  for (const [index, { way, subject }] of measured.entries()) (times[way] ??= {})[subject.name] = { ...spread(results[index]), isFloor: subject.isFloor };
  return {
    engine,
    records: text.length,
    bytesEach: bytes.length / text.length,
    faults,
    times,
    reportOut: await reportOut({ pkg, policy, ...clock }),
    kept: kept.count,
  };
}
