// Deadlines of a report as a list: what, by when, and how it stands.

import { longDate } from "../dates.js";
import { element } from "../dom.js";

const STATUSES = {
  met: { colour: "green", words: () => "Met" },
  late: { colour: "red", words: () => "Done late" },
  "due-today": { colour: "yellow", words: () => "Due today" },
  overdue: { colour: "red", words: ({ daysLeft }) => `${days(-daysLeft)} overdue` },
  upcoming: { colour: "blue", words: ({ daysLeft }) => `${days(daysLeft)} left` },
};

export function days(count) {
  return count === 1 ? "1 day" : `${count} days`;
}

/** How a deadline stands, as a tag. */
export function statusTag(deadline) {
  const { colour, words } = STATUSES[deadline.status];
  return element("strong", { class: `govuk-tag govuk-tag--${colour}` }, words(deadline));
}

export function deadlineList(deadlines) {
  return element("ul", { class: "deadlines" }, deadlines.map((deadline) =>
    element(
      "li",
      { class: "deadline" },
      element("span", {}, deadline.label),
      statusTag(deadline),
      element("span", { class: "deadline-due" }, `By ${longDate(deadline.due)}`),
    ),
  ));
}
