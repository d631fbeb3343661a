// Controls that choose what a page shows.

import { element } from "./dom.js";

/** A labelled select. `groups` (each with `label` and `options`) or `options`, of `{ value, label }`. */
export function select({ id, label, options = [], groups = [] }) {
  const input = element("select", { class: "govuk-select", id });
  const optionsOf = (list) => list.map(({ value, label: words }) => element("option", { value }, words));
  const setOptions = (list) => input.replaceChildren(...optionsOf(list));
  setOptions(options);
  input.append(...groups.map((group) => element("optgroup", { label: group.label }, optionsOf(group.options))));
  return {
    element: element("div", { class: "govuk-form-group" }, element("label", { class: "govuk-label", for: id }, label), input),
    value: () => input.value,
    set: (value) => {
      input.value = value;
    },
    setOptions,
    changed: (hear) => input.addEventListener("change", hear),
  };
}

/** A labelled box for words, heard while they are typed. */
export function textField({ id, label, hint }) {
  const input = element("input", { class: "govuk-input", type: "search", id, autocomplete: "off", "aria-describedby": hint === undefined ? null : `${id}-hint` });
  return {
    element: element(
      "div",
      { class: "govuk-form-group" },
      element("label", { class: "govuk-label", for: id }, label),
      hint === undefined ? null : element("div", { class: "govuk-hint", id: `${id}-hint` }, hint),
      input,
    ),
    value: () => input.value,
    set: (value) => {
      input.value = value;
    },
    changed: (hear) => input.addEventListener("input", hear),
  };
}
