// Everything that is compared, by what it is given. Each gives the number of faults it found, so that nothing is left out by a clever engine.

import { check as ajv } from "./subjects/ajv.mjs";
import { check as precompiled } from "./subjects/ajv-precompiled.mjs";
import { check as handWritten } from "./subjects/hand-written.mjs";
import { check as rulesEngine } from "./subjects/json-rules-engine.mjs";
import { TODAY } from "./subjects/rules.mjs";
import { check as survey } from "./subjects/survey.mjs";
import { check as valibot } from "./subjects/valibot.mjs";
import { check as zod } from "./subjects/zod.mjs";

const decoder = new TextDecoder();

export function linesOf(bytes) {
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

export const HAND_WRITTEN = ofObjects("hand-written JavaScript", handWritten);

/** The small workload by this package, and the whole BCP policy, which nothing else is compared with. */
export function ofThisPackage(pkg, policy) {
  return [ofPackage("this package", pkg, policy), { ...ofPackage("this package, whole BCP policy", pkg, "bcp"), asksMore: true }];
}

export function subjects(pkg, policy) {
  return [
    HAND_WRITTEN,
    ...ofThisPackage(pkg, policy),
    ofObjects("ajv, precompiled", precompiled),
    ofObjects("ajv", ajv),
    ofObjects("zod", zod),
    ofObjects("valibot", valibot),
    // Thousands of microseconds a record: a whole file of them says nothing more.
    { ...ofObjects("SurveyJS core", survey), isSlow: true, ndjson: undefined },
    {
      name: "json-rules-engine",
      faults: rulesEngine,
      isSlow: true,
      isAsync: true,
      object: async (record) => (await rulesEngine(record)).length,
    },
  ];
}
