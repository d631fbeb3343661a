// Lists that grow by "Add another": actions, decisions, the last session's actions.

import { button, element, hiddenText, idOf } from "./dom.js";

/**
 * @param {object} options
 * @param {string} options.pointer where the list stands in the record
 * @param {(row: number) => string} options.legend the name of row 1, 2, …
 * @param {{ first: string, more: string, to?: string }} options.add what the button says while there is no row, and then; and what it adds
 *   to, for those who hear the button alone
 * @param {(pointer: string, row: number) => object[]} options.controls the controls of one row
 * @param {Node} [options.heading] what stands above the list
 * @param {() => void} options.changed called after a row came or went
 */
export function rowsControl({ pointer, legend, add, controls, heading, changed }) {
  const id = idOf(pointer);
  const messages = element("div", { class: "messages", id: `${id}--messages` });
  const list = element("div", { class: "rows" });
  const addButton = button(add.first, { id: `${id}--add` });
  const box = element("div", { class: "field list", id }, heading ?? null, messages, list, addButton);

  const control = {
    pointer,
    element: box,
    rows: [],
    read: () => {
      const rows = valuesOf(control.rows);
      return rows.every((row) => Object.keys(row).length === 0) ? undefined : rows;
    },
    write: (values) => draw(values ?? []),
    focus: () => addButton,
    described: addButton,
    faulty: () => [],
    messages,
  };

  // Rows are drawn afresh whenever one comes or goes: numbers, ids and pointers then say what they are, and no mark sticks to a wrong row.
  function draw(values) {
    control.rows = values.map((value, index) => {
      const row = controls(`${pointer}/${index}`, index + 1);
      for (const one of row) one.write(value?.[keyOf(one)]);
      return row;
    });
    list.replaceChildren(...control.rows.map((row, index) => rowBox(row, index)));
    addButton.replaceChildren(values.length === 0 ? add.first : add.more);
    if (add.to !== undefined) addButton.append(hiddenText(` to ${add.to}`));
  }

  function rowBox(row, index) {
    const name = legend(index + 1);
    const remove = button("Remove", { class: "button-link", id: `${id}--${index}--remove` });
    remove.append(hiddenText(` ${name.toLowerCase()}`));
    remove.addEventListener("click", () => {
      const values = valuesOf(control.rows);
      values.splice(index, 1);
      draw(values);
      addButton.focus();
      changed(`${name} removed`);
    });
    return element("fieldset", { class: "row" }, element("legend", {}, name), element("div", { class: "row-fields" }, row.map((one) => one.element)), remove);
  }

  addButton.addEventListener("click", () => {
    draw([...valuesOf(control.rows), {}]);
    changed(`${legend(control.rows.length)} added`);
    control.rows.at(-1)[0].focus().focus();
  });
  return control;
}

/** Rows as they stand, empty ones too: the places of the others hang on them. */
function valuesOf(rows) {
  return rows.map((row) => {
    const entries = row.map((one) => [keyOf(one), one.read()]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}

function keyOf(control) {
  return control.pointer.slice(control.pointer.lastIndexOf("/") + 1);
}
