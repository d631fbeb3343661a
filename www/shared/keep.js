// Work in progress: a warning before it is lost, and, only where somebody asks for it, a copy in this tab's session storage.

import { element } from "./dom.js";

/** What was kept under a name in this tab; null where nothing was, or where it cannot be read. */
export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

/** Leaving the page asks first while `any()` says that there is work which would be lost. */
export function warnBeforeLeaving(any) {
  addEventListener("beforeunload", (event) => {
    if (any()) event.preventDefault();
  });
}

/**
 * A box to tick, off at first, that keeps the work across a reload of this tab. Leaving the page with changes that are not kept warns.
 *
 * @param {HTMLElement} place where the box goes
 * @param {string} name under which the work is kept
 * @param {() => unknown} read the work as it is now
 * @returns {{ changed: () => void, clean: () => void, dirty: boolean }} to be called when somebody changed something; when what stands there is
 *   no work of theirs (any more)
 */
export function keepWork(place, name, read) {
  const box = element("input", { type: "checkbox", class: "govuk-checkboxes__input", id: "keep", "aria-describedby": "keep-hint" });
  place.append(
    element(
      "div",
      { class: "govuk-form-group govuk-checkboxes govuk-checkboxes--small" },
      element(
        "div",
        { class: "govuk-checkboxes__item" },
        box,
        element("label", { class: "govuk-label govuk-checkboxes__label", for: "keep" }, "Keep my changes in this tab"),
        element("div", { class: "govuk-hint govuk-checkboxes__hint", id: "keep-hint" }, "So that they outlive a reload. Without it nothing is stored; closing the tab always forgets them."),
      ),
    ),
  );
  box.checked = kept(name) !== null;
  const work = {
    dirty: false,
    changed() {
      work.dirty = true;
      if (box.checked) store();
    },
    clean() {
      work.dirty = false;
      if (box.checked) sessionStorage.removeItem(name);
    },
  };
  function store() {
    try {
      sessionStorage.setItem(name, JSON.stringify(read()));
    } catch {
      // Full, or switched off by the browser: the box says so by coming off again.
      box.checked = false;
    }
  }
  box.addEventListener("change", () => {
    if (!box.checked) sessionStorage.removeItem(name);
    else if (work.dirty) store();
  });
  warnBeforeLeaving(() => work.dirty && !box.checked);
  return work;
}
