// The small workload in json-rules-engine: a rule for each field, facts for each row.

import { Engine } from "json-rules-engine";
import { PARTIES, SECTIONS, day, isBlank } from "./rules.mjs";
import { comparisons, faultAt } from "./comparisons.mjs";

const at = (record, path) => path.split("/").slice(1).reduce((value, step) => value?.[step], record);

function engineFor(rows) {
  const engine = new Engine();
  const rule = (path, operator, value) =>
    engine.addRule({ conditions: { all: [{ fact: "field", params: { path }, operator, value }] }, event: { type: "fault", params: { path } } });
  engine.addFact("field", async ({ path }, almanac) => at(await almanac.factValue("record"), path));
  engine.addOperator("blank", (value) => isBlank(value));
  engine.addOperator("noDay", (value) => day(value) === null);
  engine.addOperator("noNumberFrom", (value, least) => typeof value !== "number" || value < least);
  rule("/supervisee/name", "blank", true);
  rule("/supervisor/name", "blank", true);
  rule("/session/date", "noDay", true);
  rule("/session/durationMinutes", "noNumberFrom", 90);
  rule("/nextSession/date", "noDay", true);
  for (const id of SECTIONS) rule(`/sections/${id}/discussion`, "blank", true);
  for (const party of PARTIES) {
    rule(`/signatures/${party}/name`, "blank", true);
    rule(`/signatures/${party}/signedOn`, "noDay", true);
  }
  for (let row = 0; row < rows; row++) {
    rule(`/actions/${row}/owner`, "blank", true);
    rule(`/actions/${row}/due`, "noDay", true);
  }
  return engine;
}

const engines = new Map();

export async function check(record) {
  const rows = record.actions?.length ?? 0;
  if (!engines.has(rows)) engines.set(rows, engineFor(rows));
  const { events } = await engines.get(rows).run({ record });
  const faults = events.map(({ params }) => faultAt(params.path));
  return faults.concat(comparisons(record));
}
