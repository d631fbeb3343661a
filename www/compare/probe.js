// Which rules of a policy speak of a record. A report says what is wrong; whether a silent rule was kept or did not apply is asked with a second pack
// that has the same conditions and looks for nothing but a field that no record has.

const MARK = "probe-";

/**
 * A pack whose every rule finds something exactly where the condition of the policy's rule is true.
 * @param {object} pack a policy as `policy()` gives it
 */
export function probePack(pack) {
  const { covered, notChecked, notes, extends: _, ...kept } = pack;
  const rules = pack.rules.map((rule, number) => ({
    id: rule.id,
    clause: rule.clause,
    strength: "must",
    ...(rule.kinds === undefined ? {} : { kinds: rule.kinds }),
    ...(rule.when === undefined ? {} : { when: rule.when }),
    asks: rule.asks,
    check: "present",
    at: `/extra/${MARK}${number}`,
  }));
  const fields = rules.map((_, number) => ({ id: `${MARK}${number}`, label: "Probe", of: "record" }));
  return { ...kept, extra: [...(pack.extra ?? []), ...fields], rules };
}

/** The numbers of the rules that speak of the record, by a validator made with the pack above. */
export function speaking(validator, record) {
  const found = validator.validate(record).findings;
  const beginning = `/extra/${MARK}`;
  return new Set(found.filter(({ path }) => path.startsWith(beginning)).map(({ path }) => Number(path.slice(beginning.length))));
}
