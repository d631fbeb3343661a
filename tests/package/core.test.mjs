// supervision-validator/core: the same answers without the form adapter.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, it } from "node:test";
import * as core from "../../pkg/core.js";
import * as full from "../../pkg/index.js";

before(() => Promise.all([core.default(), full.default()]));

it("has everything but bindForm", () => {
  const others = Object.keys(full).filter((name) => name !== "bindForm");
  assert.deepEqual(Object.keys(core).sort(), others.sort());
});

it("gives the same report", () => {
  const record = readFileSync(new URL("../golden/bcp/sample/record.json", import.meta.url), "utf8");
  const options = { policy: "bcp", today: "2026-03-20" };
  const report = core.validateJson(record, options);
  assert.ok(report.findings.length > 0);
  assert.deepEqual(report, full.validateJson(record, options));
});
