// One record under several policies: what each asks, and what became of it.

import { DUTIES, dutyOf } from "./duties.js";
import { probePack, speaking } from "./probe.js";

/**
 * The rules of a policy with what became of each.
 *
 * - `missed`: the report has findings of it
 * - `met`: it speaks of this record and found nothing
 * - `silent`: it is for this kind of record, but its condition is not met or cannot be decided
 *
 * @returns {{ rule: object, state: "missed" | "met" | "silent", findings: object[] }[]} only rules for the record's kind
 */
export function outcomes({ pack, report, speaks }) {
  return pack.rules.flatMap((rule, number) => {
    if (rule.kinds !== undefined && !rule.kinds.includes(report.kind)) return [];
    const findings = report.findings.filter((finding) => finding.rule === `${pack.id}/${rule.id}`);
    const state = findings.length > 0 ? "missed" : speaks.has(number) ? "met" : "silent";
    return [{ rule, state, findings }];
  });
}

/**
 * Duties × policies. A cell has the outcomes of its rules and one word for them all: `missed` where any is, else `met` where any is, else `silent`,
 * and `not-asked` where the policy has no such rule for this kind of record.
 *
 * @param {object} record
 * @param {{ pack: object, validator: object, probe: object }[]} policies
 */
export function matrix(record, policies) {
  const columns = policies.map(({ pack, validator, probe }) => {
    const report = validator.validate(record);
    return { pack, report, outcomes: outcomes({ pack, report, speaks: speaking(probe, record) }) };
  });
  const rows = DUTIES.map(({ id, label }) => ({
    id,
    label,
    cells: columns.map(({ outcomes }) => cell(outcomes.filter(({ rule }) => dutyOf(rule) === id))),
  }));
  return { columns, rows: rows.filter(({ cells }) => cells.some(({ state }) => state !== "not-asked")) };
}

function cell(outcomes) {
  const any = (state) => outcomes.some((outcome) => outcome.state === state);
  const state = any("missed") ? "missed" : any("met") ? "met" : outcomes.length > 0 ? "silent" : "not-asked";
  return { state, outcomes };
}

/** What the validators of a column need; made once for each policy. */
export function column(pack, Validator, options) {
  return {
    pack,
    validator: new Validator({ ...options, policy: pack }),
    probe: new Validator({ ...options, policy: probePack(pack) }),
  };
}
