// Which conditional sections a record calls for.
//
// The conditions are the pack's own, and the validator decides them: a pack of probes has one rule for each section, whose check always finds
// something once its condition is true. So there is no second reading of conditions here.

import { Validator } from "../validator.js";

const NEVER = "asked-nowhere";

/** @returns {(record: object) => Set<string>} the ids of the conditional sections whose condition is true, of those in `sections`. */
export function conditionsOf(pack, kind, sections) {
  const conditional = sections.filter((section) => section.when !== undefined);
  if (conditional.length === 0) return () => new Set();
  const probes = {
    ...pack,
    id: "probes",
    extra: [...(pack.extra ?? []), { id: NEVER, label: "Asked nowhere" }],
    rules: conditional.map(({ id, when }) => ({
      id,
      clause: "-",
      kinds: [kind],
      strength: "advice",
      asks: "Whether the section is asked for.",
      check: "present",
      at: `/extra/${NEVER}`,
      // One finding for each probe: those of one code at one pointer would be one.
      code: "field/missing",
      when,
    })),
    covered: [],
    notes: [],
    notChecked: [],
  };
  let validators;
  try {
    validators = probes.rules.map((rule) => [rule.id, new Validator({ policy: { ...probes, rules: [rule] } })]);
  } catch {
    // A pack in the making: everything shows.
    return () => new Set(conditional.map(({ id }) => id));
  }
  return (record) =>
    new Set(validators.filter(([, validator]) => validator.validate({ ...record, policy: undefined, extra: undefined }).findings.length > 0).map(([id]) => id));
}
