// The list of rules, and what stands below it.

import { element } from "../shared/dom.js";
import { longDate } from "../shared/dates.js";
import { STRENGTHS } from "../shared/strengths.js";
import { scrollingTable } from "../shared/table.js";
import { flat } from "./flat.js";
import { figuresOf } from "../compare/figures.js";

/** Draws the rules; `run` gives a rule's examples with what was found, and is called when the rule is opened. */
export function drawRules(place, rules, pack, run) {
  place.replaceChildren(...rules.map((rule) => ruleDetails(rule, pack, run)));
}

function ruleDetails(rule, pack, run) {
  const content = element("div", { class: "govuk-details__text site-rule" });
  const made = element(
    "details",
    { class: "govuk-details site-rule-details", id: `rule-${rule.id}` },
    element(
      "summary",
      { class: "govuk-details__summary" },
      element("span", { class: "govuk-details__summary-text" }, rule.asks),
    ),
    content,
  );
  made.firstChild.append(" ", element("span", { class: "site-rule-facts" }, strength(rule.strength), ` Clause ${rule.clause}`));
  made.addEventListener("toggle", () => {
    if (made.open && content.childElementCount === 0) content.append(...ruleContent(rule, pack, run(rule)));
  });
  return made;
}

function strength(id) {
  const { words, colour } = STRENGTHS[id];
  return element("strong", { class: `govuk-tag govuk-tag--${colour}` }, words);
}

function ruleContent(rule, pack, examples) {
  const kinds = rule.kinds ?? pack.kinds.map(({ id }) => id);
  const facts = [
    ["Kinds of record", kinds.map((id) => pack.kinds.find((kind) => kind.id === id)?.label ?? id).join(", ")],
    ["Numbers", figuresOf(rule).join(", ")],
    ["Id in reports", `${pack.id}/${rule.id}`],
  ].filter(([, value]) => value !== "");
  const passing = examples.filter(({ expected }) => expected === "ok");
  const failing = examples.filter(({ expected }) => expected === "fails");
  return [
    element(
      "dl",
      { class: "govuk-summary-list govuk-summary-list--no-border" },
      facts.map(([key, value]) =>
        element(
          "div",
          { class: "govuk-summary-list__row" },
          element("dt", { class: "govuk-summary-list__key" }, key),
          element("dd", { class: "govuk-summary-list__value" }, value),
        ),
      ),
    ),
    element(
      "div",
      { class: "site-two" },
      exampleList("Passes", passing, pack),
      exampleList("Fails", failing, pack),
    ),
  ];
}

/** The first example at once, the others behind a disclosure. */
function exampleList(title, examples, pack) {
  const [first, ...others] = examples.map((example) => drawExample(example, pack));
  return element(
    "div",
    {},
    element("h3", { class: "govuk-heading-s" }, title),
    first ?? element("p", { class: "govuk-body" }, "No example."),
    others.length === 0
      ? null
      : element(
          "details",
          { class: "govuk-details" },
          element(
            "summary",
            { class: "govuk-details__summary" },
            element("span", { class: "govuk-details__summary-text" }, others.length === 1 ? "One more" : `${others.length} more`),
          ),
          element("div", { class: "govuk-details__text" }, others),
        ),
  );
}

function drawExample({ expected, record, today, findings }, pack) {
  const lines = flat(record, pack);
  const behaved = (findings.length > 0) === (expected === "fails");
  return element(
    "div",
    { class: `site-example site-example--${findings.length > 0 ? "found" : "clear"}` },
    lines.length === 0
      ? element("p", { class: "govuk-body-s" }, "An empty record")
      : element("ul", { class: "govuk-list govuk-body-s" }, lines.map(({ label, value }) => element("li", {}, element("span", { class: "site-muted" }, `${label}: `), value))),
    element("p", { class: "govuk-body-s site-muted" }, `Looked at on ${longDate(today)}`),
    findings.length === 0
      ? element("p", { class: "govuk-body-s site-verdict" }, "✓ Nothing found")
      : element("ul", { class: "govuk-list govuk-body-s site-verdict" }, findings.map(({ message }) => element("li", {}, `✗ ${message}`))),
    behaved ? null : element("p", { class: "govuk-error-message" }, "This is not what the policy’s author expected."),
  );
}

export function drawNotChecked(place, pack) {
  const rows = pack.notChecked ?? [];
  place.replaceChildren(
    ...(rows.length === 0
      ? []
      : [
          element("h2", { class: "govuk-heading-m", id: "asked-and-not-shown" }, "Asked, and not to be seen in a record"),
          element("p", { class: "govuk-body" }, `${rows.length} duties of the policy that no record can show, and why.`),
          scrollingTable("asked-and-not-shown", ["Clause", "What it asks", "Why it is not checked"], rows.map(({ clause, asks, why }) => [clause, asks, why])),
        ]),
  );
}

export function drawNotes(place, pack) {
  const rows = pack.notes ?? [];
  place.replaceChildren(
    ...(rows.length === 0
      ? []
      : [
          element("h2", { class: "govuk-heading-m", id: "readings" }, "How unclear passages are read"),
          scrollingTable("readings", ["Clause", "Reading"], rows.map(({ clause, text }) => [clause, text])),
        ]),
  );
}
