// A day that the page itself asks for, with MoJ Frontend's date picker. The dates of a record stay in three boxes: half of one is a mistake that the report has to tell.

import { DatePicker } from "@ministryofjustice/frontend/moj/components/date-picker/date-picker.mjs";
import "./day.scss";
import { isDate, partsOf, readDate } from "../shared/dates.js";
import { element } from "../shared/dom.js";

/** While nothing is chosen the calendar opens where the page's own time is, not at the clock's. */
class Calendar extends DatePicker {
  opensAt = null;

  formattedDateFromString(text, fallback = this.opensAt === null ? new Date() : new Date(`${this.opensAt()}T00:00`)) {
    return super.formattedDateFromString(text, fallback);
  }
}

/**
 * @param {{ id: string, label: string, hint: string, opensAt: () => string, changed: (iso: string | null) => void }} options `changed` hears of a whole date, or null where the box is emptied;
 *   of anything else the box says itself what to do
 * @returns {{ element: HTMLElement, set: (iso: string) => void }}
 */
export function dayPicker({ id, label, hint, opensAt, changed }) {
  const input = element("input", { type: "text", id, class: "govuk-input moj-js-datepicker-input", "aria-describedby": `${id}-hint`, autocomplete: "off" });
  const error = element("p", { class: "govuk-error-message", id: `${id}-error` }, "Enter a date, like 17/5/2026");
  const group = element(
    "div",
    { class: "govuk-form-group" },
    element("label", { for: id, class: "govuk-label" }, label),
    element("div", { class: "govuk-hint", id: `${id}-hint` }, hint),
    input,
  );
  const box = element("div", { class: "moj-datepicker" }, group);
  new Calendar(box).opensAt = opensAt;
  const say = (wrong) => {
    if (wrong) group.children[1].after(error);
    else error.remove();
    group.classList.toggle("govuk-form-group--error", wrong);
    input.classList.toggle("govuk-input--error", wrong);
    input.setAttribute("aria-describedby", wrong ? `${id}-hint ${id}-error` : `${id}-hint`);
  };
  input.addEventListener("change", () => {
    const text = input.value.trim();
    const iso = text === "" ? null : readDate(text.split(/[\s/.,-]+/));
    const wrong = iso !== null && !isDate(iso);
    say(wrong);
    if (!wrong) changed(iso);
  });
  return {
    element: box,
    set: (iso) => {
      input.value = iso === null ? "" : partsOf(iso).join("/");
      say(false);
    },
  };
}
