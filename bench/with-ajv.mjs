// The small workload as a JSON Schema. What compares two fields has no word in the standard: it is asked beside it, here and for every library
// that knows shapes alone.

import { PARTIES, SECTIONS, TODAY, addMonth, day, lastDayToRecord } from "./rules.mjs";

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

/** The faults that compare two fields, as `{ code, path }`. */
export function comparisons(record) {
  const faults = [];
  const add = (code, path) => faults.push({ code, path });
  const session = day(record.session?.date);
  if (session !== null) {
    const next = day(record.nextSession?.date);
    if (next !== null && next > addMonth(session)) add("next-session/too-late", "/nextSession/date");
    for (const party of PARTIES) {
      const signed = day(record.signatures?.[party]?.signedOn);
      if (signed !== null && signed < session) add("signature/before-session", `/signatures/${party}/signedOn`);
    }
    record.actions?.forEach(({ due }, row) => {
      const number = day(due);
      if (number !== null && number < session) add("action/due-before-session", `/actions/${row}/due`);
    });
    const last = lastDayToRecord(session);
    record.cases?.forEach(({ discussed, recordedOn }, row) => {
      if (discussed !== true) return;
      const recorded = day(recordedOn);
      if (recorded === null ? day(TODAY) > last : recorded > last) {
        add(recorded === null ? "deadline/overdue" : "deadline/missed", `/cases/${row}/recordedOn`);
      }
    });
  }
  return faults;
}

/** Of a validator that Ajv made. */
export function withAjv(validate) {
  return (record) => {
    const faults = comparisons(record);
    if (validate(record)) return faults;
    const found = new Set();
    for (const { keyword, instancePath, params } of validate.errors) {
      const fault = faultAt(keyword === "required" ? `${instancePath}/${params.missingProperty}` : instancePath);
      // A blank text may fail twice: one fault.
      if (found.has(fault.path)) continue;
      found.add(fault.path);
      faults.push(fault);
    }
    return faults;
  };
}

/** What it means that something is missing or of the wrong form at a place; shared by the libraries that only know shapes. */
export function faultAt(path) {
  const steps = path.split("/");
  switch (steps[1]) {
    case "sections":
      return { code: "section/missing", path: `/sections/${steps[2]}` };
    case "signatures":
      return steps[3] === "signedOn" ? { code: "signature/undated", path } : { code: "signature/missing", path: `/signatures/${steps[2]}` };
    case "actions":
      return { code: steps[3] === "owner" ? "action/no-owner" : "action/no-due", path };
    case "session":
      return { code: steps[2] === "durationMinutes" ? "duration/too-short" : "field/missing", path };
    default:
      return { code: "field/missing", path };
  }
}
