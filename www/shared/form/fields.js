// Which control a field of a record has: by its pointer, by what the pack lists for it, by the type that a rule or an extra field gives it.

import { checkboxesControl, dateControl, numberControl, radiosControl, selectControl, textareaControl, textControl } from "./controls.js";
import { pattern } from "./asked.js";

const YES_NO = { choices: [{ id: "yes", label: "Yes" }, { id: "no", label: "No" }], values: { yes: true, no: false } };
const MODES = choices("in-person", "virtual");
const listed = (key) => ({ pack }) => pack[key] ?? [];

/** By pattern of pointer: which control, with what choices. A list that the pack leaves empty makes it a line of text. */
const FIELDS = {
  "/supervisee/role": { control: selectControl, choices: listed("roles") },
  "/supervisor/role": { control: selectControl, choices: listed("roles") },
  "/session/previousWith": { control: selectControl, choices: listed("roles") },
  "/recordedBy": { control: selectControl, choices: listed("roles") },
  "/history/*/withRole": { control: selectControl, choices: listed("roles") },
  "/events/*/role": { control: selectControl, choices: listed("roles") },
  "/supervisee/team": { control: selectControl, choices: listed("teams") },
  "/supervisee/employment": { control: selectControl, choices: () => choices("permanent", "temporary", "agency") },
  "/supervisee/circumstances": { control: checkboxesControl, choices: circumstances("worker") },
  "/supervisee/caseload": { control: numberControl },
  "/supervisee/registration": { control: textControl, width: 20 },
  "/supervisor/registration": { control: textControl, width: 20 },
  "/session/durationMinutes": { control: numberControl, hint: ({ words }) => (/minute/i.test(words) ? undefined : "In minutes") },
  "/session/mode": { control: radiosControl, choices: () => MODES },
  "/nextSession/mode": { control: radiosControl, choices: () => MODES },
  "/session/purpose": { control: radiosControl, choices: () => choices("line-management", "professional") },
  "/frequencyChange/every": { control: textControl, width: 20, hint: () => "For example, every 6 weeks" },
  "/frequencyChange/reason": { control: textareaControl, rows: 2 },
  "/disagreement/note": { control: textareaControl, rows: 3 },
  "/disagreement/superviseeComments": { control: textareaControl, rows: 3 },
  "/disagreement/resolved": { control: radiosControl, ...YES_NO },
  "/attachments": { control: checkboxesControl, choices: listed("attachments") },
  "/attendance/*/role": {
    control: checkboxesControl,
    choices: () => choices("facilitator", "observer", "caseworker", "participant", "manager"),
  },
  "/cases/*/discussed": { control: radiosControl, ...YES_NO },
  "/cases/*/circumstances": { control: checkboxesControl, choices: circumstances("case") },
  "/cases/*/recordedAs": { control: selectControl, choices: listed("noteTypes") },
  "/cases/*/recordedOnRecordOf": { control: selectControl, choices: listed("recordOwners") },
  "/cases/*/reasonNotDiscussed": { control: textareaControl, rows: 2 },
  "/events/*/type": { control: selectControl, choices: listed("events") },
  "/history/*/kind": { control: selectControl, choices: listed("kinds") },
  "/history/*/minutes": { control: numberControl },
  "/previousActions/*/status": { control: selectControl, choices: () => choices("done", "in-progress", "changed", "not-done") },
  "/actions/*/owner": { control: textControl, hint: () => "One person or one role" },
  "/actions/*/due": { control: textControl, hint: () => "For example, 14 March 2026 or within 2 weeks" },
  "/decisions/*/madeBy": { control: textControl },
};
for (const key of ["action", "measure", "achievable", "relevance"]) FIELDS[`/actions/*/${key}`] = { control: textareaControl, rows: 2 };
for (const key of ["decision", "reason"]) FIELDS[`/decisions/*/${key}`] = { control: textareaControl, rows: 2 };
for (const key of ["action", "reason"]) FIELDS[`/previousActions/*/${key}`] = { control: textareaControl, rows: 2 };

/** The control for one field. `more` overrides label and hint. */
export function fieldControl(context, pointer, more = {}) {
  const words = more.label ?? context.label(pointer);
  const known = FIELDS[pattern(pointer)] ?? FIELDS[rowPattern(pointer)] ?? guessed(context, pointer);
  const offered = typeof known.choices === "function" ? known.choices(context) : known.choices;
  const options = { ...known, pointer, label: words, hint: known.hint?.({ ...context, words }), choices: offered, ...more };
  return offered?.length === 0 ? textControl(options) : known.control(options);
}

/** Rows of actions, decisions and earlier actions are the same in a case and in a section as in the record. */
function rowPattern(pointer) {
  return /\/(actions|decisions|previousActions)\/\d+\/[^/]+$/.exec(pointer)?.[0].replace(/\/\d+\//, "/*/");
}

function guessed({ pack, asked }, pointer) {
  const extra = /\/extra\/([^/]+)$/.exec(pointer)?.[1];
  const type = (pack.extra ?? []).find(({ id }) => id === extra)?.type ?? typeOf(pack, pattern(pointer));
  if (type === "number" || type === "minutes") return { control: numberControl };
  if (type === "date" || /On$|[dD]ate$/.test(pointer)) return { control: dateControl };
  if (type === "yes-no" || type === "boolean") return { control: radiosControl, ...YES_NO };
  if (/^\/agreement\/[^/]+$/.test(pointer) && asked.has(pointer)) return { control: textareaControl, rows: 2 };
  return { control: textControl };
}

/** The type that a rule of the pack wants the field to be of. */
function typeOf(pack, at) {
  return (pack.rules ?? []).find((rule) => rule.as !== undefined && [rule.at, rule.anyOf].flat().includes(at))?.as;
}

function circumstances(of) {
  return ({ pack }) => (pack.circumstances ?? []).filter((one) => one.of === of);
}

function choices(...ids) {
  return ids.map((id) => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ") }));
}
