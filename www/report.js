// Beside the form: how far the record is, when the next session is due, and the deadlines that run.

import { longDate } from "./dates.js";
import { element } from "./dom.js";

const STATUSES = {
  met: () => "Met",
  late: () => "Late",
  "due-today": () => "Due today",
  overdue: ({ daysLeft }) => `${days(-daysLeft)} overdue`,
  upcoming: ({ daysLeft }) => `${days(daysLeft)} left`,
};

function days(count) {
  return count === 1 ? "1 day" : `${count} days`;
}

/** The parts of the report that stand still while their content changes. */
export function drawReport(place) {
  const counts = element("p", { id: "counts", role: "status" });
  const completeness = element("div", { id: "completeness" });
  const nextSession = element("div", { id: "next-session" });
  const deadlines = element("div", { id: "deadlines" });
  const today = element("p", { class: "hint", id: "today" });
  const check = element("button", { type: "submit", form: "record", class: "button", id: "check-beside" }, "Check this record");
  place.replaceChildren(
    element("h2", { id: "report-title" }, "This record so far"),
    counts,
    completeness,
    element("h3", {}, "Next session"),
    nextSession,
    element("h3", {}, "Deadlines"),
    deadlines,
    today,
    check,
  );

  /** Brings the report up to date. Findings are counted only once the person has asked for a check. */
  return (report, checked) => {
    say(counts, checked ? countsText(report.counts) : "");
    const { done, total } = report.completeness;
    const id = "completeness-label";
    completeness.replaceChildren(
      element("p", { id }, `${done} of ${total} answers given`),
      element("progress", { value: String(done), max: String(Math.max(total, 1)), "aria-labelledby": id }),
    );
    nextSession.replaceChildren(...nextSessionText(report.nextSession));
    deadlines.replaceChildren(deadlineList(report.deadlines));
    say(today, `Counted from today, ${longDate(report.today)}.`);
  };
}

/** A live region speaks when it is written: the same words are not written twice. */
function say(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function countsText({ error, warning, advice }) {
  const parts = [
    error > 0 && (error === 1 ? "1 error" : `${error} errors`),
    warning > 0 && (warning === 1 ? "1 warning" : `${warning} warnings`),
    advice > 0 && (advice === 1 ? "1 point of good practice" : `${advice} points of good practice`),
  ].filter(Boolean);
  return parts.length === 0 ? "Nothing to put right" : parts.join(", ");
}

function nextSessionText(next) {
  if (next === null) return [element("p", {}, "Shown once the record says when this session was, and whose it was.")];
  const last = next.suggested === next.latest ? null : element("p", {}, `The last working day before that is ${longDate(next.suggested)}.`);
  return [element("p", {}, "No later than ", element("strong", {}, longDate(next.latest)), "."), last].filter(Boolean);
}

function deadlineList(deadlines) {
  if (deadlines.length === 0) return element("p", {}, "None runs for what is entered so far.");
  return element("ul", { class: "deadlines" }, deadlines.map((deadline) =>
    element(
      "li",
      {},
      element("span", { class: "deadline-label" }, deadline.label),
      element("span", { class: "deadline-due" }, longDate(deadline.due)),
      element("span", { class: `tag tag-${deadline.status}` }, STATUSES[deadline.status](deadline)),
    ),
  ));
}
