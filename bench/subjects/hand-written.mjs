// What a good engineer would write by hand for the small workload: the same faults as small-policy.json finds, at the same places.

import { PARTIES, SECTIONS, TODAY, addMonth, day, isBlank, lastDayToRecord } from "./rules.mjs";

const today = day(TODAY);

/** Every fault as `{ code, path }`. */
export function check(record) {
  const faults = [];
  const add = (code, path) => faults.push({ code, path });
  if (isBlank(record.supervisee?.name)) add("field/missing", "/supervisee/name");
  if (isBlank(record.supervisor?.name)) add("field/missing", "/supervisor/name");
  const session = day(record.session?.date);
  if (session === null) add("field/missing", "/session/date");
  const next = day(record.nextSession?.date);
  if (next === null) add("field/missing", "/nextSession/date");
  if (session !== null && next !== null && next > addMonth(session)) add("next-session/too-late", "/nextSession/date");
  const minutes = record.session?.durationMinutes;
  if (typeof minutes !== "number") add("duration/missing", "/session/durationMinutes");
  else if (minutes < 90) add("duration/too-short", "/session/durationMinutes");
  for (const id of SECTIONS) {
    if (isBlank(record.sections?.[id]?.discussion)) add("section/missing", `/sections/${id}`);
  }
  for (const party of PARTIES) {
    const signature = record.signatures?.[party];
    if (isBlank(signature?.name)) {
      add("signature/missing", `/signatures/${party}`);
      continue;
    }
    const signed = day(signature.signedOn);
    if (signed === null) add("signature/undated", `/signatures/${party}/signedOn`);
    else if (session !== null && signed < session) add("signature/before-session", `/signatures/${party}/signedOn`);
  }
  const actions = record.actions ?? [];
  for (let row = 0; row < actions.length; row++) {
    const action = actions[row];
    if (isBlank(action.owner)) add("action/no-owner", `/actions/${row}/owner`);
    const due = day(action.due);
    if (due === null) add("action/no-due", `/actions/${row}/due`);
    else if (session !== null && due < session) add("action/due-before-session", `/actions/${row}/due`);
  }
  const cases = record.cases ?? [];
  const last = session === null ? null : lastDayToRecord(session);
  for (let row = 0; row < cases.length; row++) {
    if (cases[row].discussed !== true || last === null) continue;
    const recorded = day(cases[row].recordedOn);
    if (recorded === null) {
      if (today > last) add("deadline/overdue", `/cases/${row}/recordedOn`);
    } else if (recorded > last) {
      add("deadline/missed", `/cases/${row}/recordedOn`);
    }
  }
  return faults;
}
