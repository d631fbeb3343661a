// What supervision policies ask for, in rows that can be laid beside each other. A rule belongs to the first row that knows it, by what it looks
// for and where: by nothing that only one policy has.

/** @type {{ id: string, label: string, knows: (check: object) => boolean }[]} */
export const DUTIES = [
  { id: "frequency", label: "How often sessions are held", knows: (c) => oneOf(c, "interval", "sessions-in-window") || coded(c, "interval/") || leads(c, "/nextSession/date", "deadline") },
  { id: "next-session", label: "The date of the next session", knows: (c) => oneOf(c, "next-session") || leads(c, "/nextSession", "present") },
  { id: "length", label: "How long a session lasts", knows: (c) => oneOf(c, "duration") },
  { id: "changed-frequency", label: "Reasons for another frequency", knows: (c) => coded(c, "frequency/") },
  { id: "events", label: "Cancelled, rearranged, prepared sessions", knows: (c) => oneOf(c, "event") || coded(c, "event/") },
  { id: "signatures", label: "Signatures and their dates", knows: (c) => oneOf(c, "signature") || anyLeads(c, "/signatures") },
  { id: "copies", label: "Draft, agreed text and copies", knows: (c) => anyLeads(c, "/draftSharedOn", "/agreedOn", "/copySharedOn") },
  { id: "actions-agreed", label: "Actions are agreed", knows: (c) => oneOf(c, "actions-agreed") || coded(c, "action/missing") },
  { id: "actions-owner", label: "Each action has an owner", knows: (c) => finds(c, "action", "no-owner") },
  { id: "actions-due", label: "Each action has a date", knows: (c) => finds(c, "action", "no-due", "vague-due", "due-before-session") },
  { id: "actions-smart", label: "Actions are SMART", knows: (c) => oneOf(c, "action") },
  { id: "previous-actions", label: "The last session’s actions are reviewed", knows: (c) => coded(c, "previous-actions/") || anyLeads(c, "/previousActions", "/cases/*/previousActions") },
  { id: "decisions", label: "Decisions and their reasons", knows: (c) => coded(c, "decision/") || anyLeads(c, "/decisions", "/cases/*/decisions") },
  { id: "case-review", label: "How often cases are discussed", knows: (c) => oneOf(c, "case-review") || coded(c, "case/review-overdue", "case/not-discussed") },
  { id: "case-recording", label: "When and where cases are recorded", knows: (c) => coded(c, "case/") || anyLeads(c, "/cases/*/recorded") },
  { id: "anonymity", label: "Nobody can be recognised", knows: (c) => oneOf(c, "anonymity") },
  { id: "group", label: "Group sessions", knows: (c) => coded(c, "group/") || anyLeads(c, "/attend", "/group") },
  { id: "agreement", label: "The supervision agreement", knows: (c) => oneOf(c, "agreement-limit") || coded(c, "agreement/") || anyLeads(c, "/agreement") },
  { id: "disagreement", label: "Disagreement", knows: (c) => coded(c, "disagreement/") || anyLeads(c, "/disagreement") },
  { id: "supervisor", label: "Who may supervise", knows: (c) => coded(c, "supervisor/") || oneOf(c, "different") || anyLeads(c, "/supervisor") },
  { id: "development", label: "Observation, appraisal, the worker’s own dates", knows: (c) => anyLeads(c, "/supervisee") },
  { id: "file", label: "The supervision file", knows: (c) => oneOf(c, "file-item") || anyLeads(c, "/file") },
  { id: "retention", label: "When somebody leaves", knows: (c) => coded(c, "retention/") || anyLeads(c, "/leftOn", "/handedOverOn", "/deletedOn") },
  { id: "topics", label: "Topics of the session", knows: (c) => oneOf(c, "section") || coded(c, "section/") || anyLeads(c, "/sections", "/cases/*/sections") },
  { id: "scope", label: "Whom the policy covers", knows: (c) => oneOf(c, "not-applicable") },
  { id: "other", label: "Other entries of the record", knows: () => true },
];

/** The row that a rule belongs to, by its first check. */
export function dutyOf(rule) {
  return DUTIES.find(({ knows }) => knows(rule)).id;
}

function oneOf(check, ...names) {
  return names.includes(check.check);
}

function coded(check, ...beginnings) {
  return beginnings.some((beginning) => check.code?.startsWith(beginning));
}

function finds(check, name, ...faults) {
  return check.check === name && (check.finds ?? []).some((fault) => faults.includes(fault));
}

/** Whether a check of that kind looks at this place. */
function leads(check, beginning, name) {
  return check.check === name && anyLeads(check, beginning);
}

function anyLeads(check, ...beginnings) {
  // A deadline without `to` runs on from a date: that is the place it looks at.
  const from = check.check === "deadline" && check.to === undefined ? Object.values(typeof check.from === "object" ? check.from : [check.from]).flat() : [];
  const places = [check.to, check.at, check.anyOf, check.of, check.path, from].flat().filter((place) => typeof place === "string");
  return places.some((place) => beginnings.some((beginning) => place.startsWith(beginning)));
}
