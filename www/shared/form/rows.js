// Lists that grow by "Add another": actions, decisions, cases, who was there. Rows may hold lists of their own.

import { button, element, hiddenText, idOf } from "../dom.js";
import { get, put } from "../pointer.js";

/**
 * @param {object} options
 * @param {string} options.pointer where the list stands in the record
 * @param {(row: number) => string} options.legend the name of row 1, 2, …
 * @param {{ first: string, more: string, to?: string }} options.add what the button says while there is no row, and then; and what it adds
 *   to, for those who hear the button alone
 * @param {(pointer: string) => { controls: object[], elements: Node[] }} options.draw the controls of one row, and what of the page holds them
 * @param {Node} [options.heading] what stands above the list
 * @param {(what: string) => void} options.changed called after a row came or went
 */
export function rowsControl({ pointer, legend, add, draw: drawRow, heading, changed }) {
  const id = idOf(pointer);
  const messages = element("div", { class: "marks", id: `${id}--messages` });
  const list = element("div", {});
  const addButton = button(add.first, { id: `${id}--add`, class: "moj-add-another__add-button" });
  const box = element("div", { class: "govuk-form-group moj-add-another", id }, heading ?? null, messages, list, addButton);

  const control = {
    pointer,
    element: box,
    rows: [],
    read: () => {
      const rows = valuesOf(control.rows, pointer);
      return rows.every((row) => Object.keys(row).length === 0) ? undefined : rows;
    },
    write: (values) => draw(Array.isArray(values) ? values : []),
    focus: () => addButton,
    described: addButton,
    faulty: () => [],
    messages,
  };

  // Rows are drawn afresh whenever one comes or goes: numbers, ids and pointers then say what they are, and no mark sticks to a wrong row.
  function draw(values) {
    const rows = values.map((value, index) => {
      const at = `${pointer}/${index}`;
      const row = drawRow(at);
      for (const one of row.controls) one.write(get(value, one.pointer.slice(at.length)));
      return row;
    });
    control.rows = rows.map((row) => row.controls);
    list.replaceChildren(...rows.map((row, index) => rowBox(row.elements, index)));
    addButton.replaceChildren(values.length === 0 ? add.first : add.more);
    if (add.to !== undefined) addButton.append(hiddenText(` to ${add.to}`));
  }

  function rowBox(elements, index) {
    const name = legend(index + 1);
    const remove = button("Remove", { id: `${id}--${index}--remove`, class: "govuk-!-margin-bottom-0" });
    remove.append(hiddenText(` ${name.toLowerCase()}`));
    remove.addEventListener("click", () => {
      const values = valuesOf(control.rows, pointer);
      values.splice(index, 1);
      draw(values);
      addButton.focus();
      changed(`${name} removed`);
    });
    const title = element("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, name);
    return element(
      "div",
      { class: "record-row" },
      element("fieldset", { class: "govuk-fieldset" }, title, elements, remove),
    );
  }

  addButton.addEventListener("click", () => {
    draw([...valuesOf(control.rows, pointer), {}]);
    changed(`${legend(control.rows.length)} added`);
    control.rows.at(-1)[0].focus().focus();
  });
  return control;
}

/** Rows as they stand, empty ones too: the places of the others hang on them. */
function valuesOf(rows, pointer) {
  return rows.map((row, index) => valueOf(row, `${pointer}/${index}`));
}

/** What controls hold together, as an object at the pointer. */
export function valueOf(controls, pointer) {
  const value = {};
  for (const control of controls) {
    const part = control.read?.();
    if (part !== undefined) put(value, control.pointer.slice(pointer.length), part);
  }
  return value;
}

/** All controls there are now, those of rows with them, in the order of the page. */
export function flat(controls) {
  return controls.flatMap((control) => [control, ...(control.rows ?? []).flatMap(flat)]);
}
