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
