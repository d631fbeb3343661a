// What libraries that know shapes alone are helped with: rules that compare two fields, and what a wrong shape means at a place.

import { PARTIES, TODAY, addMonth, day, lastDayToRecord } from "./rules.mjs";

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

/** What it means that something is missing or of the wrong form at a place. */
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
