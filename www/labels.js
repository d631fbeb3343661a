// What a form calls a field: the pack's word for it, else the one that the validator's own sentences use.

import { covers } from "./pointer.js";

/** Names for the fields of a one-to-one record that a pack need not name; `{n}` is the number of the row. */
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
  "/recordedBy": "Who wrote the record",
  "/draftSharedOn": "Date the draft was shared",
  "/agreedOn": "Date the record was agreed",
  "/copySharedOn": "Date the copy was shared",
};

/** @returns {(pointer: string) => string} the label of the field at a pointer. */
export function labelsOf(pack) {
  const own = Object.entries(pack.labels ?? {});
  return (pointer) => {
    const number = /\/(\d+)\//.exec(pointer)?.[1];
    const pattern = pointer.replace(/\/\d+(?=\/|$)/g, "/*");
    const found = own.find(([of]) => covers(of, pattern));
    const label = found?.[1] ?? USUAL[pattern] ?? USUAL[pattern.replace(/^\/sections\/[^/]+/, "")] ?? "";
    return label.replace("{n}", number === undefined ? "" : String(Number(number) + 1)).trim();
  };
}

/** Whether a pack has a word of its own for the field. */
export function named(pack, pointer) {
  return Object.keys(pack.labels ?? {}).some((of) => covers(of, pointer));
}

/** Whether a rule for this kind of record speaks of the field. */
export function mentioned(pack, kind) {
  const pointers = new Set();
  const collect = (value) => {
    if (typeof value === "string" && value.startsWith("/")) pointers.add(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(collect);
  };
  for (const rule of pack.rules ?? []) {
    if (rule.kinds !== undefined && !rule.kinds.includes(kind)) continue;
    const { ok, fails, ...asked } = rule;
    collect(asked);
    // An action's own fields are asked for by the names of what is found.
    if (JSON.stringify(asked).includes('"not-achievable"')) pointers.add("/actions/*/achievable");
    if (JSON.stringify(asked).includes('"not-relevant"')) pointers.add("/actions/*/relevance");
  }
  return (pointer) => pointers.has(pointer);
}
