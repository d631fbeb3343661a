// The lists of a record and what a row of each holds: fields that are always there, and those that a rule of the policy speaks of.

import { fieldControl } from "./fields.js";
import { rowsControl } from "./rows.js";
import { sectionControls } from "./sections.js";
import { element } from "../dom.js";

const LISTS = {
  actions: { one: "action", always: ["action", "measure"], asked: ["achievable", "relevance"], then: ["owner", "due"] },
  decisions: { one: "decision", always: ["decision", "reason", "madeBy"] },
  previousActions: { one: "earlier action", always: ["action", "status", "reason"] },
  attendance: { one: "person", more: "another person", always: ["name", "role"] },
  events: { one: "event", always: ["type", "on"], asked: ["by", "role", "reason", "of"] },
  history: { one: "earlier session", always: ["date"], asked: ["minutes", "kind", "withRole"] },
  cases: {
    one: "case",
    always: ["reference"],
    asked: ["discussed", "reasonNotDiscussed", "lastDiscussedOn", "openedOn", "closedOn", "circumstances"],
    then: ["previousActions", "sections", "decisions", "actions"],
    last: ["recordedOn", "recordedAs", "recordedOnRecordOf"],
  },
};

/** The control of a list. `level` is the element of its heading; `to` says what "Add another" adds to; `bare` leaves the heading out. */
export function listControl(context, pointer, { level = "h3", to, bare = false } = {}) {
  const list = LISTS[pointer.slice(pointer.lastIndexOf("/") + 1)];
  const size = level === "h2" ? "m" : "s";
  return rowsControl({
    pointer,
    heading: bare ? undefined : element(level, { class: `govuk-heading-${size}` }, context.label(pointer)),
    legend: (row) => `${list.one.charAt(0).toUpperCase()}${list.one.slice(1)} ${row}`,
    add: { first: `Add ${/^[aeiou]/.test(list.one) ? "an" : "a"} ${list.one}`, more: `Add another ${list.one}`, to },
    draw: (at) => drawRow(context, at, list),
    changed: context.changed,
  });
}

function drawRow(context, at, list) {
  const { pack, asked } = context;
  const isCase = list === LISTS.cases;
  const row = { controls: [], elements: [] };
  const add = (control) => {
    row.controls.push(control);
    row.elements.push(control.element);
  };
  // What makes an action achievable and relevant is asked of actions anywhere.
  const isAsked = (key) => asked.has(`${at}/${key}`) || (list === LISTS.actions && asked.has(`/actions/*/${key}`));
  const field = (key) => add(fieldControl(context, `${at}/${key}`));
  list.always.forEach(field);
  (list.asked ?? []).filter(isAsked).forEach(field);
  for (const key of list.then ?? []) {
    if (!isCase) field(key);
    else if (key === "sections") addSections(context, at, row);
    else if (asked.below(`${at}/${key}`)) add(listControl(context, `${at}/${key}`, { to: `case ${caseNumber(at)}` }));
  }
  (list.last ?? []).filter(isAsked).forEach(field);
  const extras = isCase ? (pack.extra ?? []).filter((one) => one.of === "case" && asked.has(`${at}/extra/${one.id}`)) : [];
  extras.forEach(({ id }) => field(`extra/${id}`));
  return row;
}

function addSections(context, at, row) {
  const { pack, kind } = context;
  const sections = (pack.sections ?? []).filter((section) => section.kinds.includes(kind) && section.per === "case");
  for (const { controls, element: box } of sectionControls(context, sections, at)) {
    row.controls.push(...controls);
    row.elements.push(box);
  }
}

function caseNumber(at) {
  return Number(/\/cases\/(\d+)/.exec(at)?.[1] ?? 0) + 1;
}
