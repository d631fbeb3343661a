// What a page may hand over, by accident or to break it: each gives a report with a finding, none throws or hangs, and the instance lives on.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { before, describe, it } from "node:test";
import init, * as api from "../../pkg/index.js";

// The package keeps its memory to itself: who makes the instance sees it.
let memory = null;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const instance = await instantiate.apply(WebAssembly, given);
  memory ??= instance.exports.memory ?? null;
  return instance;
};

const bcp = { policy: "bcp", today: "2026-03-10" };
const sample = readFileSync(new URL("../samples/one-to-one.json", import.meta.url), "utf8");
const throws = () => {
  throw new Error("no");
};

class Session {
  #secret = 1;
  date = "2026-03-02";
  get durationMinutes() {
    return 90 + this.#secret;
  }
}

/** Records with something in them that no form should hold. */
function hostile() {
  const cycle = { kind: "one-to-one" };
  cycle.session = cycle;
  const list = [];
  list.push(list);
  const one = { kind: "one-to-one" };
  const deep = { kind: "one-to-one", extra: {} };
  for (let level = 0, inner = deep.extra; level < 100_000; level++) inner = inner.a = {};
  const sparse = [];
  sparse[4_294_967_294] = { action: "x" };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const revokedList = Proxy.revocable([], {});
  revokedList.revoke();
  const endless = new Proxy({}, { ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: () => endless });
  const grows = [];
  Object.defineProperty(grows, 0, { enumerable: true, get: () => (grows.push(1), 1) });
  const shrinks = { kind: "one-to-one", actions: [1, 2, 3] };
  Object.defineProperty(shrinks, "cases", { enumerable: true, get: () => ((shrinks.actions.length = 0), []) });
  const strangeLength = (length) => ({ ...one, actions: new Proxy([], { get: (target, name) => (name === "length" ? length : target[name]) }) });
  const huge = "x".repeat(10_000_000);
  const detached = new Uint8Array(8);
  structuredClone(detached, { transfer: [detached.buffer] });
  return {
    undefined: undefined, null: null, "a number": 7, "a text": "x", "a symbol": Symbol("x"), "a bigint": 7n, "a function": () => 0, "a list": [], "an invalid date": new Date(NaN),
    "a regular expression": /x/, "a promise": Promise.resolve({}), "the global object": globalThis, "the package": api, "an error": new Error("x"), "a weak map": new WeakMap(),
    "no prototype": Object.create(null),
    "a map": new Map([["kind", "one-to-one"]]), "a set in it": { ...one, actions: new Set([1]) }, "a map in it": { ...one, sections: new Map([["a", 1]]) },
    "a cycle": cycle, "a list in itself": { ...one, extra: { list } }, "very deep": deep,
    "__proto__": JSON.parse('{"__proto__":{"kind":"one-to-one","polluted":true},"kind":"one-to-one","sections":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}'),
    "a null prototype inside": { ...one, session: Object.assign(Object.create(null), { date: "2026-03-02" }) },
    "inherited members": Object.create({ kind: "one-to-one" }),
    "names of methods": { ...one, toString: 1, valueOf: 2, hasOwnProperty: 3, constructor: 4 },
    "lone surrogates": { ...one, supervisee: { name: "\ud800", role: "\udc00" }, recordedBy: "\udfff\ud800", "\ud800": "\udc00", "\udc00": 1 },
    "nul and marks": { ...one, supervisee: { name: "\u0000\u202e\u2066\ufeff\u200b" }, "\u0000": 1, "": 2, "a/b~c": 3 },
    "ten megabytes": { ...one, recordedBy: huge }, "ten megabytes as a name": { ...one, [huge]: 1 }, "ten times a megabyte": { ...one, attachments: Array(10).fill(huge.slice(0, 1_000_000)) },
    "a getter that throws": { get kind() { return throws(); } },
    "getters that throw inside": { ...one, sections: { get a() { return throws(); } }, get actions() { return throws(); } },
    "a getter that throws nothing": { ...one, get session() { throw undefined; } },
    "a getter that runs the validator": { ...one, get recordedBy() { return JSON.stringify(api.validate({ kind: "file" }, bcp)); } },
    "a getter that frees it": { ...one, get recordedBy() { const validator = new api.Validator(bcp); validator.free(); return "x"; } },
    "a proxy that throws for keys": new Proxy({}, { ownKeys: throws }), "a proxy that throws for values": new Proxy({ kind: 1 }, { get: throws }),
    "a proxy that throws for descriptors": new Proxy({ kind: 1 }, { getOwnPropertyDescriptor: throws }), "a proxy that throws for its prototype": new Proxy({ kind: 1 }, { getPrototypeOf: throws }),
    "a revoked proxy": revoked.proxy, "a revoked list": { ...one, actions: revokedList.proxy }, "an endless proxy": endless, "a proxy of a record": new Proxy(JSON.parse(sample), {}),
    "a length that is no number": strangeLength("many"), "a length that is negative": strangeLength(-1), "a length of halves": strangeLength(2.5), "a length that is huge": strangeLength(2 ** 53), "a length that is a symbol": strangeLength(Symbol("x")),
    "a list that grows": { ...one, actions: grows }, "a list that shrinks": shrinks, "a sparse list": { ...one, actions: sparse }, "holes": { ...one, actions: [, , { action: "x" }] },
    "a bigint in it": { ...one, session: { durationMinutes: 90n } }, "symbols in it": { ...one, recordedBy: Symbol("x"), [Symbol("y")]: 1 }, "functions in it": { ...one, recordedBy: () => "x", actions: [() => 0] },
    "dates in it": { ...one, session: { date: new Date(NaN) }, nextSession: { date: new Date(8.64e15) } }, "boxed values": { ...one, recordedBy: new String("x"), session: { durationMinutes: new Number(90), date: new Boolean(true) } },
    "typed arrays": { ...one, actions: new Float64Array(8), attachments: new Uint8Array(70_000), cases: detached }, "a buffer": { ...one, extra: new ArrayBuffer(8) },
    "toJSON that throws": { ...one, toJSON: throws }, "toJSON that gives itself": { ...one, toJSON() { return this; } }, "toJSON for ever": { toJSON() { return { toJSON: this.toJSON }; } }, "toJSON that is no function": { ...one, toJSON: 7 },
    "toJSON inside": { ...one, session: { toJSON: () => ({ date: "2026-03-02" }) } },
    frozen: Object.freeze({ ...one, session: Object.freeze({}) }), "a class instance": Object.assign(new Session(), one, { session: new Session() }),
    "infinities": { ...one, session: { durationMinutes: Infinity }, supervisee: { caseload: NaN } }, "minus nought": { ...one, session: { durationMinutes: -0 } },
    "too many rows": { ...one, actions: Array(60_000).fill({ action: "x" }) }, "too many members": Object.fromEntries(Array.from({ length: 100_000 }, (_, number) => [`a${number}`, 1])),
  };
}

