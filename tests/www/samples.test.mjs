// The examples of the demo site: each policy and kind of record has at least three, and each shows what it says it shows.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { policies, Validator } from "../../pkg/index.js";
import { wholeSamples } from "../../www/shared/sample-file.js";

const folder = new URL("../../www/samples/", import.meta.url);

before(() => init());

test("every policy and kind of record has three examples, and one of them is complete", () => {
  for (const { id, kinds } of policies()) {
    for (const kind of kinds) {
      const file = new URL(`${id}/${kind}.json`, folder);
      assert.ok(existsSync(file), `${id}/${kind}`);
      const samples = JSON.parse(readFileSync(file, "utf8")).samples;
      assert.ok(samples.length >= 3, `${id}/${kind} has ${samples.length}`);
      assert.ok(samples.some((sample) => sample.id === "complete"), `${id}/${kind}`);
      assert.ok(samples.some((sample) => sample.shows.length > 0), `${id}/${kind} shows nothing`);
    }
  }
});

test("an example shows what it says, and a complete one shows nothing", () => {
  for (const { id, kinds } of policies()) {
    for (const kind of kinds) {
      const file = JSON.parse(readFileSync(new URL(`${id}/${kind}.json`, folder), "utf8"));
      for (const sample of wholeSamples(file, kind)) {
        const report = new Validator({ policy: id, today: sample.today }).validate(sample.record);
        const found = report.findings.map(({ code, path }) => `${code} ${path}`);
        assert.deepEqual(found.sort(), [...sample.shows].sort(), `${id}/${kind}/${sample.id}`);
        if (sample.id === "complete") assert.deepEqual(found, [], `${id}/${kind}`);
      }
    }
  }
});
