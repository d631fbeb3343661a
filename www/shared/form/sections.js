// The sections of a policy: a question, its help, its prompts, the room for an answer and for the actions that come of it.

import { numberControl, radiosControl, textareaControl } from "./controls.js";
import { listControl } from "./lists.js";
import { disclosure, element } from "../dom.js";

const YES_NO = [{ id: "yes", label: "Yes" }, { id: "no", label: "No" }];

/**
 * @param {object[]} sections of one kind of record, in the form's order; a prompt belongs to the question before it
 * @param {string} at "" for the record, the pointer of a case for sections that each case has
 * @returns {{ section: object, controls: object[], element: HTMLElement }[]}
 */
export function sectionControls(context, sections, at) {
  const drawn = [];
  for (const [index, section] of sections.entries()) {
    if (section.prompt || section.answer === "fields") continue;
    const after = sections.slice(index + 1);
    const end = after.findIndex((other) => !other.prompt);
    const prompts = (end < 0 ? after : after.slice(0, end)).filter((prompt) => prompt.answer !== "fields");
    drawn.push({ section, ...oneSection(context, section, prompts, at) });
  }
  return drawn;
}

function oneSection(context, section, prompts, at) {
  const pointer = `${at}/sections/${section.id}`;
  const large = { label: section.label, hint: section.help, large: true };
  const controls = [];
  if (section.answer === "number" || section.answer === "yes-no") {
    const range = section.min === undefined || section.max === undefined ? undefined : `A number from ${section.min} to ${section.max}`;
    const hint = [section.help, range].filter(Boolean).join(" ") || undefined;
    controls.push(
      section.answer === "number"
        ? numberControl({ ...large, pointer: `${pointer}/value`, hint })
        : radiosControl({ ...large, pointer: `${pointer}/value`, choices: YES_NO }),
    );
    controls.push(textareaControl({ pointer: `${pointer}/discussion`, label: "What was discussed", rows: 2 }));
  } else if (section.answer !== "actions") {
    controls.push(textareaControl({ ...large, pointer: `${pointer}/discussion`, rows: 3 }));
  }
  const only = section.answer === "actions";
  const actions = listControl(context, `${pointer}/actions`, { to: section.label, bare: true });
  controls.push(actions);
  const title = only ? element("h3", { class: "govuk-heading-s" }, section.label) : null;
  const list = element("ul", { class: "govuk-list govuk-list--bullet" }, prompts.map((prompt) => element("li", {}, prompt.label)));
  const shown = prompts.length === 0 ? null : disclosure(`Prompts for ${section.label}`, list);
  const [first, ...rest] = controls.map((control) => control.element);
  const box = element("div", { class: "record-section", role: "group", "aria-label": section.label }, title, first, shown, rest);
  return { controls, element: box };
}
