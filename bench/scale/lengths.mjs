// What a record costs by its length, in Node: microseconds a kilobyte, as bytes of one record.
//
// The files hold a few records each, of one length: longer by text (more sentences under the six headings) or by rows (more actions, more
// actions from before, more cases with their decisions).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import init, * as pkg from "../../pkg/index.js";
import { byTurns, kept, spread } from "../measure.mjs";
import { answer, processorTime, settings } from "../node.mjs";
import policy from "../../target/bench/small-policy.mjs";
import { HAND_WRITTEN, ofThisPackage } from "../subjects.mjs";

await init();
const encoder = new TextEncoder();
const subjects = [HAND_WRITTEN, ...ofThisPackage(pkg, policy)];

function records({ file }) {
  const lines = readFileSync(join(settings.corpus, file), "utf8").trim().split("\n");
  for (const line of lines) {
    for (const { name, faults } of subjects) {
      if (faults(JSON.parse(line)).some(({ code }) => code === "record/too-large")) throw new Error(`${name} does not read all of ${file}`);
    }
  }
  return lines.map((line) => encoder.encode(line));
}

const measured = settings.lengths.flatMap((length) => {
  const given = records(length);
  const bytes = given.reduce((sum, one) => sum + one.length, 0);
  const row = { by: length.by, bytes: bytes / given.length };
  return subjects.map((subject) => ({ ...row, subject: subject.name, work: work(subject, given, bytes / 1000) }));
});

function work(subject, given, kilobytes) {
  return () => {
    for (const one of given) kept.count += subject.bytes(one);
    return kilobytes;
  };
}

const results = await byTurns(measured.map(({ work }) => work), { rounds: settings.rounds, now: processorTime, least: 20 });
answer(measured.map(({ by, bytes, subject }, index) => ({ by, bytes, subject, ...spread(results[index]) })));
