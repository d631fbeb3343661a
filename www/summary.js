// What the check found, above the form: errors first and apart from what should be done and from good practice.

import { element } from "./dom.js";
import { clauseText, controlFor, goTo } from "./marks.js";

const GROUPS = [
  {
    severity: "warning",
    heading: (count) => (count === 1 ? "1 thing the policy says should be done" : `${count} things the policy says should be done`),
  },
  { severity: "advice", heading: () => "Good practice" },
];

/**
 * Draws the result; nothing where there is no report.
 *
 * @param {boolean} aloud the person has asked just now: the errors are an alert. Later changes are not read out again.
 * @returns {HTMLElement | null} what takes the focus
 */
export function drawResult(place, report, controls, aloud) {
  if (report === null) {
    place.replaceChildren();
    return null;
  }
  const first = report.ok ? passed(report) : problems(report, controls, aloud);
  const others = GROUPS.map((group) => {
    const findings = report.findings.filter(({ severity }) => severity === group.severity);
    if (findings.length === 0) return null;
    const id = `${group.severity}-summary`;
    return element(
      "section",
      { class: `summary summary-${group.severity}`, id, "aria-labelledby": `${id}-title` },
      element("h2", { id: `${id}-title` }, group.heading(findings.length)),
      links(findings, controls),
    );
  });
  place.replaceChildren(first, ...others.filter((other) => other !== null));
  return first;
}

function problems(report, controls, aloud) {
  const findings = report.findings.filter(({ severity }) => severity === "error");
  return element(
    "div",
    { class: "summary summary-error", id: "error-summary", tabindex: "-1", "aria-labelledby": "error-summary-title", role: "group" },
    element("div", { role: aloud ? "alert" : false }, element("h2", { id: "error-summary-title" }, "There is a problem"), links(findings, controls)),
  );
}

function passed(report) {
  const clean = report.findings.length === 0;
  return element(
    "div",
    { class: "summary summary-passed", id: "passed-summary", tabindex: "-1", "aria-labelledby": "passed-summary-title", role: "group" },
    element("h2", { id: "passed-summary-title" }, clean ? "The record is complete" : "No errors"),
    element("p", {}, clean ? "The check found nothing that the policy asks and this record lacks." : "Nothing breaks what the policy says must be done."),
  );
}

function links(findings, controls) {
  return element("ul", {}, findings.map((finding) => {
    const control = controlFor(finding.path, controls);
    const clause = element("span", { class: "clause" }, clauseText(finding));
    if (control === undefined) return element("li", {}, element("span", { class: "unlinked" }, finding.message), " ", clause);
    const link = element("a", { href: `#${control.focus().id}` }, finding.message);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(finding, controls);
    });
    return element("li", {}, link, " ", clause);
  }));
}