describe("hostile records", () => {
  let validator;
  let expected;

  before(async () => {
    await init();
    validator = new api.Validator(bcp);
    expected = JSON.stringify(validator.validateJson(sample));
  });

  for (const [name, record] of Object.entries(hostile())) {
    it(name, () => {
      const start = performance.now();
      const report = validator.validate(record);
      assert.ok(report.findings.length > 0, "a finding");
      assert.ok(performance.now() - start < 2000, "in time");
      assert.equal(JSON.stringify(validator.validateJson(sample)), expected, "the instance works as before");
      assert.equal(JSON.stringify(validator.validate(JSON.parse(sample))), expected, "and so does the walk over objects");
      assert.equal({}.polluted, undefined);
    });
  }

  it("halves of a pair in neighbouring texts shift nothing", () => {
    const record = { kind: "one-to-one", supervisee: { name: "\ud83d", role: "\ude00 social-worker" }, recordedBy: "\ud83d", session: { venue: "\ude00", date: "2026-03-02", mode: "teams" } };
    // JSON.stringify writes the halves as escapes, and the reader makes U+FFFD of each, as the walk does.
    assert.deepEqual(validator.validate(record), validator.validateJson(JSON.stringify(record)));
    const names = { kind: "one-to-one", "\ud83d": "\ude00", sesion: 1 };
    assert.deepEqual(validator.validate(names), validator.validateJson(JSON.stringify(names)));
  });

  it("limits hold alike for objects and text", () => {
    const record = (rows) => ({ kind: "one-to-one", attachments: Array(rows).fill("a") });
    const codes = ({ findings }) => findings.map(({ code }) => code);
    for (const rows of [999, 1000, 1001, 10_000]) {
      const report = validator.validate(record(rows));
      assert.equal(codes(report).includes("record/too-large"), rows > 1000, `${rows} rows`);
      assert.deepEqual(report, validator.validateJson(JSON.stringify(record(rows))));
    }
    const members = (count) => ({ kind: "one-to-one", extra: Object.fromEntries(Array.from({ length: count }, (_, number) => [`a${number}`, 1])) });
    for (const count of [1000, 1001]) assert.deepEqual(validator.validate(members(count)), validator.validateJson(JSON.stringify(members(count))));
    const deep = (levels) => ({ kind: "one-to-one", extra: JSON.parse("[".repeat(levels) + "]".repeat(levels)) });
    for (const levels of [31, 32, 33]) assert.deepEqual(validator.validate(deep(levels)), validator.validateJson(JSON.stringify(deep(levels))));
  });

  it("a text or bytes of hundreds of megabytes are too large, and no trap", () => {
    const long = (length) => `{"kind":"one-to-one","recordedBy":"${"x".repeat(length)}"}`;
    const text = long(20_000_000);
    assert.deepEqual(validator.validateJson(long(300_000_000)).findings.map(({ code }) => code), ["record/too-large"]);
    assert.deepEqual(validator.validateJson(new Uint8Array(300_000_000)).findings.map(({ code }) => code), ["record/too-large"]);
    assert.throws(() => new api.Validator({ ...bcp, closures: [text] }), { name: "OptionsError", message: "The options are larger than they may be." });
    assert.deepEqual(api.checkPolicy(text).map(({ message }) => message), ["This is larger than a pack may be."]);
    assert.throws(() => api.policy(text), { name: "OptionsError" });
    assert.equal(api.readDue(text, { from: "2026-03-02" }), null);
    assert.ok(memory.buffer.byteLength < 64_000_000, "no more memory than the largest record needs");
  });

  it("an audit keeps no line that is too large", () => {
    const line = new TextEncoder().encode(`{"kind":"one-to-one","recordedBy":"${"x".repeat(40_000_000)}"}\n{"kind":"one-to-one"}`);
    const { records, unreadable, reports } = validator.audit(line);
    assert.deepEqual([records, unreadable, reports.map(({ line }) => line)], [2, 1, [1, 2]]);
  });

  it("names from the record make no prototypes", () => {
    const names = ["__proto__", "constructor", "toString"];
    const audit = validator.audit(names.map((name) => JSON.stringify({ kind: "one-to-one", supervisee: { name } })).join("\n"));
    assert.deepEqual(Object.keys(audit.bySupervisee), names);
    assert.equal(Object.getPrototypeOf(audit.bySupervisee), Object.prototype);
  });

  it("options are refused with a sentence, whatever they are", () => {
    const bad = [
      7, "bcp", [], Symbol("x"), new Proxy({}, { ownKeys: throws }), { ...bcp, get policy() { return throws(); } }, { ...bcp, closures: 7n }, { ...bcp, today: NaN }, { ...bcp, policy: "__proto__" },
      { ...bcp, policy: {} }, { ...bcp, severity: { toString: "off" } }, { ...bcp, "\ud800": 1 },
    ];
    for (const options of bad) assert.throws(() => new api.Validator(options), { name: "OptionsError" });
    const cycle = { ...bcp };
    cycle.closures = cycle;
    assert.throws(() => new api.Validator(cycle), { name: "OptionsError" });
  });
});

