// The kinds of control, in the markup of GOV.UK Frontend. Each is an object that the form reads and fills, and that marks are put on:
//   pointer   where its value stands in the record
//   element   the box with label, hint, messages and control
//   read()    the value, undefined where nothing is entered; write(value)
//   focus     () → the element that a link leads to
//   described the element that names its messages with aria-describedby
//   faulty()  the inputs that are marked as wrong
//   messages  where the messages go

import { faultyParts, partsOf, readDate } from "../dates.js";
import { element, idOf } from "../dom.js";

export function textControl(options) {
  const width = options.width === undefined ? "" : ` govuk-input--width-${options.width}`;
  return oneInput(options, element("input", { type: "text", class: `govuk-input${width}` }));
}

export function numberControl(options) {
  const control = oneInput(options, element("input", { type: "text", inputmode: "numeric", class: "govuk-input govuk-input--width-5" }));
  const readText = control.read;
  // What is no number goes to the validator as it was typed.
  control.read = () => {
    const text = readText();
    return text !== undefined && /^\d+([.]\d+)?$/.test(text.trim()) ? Number(text) : text;
  };
  return control;
}

export function textareaControl(options) {
  const rows = options.rows ?? 4;
  const input = element("textarea", { rows, class: "govuk-textarea" });
  const control = oneInput(options, input);
  // Where CSS cannot do it, a box grows with its text: on paper nothing may be cut off.
  const grow = () => {
    if (globalThis.CSS?.supports?.("field-sizing", "content")) return;
    while (input.scrollHeight > input.clientHeight + 2 && input.rows < 200) input.rows += 1;
  };
  input.addEventListener("input", grow);
  const write = control.write;
  control.write = (value) => {
    input.rows = rows;
    write(value);
    grow();
  };
  return control;
}

/** `choices`: `{ id, label }`, as packs list roles and teams. A value that is none of them is kept and shown as it is. */
export function selectControl(options) {
  const input = element("select", { class: "govuk-select" }, element("option", { value: "" }, "Choose one"));
  for (const { id, label } of options.choices) input.append(element("option", { value: id }, label));
  const control = oneInput(options, input);
  const write = control.write;
  control.write = (value) => {
    const known = value === undefined || [...input.options].some((option) => option.value === String(value));
    if (!known) input.append(element("option", { value: String(value) }, String(value)));
    write(value);
  };
  return control;
}

function oneInput({ pointer, label, hint, large }, input) {
  const id = idOf(pointer);
  const messages = element("div", { class: "marks", id: `${id}--messages` });
  const hinted = hint === undefined ? null : element("div", { class: "govuk-hint", id: `${id}--hint` }, hint);
  input.id = id;
  if (hinted !== null) input.setAttribute("aria-describedby", hinted.id);
  const labelled = element("label", { for: id, class: `govuk-label${large ? " govuk-label--s" : ""}` }, label);
  return {
    pointer,
    element: element("div", { class: "govuk-form-group" }, labelled, hinted, messages, input),
    read: () => (input.value.trim() === "" ? undefined : input.value),
    write: (value) => {
      input.value = value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    },
    focus: () => input,
    described: input,
    faulty: () => [input],
    messages,
  };
}

const PARTS = [
  { name: "Day", width: 2 },
  { name: "Month", width: 2 },
  { name: "Year", width: 4 },
];

/** A date in three boxes: one question with one message. */
export function dateControl({ pointer, label, hint }) {
  const id = idOf(pointer);
  const boxes = PARTS.map(({ name, width }) =>
    element("input", {
      type: "text",
      inputmode: "numeric",
      class: `govuk-input govuk-date-input__input govuk-input--width-${width}`,
      id: `${id}--${name.toLowerCase()}`,
    }),
  );
  const items = boxes.map((input, index) =>
    element(
      "div",
      { class: "govuk-date-input__item" },
      element(
        "div",
        { class: "govuk-form-group" },
        element("label", { for: input.id, class: "govuk-label govuk-date-input__label" }, PARTS[index].name),
        input,
      ),
    ),
  );
  const { box, group, messages } = question(id, label, hint, element("div", { class: "govuk-date-input" }, items));
  group.setAttribute("role", "group");
  const typed = () => boxes.map((input) => input.value);
  const faulty = () => {
    const parts = faultyParts(typed());
    return parts.length === 0 ? boxes : boxes.filter((_, index) => parts.includes(index));
  };
  return {
    pointer,
    element: box,
    read: () => readDate(typed()),
    write: (value) => {
      const parts = partsOf(value);
      boxes.forEach((input, index) => (input.value = parts[index]));
    },
    focus: () => faulty()[0],
    described: group,
    faulty,
    messages,
  };
}

