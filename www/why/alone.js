// One rule of a policy, run alone on its own examples: what the room sees is what the validator says now, not what somebody wrote down.

/** The day on which an example without one of its own is looked at; the packs' tests use the same. */
export const EXAMPLE_DAY = "2026-03-02";

/** A validator of nothing but this rule. */
export function validatorAlone(pack, rule, Validator, today) {
  const { ok, fails, ...kept } = rule;
  const { covered, notChecked, notes, extends: _, ...rest } = pack;
  return new Validator({ policy: { ...rest, rules: [kept] }, today });
}

/**
 * The rule's examples with the findings of each.
 * @returns {{ expected: "ok" | "fails", record: object, today: string, findings: object[] }[]}
 */
export function runExamples(pack, rule, Validator) {
  const validators = new Map();
  const validatorOn = (day) => {
    if (!validators.has(day)) validators.set(day, validatorAlone(pack, rule, Validator, day));
    return validators.get(day);
  };
  const run = (expected) => (example) => {
    const { today = EXAMPLE_DAY, ...fields } = example;
    const record = { kind: rule.kinds?.[0] ?? pack.kinds[0].id, ...fields };
    return { expected, record, today, findings: validatorOn(today).validate(record).findings };
  };
  const results = [...(rule.ok ?? []).map(run("ok")), ...(rule.fails ?? []).map(run("fails"))];
  for (const validator of validators.values()) validator.free();
  return results;
}
