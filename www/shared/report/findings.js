// Findings as a list: the worst first, each with its clause and its hint, and leading to its field where there is a form.

import { element, hiddenText } from "../dom.js";
import { clauseText, controlFor, goTo } from "./marks.js";

const GROUPS = [
  { severity: "error", heading: "What the policy says must be", one: "error", many: "errors" },
  { severity: "warning", heading: "What it says should be", one: "warning", many: "warnings" },
  { severity: "advice", heading: "Good practice", one: "point of good practice", many: "points of good practice" },
];

/**
 * @param {object[]} findings of a report
 * @param {{ controls?: object[], level?: string }} [options] the controls of the form that they lead to; without them nothing is a link.
 *   `level` is the element of the headings
 * @returns {HTMLElement[]} one list under its heading for each severity that there is
 */
export function findingLists(findings, { controls = [], level = "h3" } = {}) {
  return GROUPS.flatMap(({ severity, heading, one, many }) => {
    const found = findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    const title = `${heading}: ${found.length} ${found.length === 1 ? one : many}`;
    return [
      element(level, { class: "govuk-heading-s" }, title),
      element("ul", { class: "findings" }, found.map((finding) => oneFinding(finding, controls))),
    ];
  });
}

function oneFinding(finding, controls) {
  const control = controlFor(finding.path, controls);
  let words = finding.message;
  if (control !== undefined) {
    words = element("a", { class: "govuk-link", href: `#${control.focus().id}` }, finding.message);
    words.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(finding, controls);
    });
  }
  const more = [finding.hint, `${clauseText(finding)}.`].filter(Boolean).join(" ");
  return element(
    "li",
    { class: `finding finding-${finding.severity}`, "data-rule": finding.rule },
    hiddenText(`${finding.severity === "advice" ? "Advice" : finding.severity === "error" ? "Error" : "Warning"}: `),
    words,
    element("p", { class: "finding-more" }, more),
  );
}

/** "2 errors, 1 warning", or that there is nothing. */
export function countsText(counts) {
  const parts = GROUPS.filter(({ severity }) => counts[severity] > 0).map(({ severity, one, many }) =>
    counts[severity] === 1 ? `1 ${one}` : `${counts[severity]} ${many}`,
  );
  return parts.length === 0 ? "Nothing to put right" : parts.join(", ");
}
