// The small workload in SurveyJS's core: a form without a page. Rows are panels, comparisons are a check of its own.

import { Model } from "survey-core";
import { PARTIES, SECTIONS, day } from "./rules.mjs";
import { comparisons, faultAt } from "./comparisons.mjs";

const PATHS = new Map();
const elements = [];
function ask(path, more) {
  const name = path.replaceAll("/", "_");
  PATHS.set(name, path);
  elements.push({ type: "text", name, isRequired: true, ...more });
}
ask("/supervisee/name");
ask("/supervisor/name");
ask("/session/date");
ask("/nextSession/date");
ask("/session/durationMinutes", { validators: [{ type: "numeric", minValue: 90 }] });
for (const id of SECTIONS) ask(`/sections/${id}/discussion`);
for (const party of PARTIES) {
  ask(`/signatures/${party}/name`);
  ask(`/signatures/${party}/signedOn`);
}
elements.push({
  type: "paneldynamic",
  name: "actions",
  templateElements: ["owner", "due"].map((name) => ({ type: "text", name, isRequired: true })),
});

const survey = new Model({ elements });
const at = (record, path) => path.split("/").slice(1).reduce((value, step) => value?.[step], record);

export function check(record) {
  const data = { actions: record.actions?.map(({ owner, due }) => ({ owner, due })) ?? [] };
  for (const [name, path] of PATHS) data[name] = at(record, path);
  survey.data = data;
  const faults = [];
  survey.validate(true, false);
  for (const question of survey.getAllQuestions()) {
    if (question.name === "actions") {
      question.panels.forEach((panel, row) => {
        for (const inner of panel.questions) if (inner.errors.length > 0) faults.push(faultAt(`/actions/${row}/${inner.name}`));
      });
    } else if (question.errors.length > 0 || (/date|signedOn/i.test(question.name) && day(question.value) === null)) {
      faults.push(faultAt(PATHS.get(question.name)));
    }
  }
  return faults.concat(comparisons(record));
}
