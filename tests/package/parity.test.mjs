// Whatever a record holds, it gives the same report as an object and as text, and never traps the instance.

import assert from "node:assert/strict";
import { before, it } from "node:test";
import init, { policy, Validator } from "../../pkg/index.js";

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = [
  "kind", "policy", "supervisee", "supervisor", "session", "sections", "actions", "decisions", "previousActions", "cases", "attendance",
  "signatures", "disagreement", "frequencyChange", "nextSession", "history", "events", "agreement", "file", "extra", "date", "name",
  "role", "startedOn", "durationMinutes", "discussion", "value", "notApplicable", "covers", "action", "owner", "due", "measure", "status",
  "reason", "recordedOn", "lastDiscussedOn", "discussed", "circumstances", "signedOn", "exists", "note", "every", "on", "type", "minutes",
  "health-and-welfare", "agenda-item-1", "__proto__", "constructor", "toString", "0", "10", "2", "", "a/b", "c~d", "nonsense", "\u202e", "é",
];
const WORDS = [
  "", " ", "n/a", "tbc", "Amira Osei", "2026-03-02", "2026-02-30", "2026-03-29T23:30:00Z", "02/03/2026", "ongoing", "within 2 weeks", "P4W", "monthly",
  "done", "yes", "no", "social-worker", "one-to-one", "case", "file", "\u0000", "\ud83d\ude00", "e\u0301", "\u202eabc", "943 476 5919", "Mum (Kelly) rang 07700 900123.",
  "We agreed that Jayden’s mum will be seen at 14 Ashford Road, NG7 1AB.", "x".repeat(300), "'\"\\\n\t", "<b>bold</b>", "9".repeat(40),
];

function value(next, depth) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const roll = next();
  if (depth <= 0 || roll < 0.45) {
    return pick([() => pick(WORDS), () => pick([0, -1, 90, 89.5, 1e21, 1e-7, 5e-324, 2 ** 53]), () => next() < 0.5, () => null])();
  }
  if (roll < 0.65) return Array.from({ length: Math.floor(next() * 4) }, () => value(next, depth - 1));
  const object = {};
  for (let left = Math.floor(next() * 7); left > 0; left--) {
    // As JSON.parse makes it: an own member, whatever its name.
    Object.defineProperty(object, pick(NAMES), { value: value(next, depth - 1), enumerable: true, configurable: true, writable: true });
  }
  return object;
}

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
