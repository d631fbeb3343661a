// A form of the size of a real one: sixty controls in the design system's markup, forty of them in rows.
import init, { bindForm } from "/pkg/index.js";
import { ask } from "./ask.js";

const group = (name, label, value = "", hint = "") => `<div class="govuk-form-group"><label class="govuk-label" for="${name}">${label}</label>${hint && `<div class="govuk-hint" id="${name}-hint">${hint}</div>`}<input class="govuk-input" id="${name}" name="${name}" value="${value}"></div>`;
const part = (name, part, value) => `<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label" for="${name}-${part}">${part}</label><input class="govuk-input" id="${name}-${part}" name="${name}-${part}" value="${value}"></div></div>`;
const date = (name, label, day) => `<div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">${label}</legend><div class="govuk-date-input" id="${name}">${part(name, "day", day)}${part(name, "month", "3")}${part(name, "year", "2026")}</div></fieldset></div>`;
const text = (name, label) => `<div class="govuk-form-group"><label class="govuk-label" for="${name}">${label}</label><textarea class="govuk-textarea" id="${name}" name="${name}">${"We talked about how the week went, what helped and what to try next. ".repeat(8)}</textarea></div>`;
const row = (at) => `<fieldset class="govuk-fieldset"><legend>Action ${at + 1}</legend>${group(`actions[${at}][what]`, "What", "Book the court skills course")}${group(`actions[${at}][who]`, "Who", "Amira")}${group(`actions[${at}][measure]`, "How we know", "The certificate is on file")}${group(`actions[${at}][when]`, "When", "by 20 March 2026")}</fieldset>`;

const SECTIONS = ["health-and-welfare", "annual-leave-and-toil", "practice-progress", "professional-development", "additional-responsibility", "any-other-business", "workload", "sickness-absence"];
window.draw = (rows) => {
  document.querySelector("form").innerHTML = [group("worker", "Worker", "Amira Osei", "As on the rota"), group("manager", "Manager", "Ruth Bell"), date("held", "Held on", "2"), date("next", "Next", "31"), group("venue", "Where", "Room 4"), group("minutes", "Minutes", "90")]
    .concat(SECTIONS.map((section) => text(section, section)), Array.from({ length: rows }, (_, at) => row(at)), '<button class="govuk-button" id="send">Send</button>').join("");
};
window.draw(11);
await init();
window.bind = (more) => {
  window.binding = bindForm(document.querySelector("form"), { ...ask, fields: {
    "/supervisee/name": "worker", "/supervisor/name": "manager", "/session/date": "held", "/nextSession/date": "next", "/session/venue": "venue", "/session/durationMinutes": "minutes",
    ...Object.fromEntries(SECTIONS.map((section) => [`/sections/${section}`, section])),
    "/actions/*/action": "actions[*][what]", "/actions/*/owner": "actions[*][who]", "/actions/*/measure": "actions[*][measure]", "/actions/*/due": "actions[*][when]",
  }, ...more });
};
document.documentElement.dataset.ready = "";
window.bind();
