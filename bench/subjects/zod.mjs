// The small workload in zod.

// Not `{ z }`: that brings every language of its messages into a bundle.
import * as z from "zod";
import { PARTIES, SECTIONS, day } from "./rules.mjs";
import { comparisons, faultAt } from "./comparisons.mjs";

const text = z.string().regex(/\S/);
const date = z.string().refine((value) => day(value) !== null);
const all = (ids, shape) => z.object(Object.fromEntries(ids.map((id) => [id, shape])));

const shape = z.object({
  supervisee: z.object({ name: text }),
  supervisor: z.object({ name: text }),
  session: z.object({ date, durationMinutes: z.number().min(90) }),
  nextSession: z.object({ date }),
  sections: all(SECTIONS, z.object({ discussion: text })),
  signatures: all(PARTIES, z.object({ name: text, signedOn: date })),
  actions: z.array(z.object({ owner: text, due: date })),
  cases: z.array(z.object({ discussed: z.boolean(), recordedOn: z.string().optional() })),
});

export function check(record) {
  const result = shape.safeParse(record);
  const faults = result.success ? [] : result.error.issues.map(({ path }) => faultAt(`/${path.join("/")}`));
  return faults.concat(comparisons(record));
}
