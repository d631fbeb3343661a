// The report beside the form: how many findings, how far the record is, and each finding with its clause.

import { longDate } from "../shared/dates.js";
import { element } from "../shared/dom.js";
import { deadlineList } from "../shared/report/deadlines.js";
import { countsText, findingLists } from "../shared/report/findings.js";

const STAGES = [
  { id: "draft", label: "Draft" },
  { id: "final", label: "Final" },
];

/**
 * @param {(stage: string) => void} chosen called when the record is to be read as a draft or as final
 * @returns {(reports: { draft: object, final: object }, stage: string, controls: object[]) => void}
 */
export function drawReport(place, chosen) {
  const counts = element("p", { class: "report-counts", role: "status" });
  const progress = element("progress", { class: "report-progress", "aria-labelledby": "completeness" });
  const completeness = element("p", { class: "govuk-body-s govuk-!-margin-bottom-1", id: "completeness" });
  const inputs = STAGES.map(({ id }) => element("input", { type: "radio", name: "stage", id: `stage-${id}`, value: id, class: "govuk-radios__input" }));
  const difference = element("p", { class: "govuk-body-s", id: "stage-difference" });
  const stages = element(
    "fieldset",
    { class: "govuk-fieldset" },
    element("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, "Read it as"),
    element(
      "div",
      { class: "govuk-radios govuk-radios--small govuk-radios--inline" },
      inputs.map((input, index) =>
        element("div", { class: "govuk-radios__item" }, input, element("label", { for: input.id, class: "govuk-label govuk-radios__label" }, STAGES[index].label)),
      ),
    ),
  );
  const findings = element("div", { id: "findings" });
  const deadlines = element("div", { id: "deadlines" });
  place.replaceChildren(counts, completeness, progress, stages, difference, findings, deadlines);
  for (const input of inputs) input.addEventListener("change", () => chosen(input.value));

  return (reports, stage, controls) => {
    const report = reports[stage];
    for (const input of inputs) input.checked = input.value === stage;
    sayOnce(counts, countsText(report.counts));
    const { done, total } = report.completeness;
    completeness.textContent = `${done} of ${total} required answers given`;
    progress.max = Math.max(total, 1);
    progress.value = done;
    difference.textContent = differenceText(reports);
    findings.replaceChildren(...findingLists(report.findings, { controls }));
    const next = report.nextSession;
    deadlines.replaceChildren(
      element("h3", { class: "govuk-heading-s" }, "Deadlines"),
      report.deadlines.length === 0 ? element("p", { class: "govuk-body-s" }, "None runs for what is entered so far.") : deadlineList(report.deadlines),
      element("p", { class: "govuk-body-s" }, next === null ? "" : `Next session no later than ${longDate(next.latest)}.`),
      element("p", { class: "govuk-body-s site-secondary" }, `Counted from ${longDate(report.today)}.`),
    );
  };
}

/** A live region speaks when it is written: the same words are not written twice. */
function sayOnce(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function differenceText({ draft, final }) {
  const waiting = final.findings.length - draft.findings.length;
  if (waiting === 0) return "As a draft it would be judged the same: nothing is merely missing.";
  const things = waiting === 1 ? "1 finding is" : `${waiting} findings are`;
  return `${things} only about what is not there yet: a draft counts that as still to do and does not call it wrong.`;
}
