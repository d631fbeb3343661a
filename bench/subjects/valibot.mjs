// The small workload in valibot.

import * as v from "valibot";
import { PARTIES, SECTIONS, day } from "./rules.mjs";
import { comparisons, faultAt } from "./comparisons.mjs";

const text = v.pipe(v.string(), v.regex(/\S/));
const date = v.pipe(v.string(), v.check((value) => day(value) !== null));
const all = (ids, shape) => v.object(Object.fromEntries(ids.map((id) => [id, shape])));

const shape = v.object({
  supervisee: v.object({ name: text }),
  supervisor: v.object({ name: text }),
  session: v.object({ date, durationMinutes: v.pipe(v.number(), v.minValue(90)) }),
  nextSession: v.object({ date }),
  sections: all(SECTIONS, v.object({ discussion: text })),
  signatures: all(PARTIES, v.object({ name: text, signedOn: date })),
  actions: v.array(v.object({ owner: text, due: date })),
  cases: v.array(v.object({ discussed: v.boolean(), recordedOn: v.optional(v.string()) })),
});

export function check(record) {
  const result = v.safeParse(shape, record);
  const faults = result.success ? [] : result.issues.map(({ path }) => faultAt(`/${path.map(({ key }) => key).join("/")}`));
  return faults.concat(comparisons(record));
}
