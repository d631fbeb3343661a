// Everything that is compared, by what it is given. Each gives the number of faults it found, so that nothing is left out by a clever engine.

import { TODAY } from "./rules.mjs";
import { handWritten } from "./hand-written.mjs";
import { withZod } from "./with-zod.mjs";
import { withValibot } from "./with-valibot.mjs";
import { withRulesEngine } from "./with-rules-engine.mjs";
import { withSurvey } from "./with-survey.mjs";
import { schema, withAjv } from "./with-ajv.mjs";

const decoder = new TextDecoder();

function linesOf(bytes) {
  return decoder.decode(bytes).split("\n").filter((line) => line !== "");
}

/** A library that takes objects: text and bytes are parsed for it. */
function ofObjects(name, faults) {
  return {
    name,
    faults,
    object: (record) => faults(record).length,
    text: (text) => faults(JSON.parse(text)).length,
    bytes: (bytes) => faults(JSON.parse(decoder.decode(bytes))).length,
    ndjson: (bytes) => linesOf(bytes).reduce((count, line) => count + faults(JSON.parse(line)).length, 0),
  };
}

function ofPackage(name, pkg, policy) {
  const validator = new pkg.Validator({ policy, today: TODAY });
  return {
    name,
    faults: (record) => validator.validate(record).findings,
    object: (record) => validator.validate(record).findings.length,
    text: (text) => validator.validateJson(text).findings.length,
    bytes: (bytes) => validator.validateJson(bytes).findings.length,
    ndjson: (bytes) => validator.audit(bytes).reports.reduce((count, { report }) => count + report.findings.length, 0),
  };
}

/** @param what `pkg`: the package; `policy`: the small policy; `Ajv` and `precompiled`: as they are where this runs, or null. */
export function subjects({ pkg, policy, Ajv, precompiled }) {
  const list = [
    ofObjects("hand-written JavaScript", handWritten),
    ofPackage("this package", pkg, policy),
    ofPackage("this package, whole BCP policy", pkg, "bcp"),
  ];
  if (precompiled) {
    list.push(ofObjects("ajv, precompiled", withAjv(precompiled)));
  }
  if (Ajv) {
    list.push(ofObjects("ajv", withAjv(new Ajv({ allErrors: true }).compile(schema))));
  }
  list.push(ofObjects("zod", withZod), ofObjects("valibot", withValibot));
  // Thousands of microseconds a record: a few records say as much as many, and a file of them nothing more.
  list.push({ ...ofObjects("SurveyJS core", withSurvey), isSlow: true, ndjson: undefined });
  list.push({
    name: "json-rules-engine",
    faults: withRulesEngine,
    isSlow: true,
    object: async (record) => (await withRulesEngine(record)).length,
  });
  return list;
}

/** What no checker can go below that reads all of a record. */
export const floors = [
  { name: "JSON.parse", text: (text) => (JSON.parse(text) === null ? 1 : 0), ndjson: (bytes) => linesOf(bytes).reduce((count, line) => count + (JSON.parse(line) === null ? 1 : 0), 0) },
  { name: "JSON.stringify", object: (record) => JSON.stringify(record).length },
  {
    name: "byte scan",
    ndjson: (bytes) => {
      let lines = 0;
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
      return lines;
    },
  },
];
