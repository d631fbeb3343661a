// Today, by a slider and day by day.

import { addDays, daysBetween, fullDate } from "../shared/dates.js";
import { button, element } from "../shared/dom.js";

/** @returns {{ value: string, set: (iso: string) => void, range: (from: string, to: string) => void }} */
export function todayControl(place, changed) {
  const slider = element("input", { type: "range", id: "today", class: "time-slider", step: 1 });
  const shown = element("output", { for: "today", class: "time-today-date" });
  const earlier = button("A day earlier", { class: "govuk-!-margin-bottom-0" });
  const later = button("A day later", { class: "govuk-!-margin-bottom-0" });
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
    from: null,
    set(iso) {
      control.value = iso;
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
