// The record to look at, and the result.

import { button, element, idOf } from "../shared/dom.js";
import { labelsOf } from "../shared/form/labels.js";
import { get } from "../shared/pointer.js";
import { strengthWords } from "../shared/strengths.js";
import { sayer } from "../why/flat.js";
import { placeOf } from "./score.js";

/** What the form shows, in its order: `{ pointer, label, value }`, with "" for what is blank. */
export function answersOf(pack, record, form) {
  const label = labelsOf(pack);
  const say = sayer(pack);
  const words = (value) => {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.filter((one) => typeof one !== "object").map(say).join(", ");
    return typeof value === "object" ? "" : say(value);
  };
  const seen = new Set();
  return form
    .controls()
    // Headings can be led to, and hold no answer.
    .filter(({ read }) => read !== undefined)
    .map(({ pointer }) => ({ pointer, label: label(pointer), value: words(get(record, pointer)) }))
    .filter(({ pointer, label: name }) => name && !seen.has(pointer) && seen.add(pointer));
}

/** Draws one line for each answer with a box to tick; gives a function that tells what is ticked. */
export function drawAnswers(place, answers, reveal) {
  const boxes = answers.map((answer) => {
    const id = `mark-${idOf(answer.pointer)}`;
    const input = element("input", { class: "govuk-checkboxes__input", type: "checkbox", id, "aria-describedby": `${id}-value` });
    return {
      answer,
      input,
      row: element(
        "div",
        { class: "site-answer", id: `answer-${idOf(answer.pointer)}` },
        element(
          "div",
          { class: "govuk-checkboxes govuk-checkboxes--small" },
          element("div", { class: "govuk-checkboxes__item" }, input, element("label", { class: "govuk-label govuk-checkboxes__label", for: id }, answer.label)),
        ),
        element("p", { class: `govuk-body site-answer-value${answer.value === "" ? " site-muted" : ""}`, id: `${id}-value` }, answer.value === "" ? "Left blank" : answer.value),
      ),
    };
  });
  const show = button("Show what the validator found", { class: "site-primary", type: "submit" });
  place.replaceChildren(
    element(
      "fieldset",
      { class: "govuk-fieldset" },
      element("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--m" }, "Tick what is wrong or missing"),
      boxes.map(({ row }) => row),
    ),
    show,
  );
  place.onsubmit = (event) => {
    event.preventDefault();
    reveal();
  };
  return () => new Set(boxes.filter(({ input }) => input.checked).map(({ answer }) => answer.pointer));
}

export function drawResult(place, { spotted, overlooked, groundless }, { answers, drawn, organisation }) {
  const total = spotted.length + overlooked.length;
  const labels = new Map(answers.map(({ pointer, label }) => [pointer, label]));
  const findings = (list) =>
    element(
      "ul",
      { class: "govuk-list govuk-list--spaced" },
      list.map(({ message, citation, severity, hint, path }) => {
        const pointer = placeOf(path, drawn);
        return element(
          "li",
          {},
          drawn.has(pointer) ? element("a", { class: "govuk-link", href: `#answer-${idOf(pointer)}` }, message) : message,
          element("span", { class: "site-muted" }, ` Clause ${citation.clause}, ${strengthWords(severity)}.`),
          hint === undefined ? null : element("span", { class: "site-muted" }, ` ${hint}`),
        );
      }),
    );
  const part = (title, content) => [element("h3", { class: "govuk-heading-s" }, title), content];
  place.replaceChildren(
    element(
      "section",
      { class: "site-panel", "aria-labelledby": "result-title" },
      element("h2", { class: "govuk-heading-m", id: "result-title" }, `You found ${spotted.length} of ${total}`),
      element("p", { class: "govuk-body" }, `What ${organisation}’s policy asks, held against this record.`),
      ...(spotted.length > 0 ? part("Found by you and by the validator", findings(spotted)) : []),
      ...(overlooked.length > 0 ? part("Found only by the validator", findings(overlooked)) : []),
      ...(groundless.length > 0
        ? part(
            "Marked by you, and nothing found",
            element(
              "div",
              {},
              element("ul", { class: "govuk-list govuk-list--bullet" }, groundless.map((pointer) => element("li", {}, labels.get(pointer)))),
              element("p", { class: "govuk-body site-muted" }, "The policy asks nothing more here, or no record can show it. Whether the text is good is for people to say."),
            ),
          )
        : []),
    ),
  );
}