/** `choices`: `{ id, label }`; the value is the id of the one chosen, or what `values` has in its place. */
export function radiosControl(options) {
  const id = idOf(options.pointer);
  const inputs = choicesOf(id, "radio", options.choices);
  const content = element("div", { class: "govuk-radios govuk-radios--small govuk-radios--inline" }, inputs.map(({ row }) => row));
  const { box, group, messages } = question(id, options.label, options.hint, content, options.large);
  group.setAttribute("role", "radiogroup");
  const values = options.values ?? Object.fromEntries(options.choices.map((choice) => [choice.id, choice.id]));
  return {
    pointer: options.pointer,
    element: box,
    read: () => values[inputs.find(({ input }) => input.checked)?.input.value],
    write: (value) => {
      for (const { input } of inputs) input.checked = value !== undefined && values[input.value] === value;
    },
    focus: () => inputs[0].input,
    described: group,
    // On a radio button itself aria-invalid means nothing; on their group it does.
    faulty: () => [group],
    messages,
  };
}

/** Several of a list: the value is the list of the ids chosen. */
export function checkboxesControl(options) {
  const id = idOf(options.pointer);
  const inputs = choicesOf(id, "checkbox", options.choices);
  const content = element("div", { class: "govuk-checkboxes govuk-checkboxes--small" }, inputs.map(({ row }) => row));
  const { box, group, messages } = question(id, options.label, options.hint ?? "Choose all that apply", content);
  return {
    pointer: options.pointer,
    element: box,
    read: () => {
      const chosen = inputs.filter(({ input }) => input.checked).map(({ input }) => input.value);
      return chosen.length === 0 ? undefined : chosen;
    },
    write: (value) => {
      const chosen = Array.isArray(value) ? value : [value];
      for (const { input } of inputs) input.checked = chosen.includes(input.value);
    },
    focus: () => inputs[0].input,
    described: group,
    faulty: () => [],
    messages,
  };
}

function choicesOf(id, type, choices) {
  const of = type === "radio" ? "govuk-radios" : "govuk-checkboxes";
  return choices.map((choice) => {
    const input = element("input", { type, name: id, id: `${id}--${choice.id}`, value: choice.id, class: `${of}__input` });
    const label = element("label", { for: input.id, class: `govuk-label ${of}__label` }, choice.label);
    return { input, row: element("div", { class: `${of}__item` }, input, label) };
  });
}

function question(id, label, hint, content, large = false) {
  const messages = element("div", { class: "marks", id: `${id}--messages` });
  const hinted = hint === undefined ? null : element("div", { class: "govuk-hint", id: `${id}--hint` }, hint);
  const legend = element("legend", { class: `govuk-fieldset__legend${large ? " govuk-fieldset__legend--s" : ""}` }, label);
  const group = element("fieldset", { class: "govuk-fieldset", id }, legend, hinted, messages, content);
  if (hinted !== null) group.setAttribute("aria-describedby", hinted.id);
  return { box: element("div", { class: "govuk-form-group" }, group), group, messages };
}

/** A heading that findings about a whole part of the record can lead to. */
export function headingTarget(pointer, heading) {
  const messages = element("div", { class: "marks", id: `${idOf(pointer)}--messages` });
  heading.id = idOf(pointer);
  heading.tabIndex = -1;
  const box = element("div", { class: "record-target" }, heading, messages);
  return { pointer, element: box, focus: () => heading, described: heading, faulty: () => [], messages };
}