describe("memory", () => {
  it("is flat over twenty thousand validations and two thousand validators", async () => {
    await init();
    const record = JSON.parse(sample);
    const bytes = new TextEncoder().encode(sample);
    const validator = new api.Validator(bcp);
    const round = (count) => {
      for (let number = 0; number < count; number++) {
        validator.validate(record);
        validator.validateJson(bytes);
        if (number % 10 === 0) {
          const other = new api.Validator(bcp);
          other.validateJson(sample);
          other.free();
        }
      }
    };
    round(500);
    const bytesBefore = memory.buffer.byteLength;
    // VALIDATIONS=1000000 is the long run.
    round(Number(process.env.VALIDATIONS ?? 20_000) / 2);
    assert.equal(memory.buffer.byteLength, bytesBefore, "the WebAssembly's memory has not grown");
    validator.free();
  });
});

describe("the fuzzers' corpus through the WebAssembly", () => {
  const home = new URL("../../fuzz/corpus/", import.meta.url);

  before(() => init());

  for (const target of readdirSync(home)) {
    it(target, () => {
      const validators = api.policies().map(({ id }) => new api.Validator({ policy: id, today: "2026-03-10" }));
      validators.push(new api.Validator({ today: "2026-03-10", stage: "draft" }));
      const attempt = (work) => {
        try {
          return work();
        } catch (error) {
          // A trap is a RuntimeError and the end of the instance; what is refused is refused with a sentence.
          assert.equal(error.name, "OptionsError", String(error.stack));
          return null;
        }
      };
      for (const file of readdirSync(new URL(`${target}/`, home))) {
        const bytes = readFileSync(new URL(`${target}/${file}`, home));
        const text = bytes.toString();
        for (const validator of validators) {
          const report = validator.validateJson(bytes);
          assert.equal(report.ok, report.counts.error === 0);
          assert.equal(report.findings.length, report.counts.error + report.counts.warning + report.counts.advice);
          validator.audit(bytes);
        }
        let value;
        try {
          value = JSON.parse(text);
        } catch {
          value = undefined;
        }
        if (value !== undefined) {
          validators[1].validate(value);
          attempt(() => new api.Validator(value).free());
        }
        assert.ok(Array.isArray(api.checkPolicy(text)));
        attempt(() => api.readDue(text, { from: "2026-03-02", nextSession: "2026-03-30" }));
        attempt(() => api.addWorkingDays(text.slice(0, 10), Number.parseInt(text.slice(11), 10) || 1));
        attempt(() => api.validate({ kind: "one-to-one", sections: { "practice-progress": text }, actions: [{ action: text, owner: text, due: text }] }, bcp));
      }
      validators.forEach((validator) => validator.free());
    });
  }
});
