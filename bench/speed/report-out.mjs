// What a report takes on its way from Rust to JavaScript objects.
//
// An audit makes a report of every record, but hands it over only where somebody asks for it. The same record is audited both ways by turns;
// the difference is what it takes to write the report in the WebAssembly's memory and to make objects of it.

import { byTurns, kept, spread } from "../measure.mjs";
import { NINE_FAULTS } from "../nine-faults.mjs";
import { TODAY } from "../subjects/rules.mjs";

const RECORDS = 200;
/** A difference of two times needs more rounds than a time. */
const ROUNDS = 5;

export async function reportOut({ pkg, policy, rounds, ...clock }) {
  const validator = new pkg.Validator({ policy, today: TODAY });
  const findings = validator.validate(NINE_FAULTS).findings.length;
  if (findings !== 9) throw new Error(`${findings} findings where nine are to be carried over`);
  const bytes = new TextEncoder().encode(`${JSON.stringify(NINE_FAULTS)}\n`.repeat(RECORDS));
  const audit = (options) => () => {
    const auditor = validator.auditor({ histories: false, ...options });
    auditor.feed(bytes);
    return auditor.finish().records;
  };
  const onReport = (line, report) => (kept.count += report.findings.length);
  const [counted, reported] = await byTurns([audit({}), audit({ onReport })], { ...clock, rounds: rounds * ROUNDS });
  validator.free();
  return { findings, out: spread(reported.map((time, round) => time - counted[round])), counted: spread(counted), reported: spread(reported) };
}
