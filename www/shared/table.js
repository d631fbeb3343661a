// Tables in the markup of GOV.UK Frontend.

import { element } from "./dom.js";

/**
 * `rows` hold text or nodes; the first cell of each is its head. On a narrow page a row is a block with the head of the column before each cell;
 * the roles keep it a table for screen readers all the same.
 */
export function tableOf(caption, heads, rows, { id } = {}) {
  return element(
    "table",
    { class: "govuk-table site-table", role: "table" },
    element("caption", { class: "govuk-table__caption govuk-table__caption--s", id }, caption),
    element(
      "thead",
      { class: "govuk-table__head", role: "rowgroup" },
      element("tr", { class: "govuk-table__row", role: "row" }, heads.map((head) => element("th", { scope: "col", class: "govuk-table__header", role: "columnheader" }, head))),
    ),
    element("tbody", { class: "govuk-table__body", role: "rowgroup" }, rows.map(([first, ...rest]) =>
      element(
        "tr",
        { class: "govuk-table__row", role: "row" },
        element("th", { scope: "row", class: "govuk-table__header", role: "rowheader" }, first),
        rest.map((cell, index) => element("td", { class: "govuk-table__cell", role: "cell", "data-head": heads[index + 1] }, cell)),
      ),
    )),
  );
}

/**
 * A wide table in a box of its own that scrolls sideways, by keyboard too. Numbers stand to the right, written as people read them. `role` is that
 * of the box: a "group" where it stands in a section of the same name. With `rowHeads` the first cell of each row is its head.
 */
export function scrollingTable(labelledBy, heads, rows, { role = "region", rowHeads = false } = {}) {
  const number = new Intl.NumberFormat("en-GB");
  const isNumeric = heads.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === "number"));
  const cellOf = (value, at) => {
    const content = typeof value === "number" ? number.format(value) : value;
    if (rowHeads && at === 0) return element("th", { scope: "row", class: "govuk-table__header" }, content);
    return element("td", { class: `govuk-table__cell${isNumeric[at] ? " govuk-table__cell--numeric" : ""}` }, content);
  };
  return element(
    "div",
    { class: "site-scroll", role, "aria-labelledby": labelledBy, tabindex: "0" },
    element(
      "table",
      { class: "govuk-table" },
      element(
        "thead",
        { class: "govuk-table__head" },
        element("tr", { class: "govuk-table__row" }, heads.map((head, at) => element("th", { scope: "col", class: `govuk-table__header${isNumeric[at] ? " govuk-table__header--numeric" : ""}` }, head))),
      ),
      element("tbody", { class: "govuk-table__body" }, rows.map((row) => element("tr", { class: "govuk-table__row" }, row.map(cellOf)))),
    ),
  );
}
