// The kinds of control. Each is an object that the form reads and fills, and that marks are put on:
//   pointer   where its value stands in the record
//   element   the box with label, hint, messages and control
//   read()    the value, undefined where nothing is entered; write(value)
//   focus     () → the element that a link leads to
//   described the element that names its messages with aria-describedby
//   faulty()  the inputs that are marked as wrong
//   messages  where the messages go

import { faultyParts, partsOf, readDate } from "./dates.js";
import { element, idOf } from "./dom.js";

export function textControl(options) {
  return oneInput(options, element("input", { type: "text", class: options.width ?? "" }));
}

export function numberControl(options) {
  const control = oneInput(options, element("input", { type: "text", inputmode: "numeric", class: "width-4" }));
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
  const input = element("textarea", { rows });
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

/** `choices`: `{ id, label }`, as packs list roles and teams. */
export function selectControl(options) {
  const input = element("select", {}, element("option", { value: "" }, "Choose one"));
  for (const { id, label } of options.choices) input.append(element("option", { value: id }, label));
  return oneInput(options, input);
}

function oneInput({ pointer, label, hint, large }, input) {
  const id = idOf(pointer);
  const messages = element("div", { class: "messages", id: `${id}--messages` });
  const hinted = hint === undefined ? null : element("div", { class: "hint", id: `${id}--hint` }, hint);
  input.id = id;
  if (hinted !== null) input.setAttribute("aria-describedby", hinted.id);
  const labelled = element("label", { for: id, class: large ? "label-large" : "" }, label);
  return {
    pointer,
    element: element("div", { class: "field" }, labelled, hinted, messages, input),
    read: () => (input.value.trim() === "" ? undefined : input.value),
    write: (value) => {
      input.value = value ?? "";
    },
    focus: () => input,
    described: input,
    faulty: () => [input],
    messages,
  };
}

const PARTS = [
  { part: "day", name: "Day", width: "width-2" },
  { part: "month", name: "Month", width: "width-2" },
  { part: "year", name: "Year", width: "width-4" },
];

/** A date in three boxes: one question with one message. */
export function dateControl({ pointer, label, hint }) {
  const id = idOf(pointer);
  const boxes = PARTS.map(({ part, width }) => element("input", { type: "text", inputmode: "numeric", class: width, id: `${id}--${part}` }));
  const labelled = boxes.map((input, index) => element("div", {}, element("label", { for: input.id }, PARTS[index].name), input));
  const { box, messages } = question(id, label, hint, element("div", { class: "date-parts" }, labelled));
  box.setAttribute("role", "group");
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
    described: box,
    faulty,
    messages,
  };
}

/** `choices`: `{ id, label }`; the value is the id of the one chosen, or what `values` has in its place. */
export function radiosControl(options) {
  const id = idOf(options.pointer);
  const inputs = choicesOf(id, "radio", options.choices);
  const { box, messages } = question(id, options.label, options.hint, element("div", { class: "choices choices-inline" }, inputs.map(({ row }) => row)));
  box.setAttribute("role", "radiogroup");
  const values = options.values ?? Object.fromEntries(options.choices.map((choice) => [choice.id, choice.id]));
  return {
    pointer: options.pointer,
    element: box,
    read: () => values[inputs.find(({ input }) => input.checked)?.input.value],
    write: (value) => {
      for (const { input } of inputs) input.checked = value !== undefined && values[input.value] === value;
    },
    focus: () => inputs[0].input,
    described: box,
    // On a radio button itself aria-invalid means nothing; on their group it does.
    faulty: () => [box],
    messages,
  };
}

/** Several of a list: the value is the list of the ids chosen. */
export function checkboxesControl(options) {
  const id = idOf(options.pointer);
  const inputs = choicesOf(id, "checkbox", options.choices);
  const { box, messages } = question(id, options.label, options.hint, element("div", { class: "choices" }, inputs.map(({ row }) => row)));
  return {
    pointer: options.pointer,
    element: box,
    read: () => {
      const chosen = inputs.filter(({ input }) => input.checked).map(({ input }) => input.value);
      return chosen.length === 0 ? undefined : chosen;
    },
    write: (value) => {
      for (const { input } of inputs) input.checked = (value ?? []).includes(input.value);
    },
    focus: () => inputs[0].input,
    described: box,
    faulty: () => [],
    messages,
  };
}

function choicesOf(id, type, choices) {
  return choices.map((choice) => {
    const input = element("input", { type, name: id, id: `${id}--${choice.id}`, value: choice.id });
    return { input, row: element("div", { class: "choice" }, input, element("label", { for: input.id }, choice.label)) };
  });
}

function question(id, label, hint, content) {
  const messages = element("div", { class: "messages", id: `${id}--messages` });
  const hinted = hint === undefined ? null : element("div", { class: "hint", id: `${id}--hint` }, hint);
  const box = element("fieldset", { class: "field", id }, element("legend", {}, label), hinted, messages, content);
  if (hinted !== null) box.setAttribute("aria-describedby", hinted.id);
  return { box, messages };
}

/** A heading that findings about a whole part of the record can lead to. */
export function headingTarget(pointer, heading) {
  const messages = element("div", { class: "messages", id: `${idOf(pointer)}--messages` });
  heading.id = idOf(pointer);
  heading.tabIndex = -1;
  const box = element("div", { class: "part-heading" }, heading, messages);
  return { pointer, element: box, focus: () => heading, described: heading, faulty: () => [], messages };
}
