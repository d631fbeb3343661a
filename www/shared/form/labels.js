// What a form calls a field: the pack's word for it, else the one that the validator's own sentences use.

import { covers } from "../pointer.js";
import { pattern } from "./asked.js";

/** Names for the fields of a record that a pack need not name; `{n}` is the number of the row. */
const USUAL = {
  "/supervisee/name": "Name of the supervisee",
  "/supervisee/role": "Role of the supervisee",
  "/supervisee/team": "Team",
  "/supervisee/startedOn": "Date the supervisee started in the role",
  "/supervisee/registration": "Supervisee’s registration number",
  "/supervisee/employment": "Type of employment",
  "/supervisee/employedOn": "Date employment began",
  "/supervisee/lastObservedOn": "Date practice was last observed",
  "/supervisee/lastAppraisalOn": "Date of the last appraisal",
  "/supervisee/caseload": "Number of cases held",
  "/supervisee/circumstances": "Circumstances of the supervisee",
  "/supervisor/name": "Name of the supervisor",
  "/supervisor/role": "Role of the supervisor",
  "/supervisor/registration": "Supervisor’s registration number",
  "/supervisor/lastObservedOn": "Date the supervisor was last observed",
  "/session/date": "Date of the session",
  "/session/durationMinutes": "Length of the session in minutes",
  "/session/venue": "Place of the session",
  "/session/previousDate": "Date of the previous session",
  "/session/previousWith": "Who held the previous session",
  "/frequencyChange/every": "Agreed frequency",
  "/frequencyChange/agreedOn": "Date the changed frequency was agreed",
  "/frequencyChange/reason": "Reason for the changed frequency",
  "/previousActions": "Review of the last session’s actions",
  "/previousActions/*/action": "Action {n} from last time",
  "/previousActions/*/status": "What became of action {n} from last time",
  "/previousActions/*/reason": "Why action {n} from last time was not done",
  "/actions/*/action": "What will be done in action {n}",
  "/actions/*/measure": "How action {n} will be measured",
  "/actions/*/achievable": "What makes action {n} achievable",
  "/actions/*/relevance": "Why action {n} is relevant",
  "/actions/*/owner": "Who will do action {n}",
  "/actions/*/due": "When action {n} is due",
  "/decisions": "Decisions",
  "/decisions/*/decision": "Decision {n}",
  "/decisions/*/reason": "Reason for decision {n}",
  "/decisions/*/madeBy": "Who made decision {n}",
  "/disagreement/exists": "Whether there is a disagreement",
  "/disagreement/note": "What the disagreement is about",
  "/disagreement/escalatedTo": "Who the disagreement was taken to",
  "/disagreement/superviseeComments": "Supervisee’s comments on the disagreement",
  "/nextSession/date": "Date of the next session",
  "/nextSession/venue": "Place of the next session",
  "/signatures/supervisee": "Supervisee’s signature",
  "/signatures/supervisor": "Supervisor’s signature",
  "/signatures/supervisee/signedOn": "Date the supervisee signed",
  "/signatures/supervisor/signedOn": "Date the supervisor signed",
  "/supervisee/setting": "Setting of the supervisee’s work",
  "/session/mode": "How the session was held",
  "/session/purpose": "Purpose of the session",
  "/nextSession/mode": "How the next session will be held",
  "/disagreement/resolved": "Whether the disagreement was resolved",
  "/attachments": "What is attached",
  "/attendance": "Who was there",
  "/attendance/*/name": "Name of person {n}",
  "/attendance/*/role": "Role of person {n}",
  "/cases": "Cases",
  "/cases/*/reference": "Reference of case {n}",
  "/cases/*/discussed": "Whether case {n} was discussed",
  "/cases/*/reasonNotDiscussed": "Why case {n} was not discussed",
  "/cases/*/lastDiscussedOn": "Date case {n} was last discussed before",
  "/cases/*/circumstances": "Circumstances of case {n}",
  "/cases/*/openedOn": "Date case {n} was opened",
  "/cases/*/closedOn": "Date case {n} was closed",
  "/cases/*/recordedOn": "Date case {n} was recorded",
  "/cases/*/recordedAs": "How case {n} was recorded",
  "/cases/*/recordedOnRecordOf": "Whose record case {n} was recorded on",
  "/events": "What happened around the session",
  "/events/*/type": "What happened ({n})",
  "/events/*/on": "When it happened ({n})",
  "/events/*/by": "Who did it ({n})",
  "/events/*/role": "Role of who did it ({n})",
  "/events/*/reason": "Reason ({n})",
  "/events/*/of": "Date of the session concerned ({n})",
  "/history": "Earlier sessions",
  "/history/*/date": "Date of earlier session {n}",
  "/history/*/minutes": "Minutes of earlier session {n}",
  "/history/*/kind": "Kind of earlier session {n}",
  "/history/*/withRole": "Who held earlier session {n}",
  "/agreement/relationshipBeganOn": "Date the supervisory relationship began",
  "/agreement/agreedOn": "Date of the agreement",
  "/agreement/lastReviewedOn": "Date of the last review",
  "/agreement/reviewDueOn": "Date of the next review",
  "/leftOn": "Date the worker left",
  "/handedOverOn": "Date the records were handed over",
  "/deletedOn": "Date the records were deleted",
  "/recordedBy": "Who wrote the record",
  "/draftSharedOn": "Date the draft was shared",
  "/agreedOn": "Date the record was agreed",
  "/copySharedOn": "Date the copy was shared",
};

/** @returns {(pointer: string) => string} the label of the field at a pointer. */
export function labelsOf(pack) {
  const own = Object.entries(pack.labels ?? {});
  const listed = [
    ...(pack.sections ?? []).filter((section) => section.answer === "fields" && typeof section.at === "string").map(({ at, label }) => [at, label]),
    ...(pack.terms ?? []).map(({ id, label }) => [`/agreement/${id}`, label]),
    ...(pack.fileItems ?? []).map(({ id, label }) => [`/file/${id}`, label]),
    ...(pack.extra ?? []).map(({ id, label, of }) => [`${EXTRA[of] ?? ""}/extra/${id}`, label]),
    ...(pack.sections ?? []).map(({ id, label }) => [`/sections/${id}`, label]),
  ];
  return (pointer) => {
    const number = /\/(\d+)(?!.*\/\d)/.exec(pointer)?.[1];
    const at = pattern(pointer);
    const found = [...own, ...listed].find(([of]) => covers(of, at))?.[1];
    const label = found ?? USUAL[at] ?? USUAL[at.replace(/^\/cases\/\*(?=\/)/, "").replace(/^\/sections\/[^/]+/, "")] ?? "";
    return (label || spelled(at)).replaceAll("{n}", number === undefined ? "" : String(Number(number) + 1)).trim();
  };
}

const EXTRA = { supervisee: "/supervisee", case: "/cases/*" };

/** For a field that nobody named: "/agreement/reviewSignatures/supervisee/signedOn" → "Supervisee signed on". */
function spelled(pointer) {
  const steps = pointer.split("/").filter((step) => step !== "*" && step !== "").slice(-2);
  const words = steps.join(" ").replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("-", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
