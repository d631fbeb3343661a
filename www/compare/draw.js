// The tables of the page.

import { button, element, hiddenText } from "../shared/dom.js";
import { strengthWords } from "../shared/strengths.js";

const STATES = {
  missed: { words: (count) => `${count} missed`, colour: "red" },
  met: { words: () => "Met", colour: "green" },
  silent: { words: () => "Does not apply", colour: "grey" },
  "not-asked": { words: () => "Not asked", colour: null },
};
const STAND = {
  "left-only": (left) => `Only ${left.organisation} asks`,
  "right-only": (_, right) => `Only ${right.organisation} asks`,
  "same-figures": () => "Both ask",
  "other-figures": () => "Both ask, with other numbers",
};

function tag(text, colour) {
  return element("strong", { class: `govuk-tag${colour === null ? " site-tag-none" : ` govuk-tag--${colour}`}` }, text);
}

/** Draws the matrix; `open` hears of the row and the column of a cell that was chosen. */
export function drawMatrix(place, { columns, rows }, open) {
  const head = element(
    "tr",
    { class: "govuk-table__row" },
    element("th", { class: "govuk-table__header", scope: "col" }, "Duty"),
    columns.map(({ pack }) => element("th", { class: "govuk-table__header", scope: "col" }, pack.organisation)),
  );
  const body = rows.map((row) =>
    element(
      "tr",
      { class: "govuk-table__row" },
      element("th", { class: "govuk-table__header", scope: "row" }, row.label),
      row.cells.map((cell, at) => element("td", { class: "govuk-table__cell" }, cellButton(row, cell, columns[at].pack, () => open(row, at)))),
    ),
  );
  place.replaceChildren(
    element(
      "div",
      { class: "site-scroll", role: "region", "aria-labelledby": "matrix-title", tabindex: "0" },
      element(
        "table",
        { class: "govuk-table site-matrix" },
        element("thead", { class: "govuk-table__head" }, head),
        element("tbody", { class: "govuk-table__body" }, body),
      ),
    ),
  );
}

function cellButton(row, { state, outcomes }, pack, open) {
  const missed = outcomes.filter((outcome) => outcome.state === "missed").length;
  const { words, colour } = STATES[state];
  if (state === "not-asked") return element("span", { class: "site-muted" }, words());
  const shown = state === "silent" ? element("span", { class: "site-muted site-cell-words" }, words()) : tag(words(missed), colour);
  const made = element("button", { type: "button", class: "site-cell" }, shown, hiddenText(`: ${row.label}, ${pack.organisation}`));
  made.addEventListener("click", open);
  return made;
}

/** The rules behind one cell, the missed ones first. */
export function drawCell(place, row, { pack }, { outcomes }) {
  const order = ["missed", "met", "silent"];
  const sorted = [...outcomes].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const close = button("Close");
  close.addEventListener("click", () => place.replaceChildren());
  place.replaceChildren(
    element(
      "section",
      { class: "site-panel", "aria-labelledby": "cell-title" },
      element("h3", { class: "govuk-heading-s", id: "cell-title" }, `${row.label}: ${pack.organisation}`),
      element(
        "ul",
        { class: "govuk-list govuk-list--spaced" },
        sorted.map(({ rule, state, findings }) =>
          element(
            "li",
            {},
            tag(STATES[state].words(findings.length), STATES[state].colour),
            ` ${rule.asks} `,
            element("span", { class: "site-muted" }, `Clause ${rule.clause}, ${strengthWords(rule.strength)}.`),
            findings.length === 0
              ? null
              : element("ul", { class: "govuk-list govuk-list--bullet" }, findings.map(({ message }) => element("li", {}, message))),
          ),
        ),
      ),
      close,
    ),
  );
}

/** Two policies in three columns, duty by duty. */
export function drawDifferences(place, rows, [left, right]) {
  const side = (rules, pack) =>
    rules.length === 0
      ? element("p", { class: "govuk-body-s site-muted" }, `${pack.organisation} does not ask.`)
      : element(
          "ul",
          { class: "govuk-list govuk-list--spaced govuk-body-s" },
          rules.map(({ rule, figures }) =>
            element(
              "li",
              {},
              figures.length === 0 ? null : element("strong", {}, `${figures.join(", ")}: `),
              `${rule.asks} `,
              element("span", { class: "site-muted" }, `Clause ${rule.clause}, ${strengthWords(rule.strength)}.`),
            ),
          ),
        );
  place.replaceChildren(
    ...rows.map((row) =>
      element(
        "section",
        { class: "site-difference" },
        element("h3", { class: "govuk-heading-s" }, row.label, " ", tag(STAND[row.stand](left, right), row.stand === "other-figures" ? "yellow" : row.stand === "same-figures" ? "grey" : "blue")),
        element(
          "div",
          { class: "site-two" },
          [[left, row.left], [right, row.right]].map(([pack, rules]) =>
            element("div", {}, element("h4", { class: "govuk-body-s site-side" }, pack.organisation), side(rules, pack)),
          ),
        ),
      ),
    ),
  );
}
