// Tables in the markup of GOV.UK Frontend.

import { element } from "./dom.js";

/** `rows` hold text or nodes; the first cell of each is its head. */
export function tableOf(caption, heads, rows, { id } = {}) {
  return element(
    "table",
    { class: "govuk-table" },
    element("caption", { class: "govuk-table__caption govuk-table__caption--s", id }, caption),
    element("thead", { class: "govuk-table__head" }, element("tr", { class: "govuk-table__row" }, heads.map((head) => element("th", { scope: "col", class: "govuk-table__header" }, head)))),
    element("tbody", { class: "govuk-table__body" }, rows.map(([first, ...rest]) =>
      element(
        "tr",
        { class: "govuk-table__row" },
        element("th", { scope: "row", class: "govuk-table__header" }, first),
        rest.map((cell) => element("td", { class: "govuk-table__cell" }, cell)),
      ),
    )),
  );
}
