// Whatever a record holds, it gives the same report as an object and as text, and never traps the instance.

import assert from "node:assert/strict";
import { before, it } from "node:test";
import init, { policy, Validator } from "../../pkg/index.js";
import { random, value } from "./random-records.mjs";

before(() => init());

for (const id of ["adopt-north-east", "bcp", "nottinghamshire", "haringey", "coventry"]) {
  it(`${id}: 2,000 records of any shape`, () => {
    const kinds = policy(id).kinds.map((kind) => kind.id);
    const validators = [new Validator({ policy: id, today: "2026-03-20" }), new Validator({ today: "2026-03-20" })];
    for (let seed = 1; seed <= 2000; seed++) {
      const next = random(seed);
      const record = value(next, 5);
      if (typeof record === "object" && record !== null && !Array.isArray(record)) {
        record.kind = kinds[seed % kinds.length];
        record.policy = id;
      }
      const text = JSON.stringify(record);
      for (const validator of validators) {
        const fromObject = validator.validate(record);
        assert.deepEqual(fromObject, validator.validateJson(text), `seed ${seed}: ${text}`);
        assert.equal(fromObject.ok, fromObject.counts.error === 0);
        assert.equal(fromObject.findings.length, fromObject.counts.error + fromObject.counts.warning + fromObject.counts.advice);
        assert.ok(fromObject.completeness.done <= fromObject.completeness.total);
      }
      // The order of members does not matter.
      const turned = JSON.stringify(reversed(record));
      assert.deepEqual(validators[0].validateJson(turned), validators[0].validateJson(text), `seed ${seed}, members turned round: ${text}`);
    }
    validators.forEach((validator) => validator.free());
  });
}

function reversed(record) {
  if (Array.isArray(record)) return record.map(reversed);
  if (typeof record !== "object" || record === null) return record;
  return { __proto__: null, ...Object.fromEntries(Object.entries(record).reverse().map(([name, member]) => [name, reversed(member)])) };
}
