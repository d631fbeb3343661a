// The form, drawn from a policy pack: its sections in order, its words, its roles and teams. Nothing here is of one policy.

import {
  checkboxesControl, dateControl, headingTarget, numberControl, radiosControl, selectControl, textareaControl, textControl,
} from "./controls.js";
import { disclosure, element } from "./dom.js";
import { labelsOf, mentioned, named } from "./labels.js";
import { get, put } from "./pointer.js";
import { rowsControl } from "./rows.js";

const STATUSES = [
  { id: "done", label: "Done" },
  { id: "in-progress", label: "In progress" },
  { id: "changed", label: "Changed" },
  { id: "not-done", label: "Not done" },
];
const YES_NO = [{ id: "yes", label: "Yes" }, { id: "no", label: "No" }];

/**
 * Draws the form for one kind of record into `place`.
 *
 * @param {(what: string) => void} changed called when a row came or went
 * @returns {{ read: () => object, write: (record: object) => void, controls: () => object[] }}
 */
export function drawForm(place, pack, kind, changed) {
  const label = labelsOf(pack);
  const asked = mentioned(pack, kind);
  const wanted = (pointer) => asked(pointer) || named(pack, pointer);
  const top = [];
  const add = (control) => {
    top.push(control);
    return control.element;
  };
  const roles = pack.roles ?? [];
  const at = (pointer, more) => ({ pointer, label: label(pointer), ...more });
  const text = (pointer, more) => add(textControl(at(pointer, more)));
  const date = (pointer, more) => add(dateControl(at(pointer, more)));
  const role = (pointer) => (roles.length > 0 ? add(selectControl(at(pointer, { choices: roles }))) : text(pointer));
  const only = (pointer, draw) => (asked(pointer) ? draw(pointer) : null);

  function heading(level, pointer, words) {
    return add(headingTarget(pointer, element(level, {}, words)));
  }

  function part(...content) {
    return element("section", { class: "part" }, ...content);
  }

  /** A disclosure for what only some rules ask; nothing where none does. */
  function seldom(summary, drawn) {
    const content = drawn.filter((one) => one !== null);
    return content.length === 0 ? null : disclosure(summary, content);
  }

  function extraFields(of, prefix) {
    return (pack.extra ?? []).filter((field) => field.of === of && asked(`${prefix}/extra/${field.id}`)).map((field) => {
      const options = { pointer: `${prefix}/extra/${field.id}`, label: label(`${prefix}/extra/${field.id}`) || field.label };
      if (field.type === "number") return add(numberControl(options));
      if (field.type === "date") return add(dateControl(options));
      if (field.type === "yes-no" || field.type === "boolean") {
        return add(radiosControl({ ...options, choices: YES_NO, values: { yes: true, no: false } }));
      }
      return add(textControl(options));
    });
  }

  // ── Rows ──

  function actionRow(pointer) {
    const row = (key, control, more) => control(at(`${pointer}/${key}`, more));
    const controls = [row("action", textareaControl, { rows: 2 }), row("measure", textareaControl, { rows: 2 })];
    for (const key of ["achievable", "relevance"]) {
      if (asked(`/actions/*/${key}`)) controls.push(row(key, textareaControl, { rows: 2 }));
    }
    controls.push(row("owner", textControl, { hint: "One person or one role" }));
    controls.push(row("due", textControl, { hint: "For example, 14 March 2026 or within 2 weeks" }));
    return controls;
  }

  function actions(pointer, { headed, to }) {
    return add(rowsControl({
      pointer,
      heading: headed,
      legend: (row) => `Action ${row}`,
      add: { first: "Add an action", more: "Add another action", to },
      controls: actionRow,
      changed,
    }));
  }

  function decisionRow(pointer) {
    return [
      textareaControl(at(`${pointer}/decision`, { rows: 2 })),
      textareaControl(at(`${pointer}/reason`, { rows: 2 })),
      textControl(at(`${pointer}/madeBy`)),
    ];
  }

  function previousRow(pointer) {
    return [
      textareaControl(at(`${pointer}/action`, { rows: 2 })),
      selectControl(at(`${pointer}/status`, { choices: STATUSES })),
      textareaControl(at(`${pointer}/reason`, { rows: 2 })),
    ];
  }

  // ── Sections ──

  function sectionFields(section, prompts) {
    const pointer = `/sections/${section.id}`;
    const words = section.when === undefined ? section.label : `${section.label} (where it applies)`;
    const large = { label: words, hint: section.help, large: true };
    const drawn = [];
    if (section.answer === "number") {
      const range = section.min === undefined || section.max === undefined ? undefined : `A number from ${section.min} to ${section.max}`;
      drawn.push(add(numberControl({ ...large, pointer: `${pointer}/value`, hint: section.help ?? range })));
      drawn.push(add(textareaControl({ pointer: `${pointer}/discussion`, label: "What was discussed", rows: 3 })));
    } else if (section.answer === "yes-no") {
      drawn.push(add(radiosControl({ ...large, pointer: `${pointer}/value`, choices: YES_NO })));
      drawn.push(add(textareaControl({ pointer: `${pointer}/discussion`, label: "What was discussed", rows: 3 })));
    } else if (section.answer !== "actions") {
      drawn.push(add(textareaControl({ ...large, pointer: `${pointer}/discussion`, rows: 5 })));
    }
    if (prompts.length > 0) {
      const list = element("ul", {}, prompts.map((prompt) => element("li", {}, prompt.label)));
      const shown = disclosure(`Prompts for ${section.label}`, list);
      shown.classList.add("prompts");
      drawn.splice(1, 0, shown);
    }
    const headed = section.answer === "actions" ? element("h3", {}, words) : undefined;
    drawn.push(actions(`${pointer}/actions`, { headed, to: section.label }));
    return element("div", { class: "discussion", role: "group", "aria-label": section.label }, drawn);
  }

  const sections = (pack.sections ?? []).filter((section) => section.kinds.includes(kind));
  function allSections() {
    const drawn = [];
    for (const [index, section] of sections.entries()) {
      if (section.prompt || section.answer === "fields") continue;
      const after = sections.slice(index + 1);
      const end = after.findIndex((other) => !other.prompt);
      drawn.push(sectionFields(section, end < 0 ? after : after.slice(0, end)));
    }
    return drawn;
  }

  // ── The parts of the form ──

  function supervisee() {
    const circumstances = (pack.circumstances ?? []).filter((one) => one.of === "worker");
    const employments = ["permanent", "temporary", "agency"].map((id) => ({ id, label: id[0].toUpperCase() + id.slice(1) }));
    return part(
      heading("h2", "/supervisee", "Supervisee"),
      text("/supervisee/name"),
      role("/supervisee/role"),
      (pack.teams ?? []).length > 0 ? add(selectControl(at("/supervisee/team", { choices: pack.teams }))) : only("/supervisee/team", text),
      seldom("More about the supervisee", [
        only("/supervisee/startedOn", date),
        only("/supervisee/registration", (pointer) => text(pointer, { width: "width-20" })),
        only("/supervisee/employment", (pointer) => add(selectControl(at(pointer, { choices: employments })))),
        only("/supervisee/employedOn", date),
        only("/supervisee/lastObservedOn", date),
        only("/supervisee/lastAppraisalOn", date),
        only("/supervisee/caseload", (pointer) => add(numberControl(at(pointer)))),
        ...extraFields("supervisee", "/supervisee"),
        circumstances.length === 0
          ? null
          : only("/supervisee/circumstances", (pointer) => add(checkboxesControl(at(pointer, { choices: circumstances, hint: "Choose all that apply" })))),
      ]),
    );
  }

  function supervisor() {
    return part(
      heading("h2", "/supervisor", "Supervisor"),
      text("/supervisor/name"),
      role("/supervisor/role"),
      text("/supervisor/registration", { width: "width-20" }),
      only("/supervisor/lastObservedOn", date),
    );
  }

  function session() {
    const minutes = label("/session/durationMinutes");
    return part(
      heading("h2", "/session", "The session"),
      date("/session/date", { hint: "For example, 9 3 2026" }),
      add(numberControl(at("/session/durationMinutes", { hint: /minute/i.test(minutes) ? undefined : "In minutes" }))),
      wanted("/session/venue") ? text("/session/venue") : null,
      date("/session/previousDate"),
      seldom("More about how often sessions are held", [
        only("/session/previousWith", role),
        only("/frequencyChange/every", (pointer) => text(pointer, { hint: "For example, every 6 weeks", width: "width-20" })),
        only("/frequencyChange/agreedOn", date),
        only("/frequencyChange/reason", (pointer) => add(textareaControl(at(pointer, { rows: 2 })))),
      ]),
    );
  }

  function previousActions() {
    return part(add(rowsControl({
      pointer: "/previousActions",
      heading: element("h2", {}, label("/previousActions")),
      legend: (row) => `Earlier action ${row}`,
      add: { first: "Add an earlier action", more: "Add another earlier action" },
      controls: previousRow,
      changed,
    })));
  }

  function decisions() {
    return add(rowsControl({
      pointer: "/decisions",
      heading: element("h3", {}, label("/decisions")),
      legend: (row) => `Decision ${row}`,
      add: { first: "Add a decision", more: "Add another decision" },
      controls: decisionRow,
      changed,
    }));
  }

  function disagreement() {
    const inner = element("div", { class: "revealed", id: "disagreement--more", hidden: true });
    const exists = radiosControl({
      pointer: "/disagreement/exists",
      label: "Do the supervisor and the supervisee disagree about anything in this record?",
      choices: YES_NO,
      values: { yes: true, no: false },
    });
    const drawn = part(heading("h2", "/disagreement", "Disagreement"), add(exists), inner);
    inner.append(add(textareaControl(at("/disagreement/note", { rows: 3 }))));
    for (const pointer of ["/disagreement/escalatedTo", "/disagreement/superviseeComments"]) {
      if (wanted(pointer)) inner.append(text(pointer));
    }
    const show = () => {
      inner.hidden = exists.read() !== true;
    };
    // On its way up, "input" passes here before the form reads the record.
    exists.element.addEventListener("input", show);
    const write = exists.write;
    exists.write = (value) => {
      write(value);
      show();
    };
    return drawn;
  }

  function signature(party) {
    const pointer = `/signatures/${party}`;
    const name = { pointer: `${pointer}/name`, label: label(pointer), hint: "Type the full name to sign" };
    return element("div", { class: "column" }, add(textControl(name)), date(`${pointer}/signedOn`));
  }

  function sharing() {
    const dates = ["/draftSharedOn", "/agreedOn", "/copySharedOn"].filter(wanted);
    const drawn = dates.map((pointer) => date(pointer));
    if (asked("/recordedBy")) drawn.push(role("/recordedBy"));
    return drawn.length === 0 ? null : part(element("h2", {}, "Sharing the record"), drawn, extraFields("record", ""));
  }

  place.replaceChildren();
  for (const drawn of [
    supervisee(),
    supervisor(),
    session(),
    previousActions(),
    part(element("h2", {}, "What was discussed"), allSections()),
    part(element("h2", {}, "Other actions and decisions"), actions("/actions", { headed: element("h3", {}, "Actions that belong to no one section") }), decisions()),
    disagreement(),
    part(
      element("h2", {}, "Next session"),
      date("/nextSession/date"),
      wanted("/nextSession/venue") ? text("/nextSession/venue") : null,
    ),
    part(element("h2", {}, "Signatures"), element("div", { class: "side-by-side" }, signature("supervisor"), signature("supervisee"))),
    sharing(),
  ]) {
    if (drawn !== null) place.append(drawn);
  }

  return {
    /** The record as the form holds it. What is hidden behind an answer is not part of it. */
    read() {
      const record = { policy: pack.id, kind };
      for (const control of top) {
        const value = control.read === undefined || control.element.closest("[hidden]") ? undefined : control.read();
        if (value !== undefined) put(record, control.pointer, value);
      }
      return record;
    },
    write(record) {
      for (const control of top) control.write?.(get(record, control.pointer));
    },
    /** All controls that there are now, in the order of the page. */
    controls: () => top.flatMap((control) => [control, ...(control.rows ?? []).flat()]),
  };
}

