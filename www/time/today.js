// Today, by a slider, day by day, or chosen from a calendar.

import { addDays, daysBetween, fullDate } from "../shared/dates.js";
import { button, element } from "../shared/dom.js";
import { dayPicker } from "./day.js";

/** @returns {{ value: string, calendar: HTMLElement, set: (iso: string) => void, range: (from: string, to: string) => void }} */
export function todayControl(place, changed) {
  const slider = element("input", { type: "range", id: "today", class: "time-slider", step: 1 });
  const shown = element("output", { for: "today", class: "time-today-date" });
  const earlier = button("A day earlier", { class: "govuk-!-margin-bottom-0" });
  const later = button("A day later", { class: "govuk-!-margin-bottom-0" });
  const other = dayPicker({
    id: "other-day",
    label: "Today",
    hint: "For example, 17/5/2026: any day, also one that is not on the line",
    opensAt: () => control.value,
    changed: (iso) => (iso === null ? other.set(control.value) : move(iso)),
  });
  place.append(
    element(
      "div",
      { class: "govuk-form-group time-control" },
      element("label", { for: "today", class: "govuk-label govuk-label--s" }, "Today is ", shown),
      element("div", { class: "time-control-row" }, earlier, slider, later),
    ),
  );
  const control = {
    value: null,
    /** The calendar to choose it from, to be put where it is wanted. */
    calendar: other.element,
    from: null,
    set(iso) {
      control.value = iso;
      other.set(iso);
      show();
    },
    range(from, to) {
      // A today outside the line stays what it is, at its edge.
      const first = control.value < from ? control.value : from;
      const last = control.value > to ? control.value : to;
      control.from = first;
      slider.min = 0;
      slider.max = daysBetween(first, last);
      slider.value = daysBetween(first, control.value);
      show();
    },
  };
  function show() {
    shown.textContent = fullDate(control.value);
    slider.setAttribute("aria-valuetext", fullDate(control.value));
  }
  const move = (iso) => {
    control.set(iso);
    changed();
  };
  slider.addEventListener("input", () => move(addDays(control.from, Number(slider.value))));
  earlier.addEventListener("click", () => move(addDays(control.value, -1)));
  later.addEventListener("click", () => move(addDays(control.value, 1)));
  return control;
}
