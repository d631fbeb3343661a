// Findings at their controls: the sentence, its hint and its clause, and what assistive technology needs to connect them.

import { describe, element, hiddenText } from "../dom.js";

const SPOKEN = { error: "Error: ", warning: "Warning: ", advice: "Advice: " };

/** "4.2" → "Clause 4.2"; "Appendix 1" speaks for itself. */
export function clauseText(finding) {
  const { clause } = finding.citation;
  return /^\d/.test(clause) ? `Clause ${clause}` : clause;
}

/**
 * The control that a finding belongs to: the one at its path, else the first below it, else the nearest above. What cannot be seen
 * does not count. Undefined where the form has nothing of the kind.
 */
export function controlFor(path, controls) {
  const seen = controls.filter((control) => control.element.closest("[hidden]") === null);
  const exact = (pointer) => seen.find((control) => control.pointer === pointer);
  const found = exact(path) ?? seen.find((control) => control.pointer.startsWith(`${path}/`));
  for (let above = path; found === undefined && above !== ""; above = above.slice(0, above.lastIndexOf("/"))) {
    const control = exact(above);
    if (control !== undefined) return control;
  }
  return found;
}

/** Brings the marks of all controls up to date with the findings; without findings every mark comes off. */
export function mark(findings, controls) {
  const byControl = new Map();
  for (const finding of findings) {
    const control = controlFor(finding.path, controls);
    if (control !== undefined) byControl.set(control, [...(byControl.get(control) ?? []), finding]);
  }
  for (const control of controls) markOne(control, byControl.get(control) ?? []);
}

function markOne(control, findings) {
  const worst = ["error", "warning", "advice"].find((severity) => findings.some((finding) => finding.severity === severity));
  const wrong = worst === "error" ? control.faulty() : [];
  for (const input of control.marked ?? []) {
    if (!wrong.includes(input)) input.removeAttribute("aria-invalid");
  }
  for (const input of wrong) input.setAttribute("aria-invalid", "true");
  control.marked = wrong;

  // Messages that stay are not drawn again: a screen reader need not hear them twice.
  const key = JSON.stringify(findings.map(({ severity, message, hint }) => [severity, message, hint]));
  if (control.shown === key) return;
  control.shown = key;
  control.element.classList.remove("has-error", "has-warning", "has-advice");
  if (worst !== undefined) control.element.classList.add(`has-${worst}`);
  control.messages.replaceChildren(...findings.map(message));
  describe(control.described, control.messages.id, findings.length > 0);
}

function message(finding) {
  return element(
    "div",
    { class: `mark mark-${finding.severity}` },
    element("p", { class: "mark-text" }, hiddenText(SPOKEN[finding.severity]), finding.message),
    element("p", { class: "mark-more" }, [finding.hint, `${clauseText(finding)}.`].filter(Boolean).join(" ")),
  );
}

/** Brings a finding's control into view, label first, and puts the focus there; selects the words at fault where they are known. */
export function goTo(finding, controls) {
  const control = controlFor(finding.path, controls);
  if (control === undefined) return;
  for (let outer = control.element.closest("details"); outer !== null; outer = outer.parentElement.closest("details")) outer.open = true;
  control.element.scrollIntoView();
  const target = control.focus();
  target.focus({ preventScroll: true });
  if (finding.span !== undefined) target.setSelectionRange?.(finding.span.start, finding.span.end);
}
