// The shapes of the small workload as a JSON Schema. What compares two fields has no word in the standard: it is asked beside it.

import { PARTIES, SECTIONS } from "./rules.mjs";

const text = { type: "string", pattern: "\\S" };
const date = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" };
const object = (properties) => ({ type: "object", required: Object.keys(properties), properties });

export const schema = object({
  supervisee: object({ name: text }),
  supervisor: object({ name: text }),
  session: object({ date, durationMinutes: { type: "number", minimum: 90 } }),
  nextSession: object({ date }),
  sections: object(Object.fromEntries(SECTIONS.map((id) => [id, object({ discussion: text })]))),
  signatures: object(Object.fromEntries(PARTIES.map((party) => [party, object({ name: text, signedOn: date })]))),
  actions: { type: "array", items: object({ owner: text, due: date }) },
  cases: { type: "array", items: { type: "object" } },
});
