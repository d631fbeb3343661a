// What the contract promises of the package, apart from what policies ask.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import init, * as api from "../../pkg/index.js";

const wasm = new URL("../../pkg/supervision_validator_bg.wasm", import.meta.url);
const bcp = { policy: "bcp", today: "2026-03-10" };
const codes = (report) => report.findings.map(({ code }) => code);

describe("before init", () => {
  it("every call says what to do", () => {
    const calls = [
      () => api.validate({}, bcp),
      () => api.validateJson("{}", bcp),
      () => new api.Validator(bcp),
      () => api.policies(),
      () => api.policy("bcp"),
      () => api.checkPolicy({}),
      () => api.bankHolidays("scotland", 2026, 2026),
      () => api.addWorkingDays("2026-03-02", 5),
      () => api.workingDaysBetween("2026-03-02", "2026-03-09"),
      () => api.readDue("tomorrow", { from: "2026-03-02" }),
      () => api.schema({ ...bcp, kind: "file" })["~standard"].validate({}),
      () => api.bindForm({}, { ...bcp, kind: "file" }),
    ];
    for (const call of calls) assert.throws(call, { name: "NotReadyError", message: "call init() first" });
  });

  it("so does what is waited for", () => assert.rejects(api.loadPolicyTexts("bcp"), { name: "NotReadyError", message: "call init() first" }));

  it("what cannot be loaded is an error, and loading can be tried again", async () => {
    await assert.rejects(init(new Uint8Array([1, 2, 3])), { name: "LoadError" });
    await assert.rejects(init(7), { name: "TypeError" });
    await assert.rejects(init(new Response("", { status: 404 })), { name: "LoadError" });
    await assert.rejects(init(new Response("<!doctype html>", { headers: { "content-type": "text/html" } })), { name: "LoadError", message: /text\/html/ });
    assert.throws(() => api.initSync(7), { name: "TypeError" });
    assert.throws(() => api.initSync(new Uint8Array([1, 2, 3])), { name: "LoadError" });
    assert.throws(() => api.initSync("https://localhost/x.wasm"), { name: "TypeError" });
  });
});

describe("the package", () => {
  before(() => init());

  it("starts once, from whatever holds the WebAssembly", async () => {
    await init();
    await init(readFileSync(wasm));
    await init(new Response(readFileSync(wasm), { headers: { "content-type": "text/plain" } }));
    api.initSync(readFileSync(wasm));
    assert.equal(api.policies().length, 5);
  });

  it("lists its policies", () => {
    assert.deepEqual(
      api.policies().map(({ id }) => id),
      ["adopt-north-east", "bcp", "nottinghamshire", "haringey", "coventry"],
    );
    for (const { id, title, organisation, version, kinds } of api.policies()) {
      assert.ok(title && organisation && version && kinds.length > 0, id);
      const pack = api.policy(id);
      assert.equal(pack.id, id);
      assert.ok(pack.rules.every(({ id, clause, asks }) => id && clause && asks), id);
      assert.ok(pack.notes.length > 0 && pack.notChecked.every(({ why }) => why), id);
      assert.deepEqual(api.checkPolicy(pack), [], id);
    }
    assert.throws(() => api.policy("bpc"), { name: "OptionsError", message: "There is no policy “bpc”. Did you mean “bcp”?" });
  });

  it("gives reports as plain objects, optional members absent, nextSession null", () => {
    const report = api.validate({ kind: "file" }, bcp);
    assert.deepEqual(Object.keys(report), [
      "policy", "kind", "today", "ok", "counts", "completeness", "findings", "deadlines", "nextSession",
    ]);
    assert.equal(report.nextSession, null);
    for (const finding of report.findings) {
      assert.ok(!Object.values(finding).includes(undefined));
      assert.equal(Object.getPrototypeOf(finding), Object.prototype);
    }
  });

  it("takes today from the clock in London where none is given", () => {
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date());
    assert.equal(api.validate({ kind: "file" }, { policy: "bcp" }).today, today);
    assert.equal(api.validate({ kind: "file", policy: "bcp" }).today, today);
  });

  it("throws for options, with a sentence", () => {
    assert.throws(() => api.validate({}, { policy: "bcp", today: "soon" }), /“today” must be a date like/);
    assert.throws(() => new api.Validator({ policy: { id: "x" } }), /The policy pack cannot be used/);
    assert.throws(() => new api.Validator(7), { name: "OptionsError" });
    assert.throws(() => api.addWorkingDays("2026-02-30", 1), { name: "OptionsError" });
    assert.throws(() => api.addWorkingDays("2026-03-02", 1.5), { name: "OptionsError" });
    assert.throws(() => api.bankHolidays("wales", 2026, 2026), { name: "OptionsError" });
    assert.throws(() => api.bankHolidays("scotland", 1900, 2026), { name: "OptionsError" });
  });

  it("draft counts what is missing, strict makes warnings errors, severities can be changed", () => {
    const record = { kind: "one-to-one", session: { date: "2026-03-02" } };
    const draft = api.validate(record, { ...bcp, stage: "draft" });
    assert.ok(!codes(draft).some((code) => code.endsWith("/missing")));
    assert.ok(draft.completeness.total > draft.completeness.done);
    assert.deepEqual(draft.completeness, api.validate(record, bcp).completeness);
    assert.equal(api.validate(record, { ...bcp, strict: true }).counts.warning, 0);
    const off = api.validate(record, { ...bcp, severity: { "section/missing": "off", "bcp/form-dated": "error" } });
    assert.ok(!codes(off).includes("section/missing"));
  });

  it("never throws for what a record holds", () => {
    const cycle = { kind: "one-to-one" };
    cycle.session = cycle;
    const hostile = [
      undefined, null, 7, "x", Symbol("x"), 7n, () => 0, [], new Date(NaN), cycle, Object.create(null), new Map([["kind", "case"]]),
      { get kind() { throw new Error("no"); } },
      { kind: "one-to-one", sections: { get discussion() { throw new Error("no"); } } },
      new Proxy({}, { ownKeys() { throw new Error("no"); } }),
      new Proxy({}, { get() { throw new Error("no"); } }),
      { kind: "one-to-one", toJSON() { throw new Error("no"); } },
      { kind: "one-to-one", toJSON() { return this; } },
      JSON.parse('{"__proto__":{"kind":"case"},"kind":"one-to-one","constructor":{"prototype":1}}'),
      { kind: "one-to-one", supervisee: { name: "\ud800 \u0000 \u202e" }, "\ud800": 1, "": 2 },
      { kind: "one-to-one", session: { durationMinutes: Infinity, date: new Date("2026-03-02T10:00:00Z") } },
      { kind: "one-to-one", actions: Array.from({ length: 60_000 }, () => ({ action: "x" })) },
      { kind: "one-to-one", recordedBy: "x".repeat(10_000_000) },
      { kind: "one-to-one", extra: { a: () => 0, b: undefined, c: 1n, d: Symbol("d") } },
    ];
    for (const record of hostile) assert.ok(api.validate(record, bcp).findings.length > 0);
    for (const json of [undefined, null, 7, {}, "", "{", new Uint8Array([0xff]), new ArrayBuffer(2)]) {
      assert.ok(api.validateJson(json, bcp).findings.length > 0);
    }
    // The instance is alive after all that.
    assert.ok(api.validate({ kind: "file" }, bcp).findings.length > 0);
  });

  it("sees in an object what JSON would see", () => {
    const record = {
      kind: "one-to-one",
      supervisee: { name: "Zoë Ńwosu 😀", role: undefined },
      session: { date: new Date("2026-03-02T10:00:00Z"), durationMinutes: 90.5 },
      sections: { "health-and-welfare": "Näher: 5 days’ leave 😀", other: () => 0 },
      actions: [{ action: "x", due: "soon" }, undefined, { toJSON: () => ({ action: "y" }) }],
    };
    const validator = new api.Validator(bcp);
    assert.deepEqual(validator.validate(record), validator.validateJson(JSON.stringify(record)));
  });

  it("lets go of a validator once, and says so afterwards", () => {
    const validator = new api.Validator(bcp);
    validator.free();
    validator.free();
    assert.throws(() => validator.validate({}), { name: "FreedError" });
  });

  it("counts days", () => {
    assert.deepEqual(api.bankHolidays("england-and-wales", 2026, 2026), [
      { date: "2026-01-01", title: "New Year’s Day" },
      { date: "2026-04-03", title: "Good Friday" },
      { date: "2026-04-06", title: "Easter Monday" },
      { date: "2026-05-04", title: "Early May bank holiday" },
      { date: "2026-05-25", title: "Spring bank holiday" },
      { date: "2026-08-31", title: "Summer bank holiday" },
      { date: "2026-12-25", title: "Christmas Day" },
      { date: "2026-12-28", title: "Boxing Day" },
    ]);
    assert.equal(api.addWorkingDays("2026-04-02", 1), "2026-04-07");
    assert.equal(api.addWorkingDays("2026-04-02", 1, { division: "scotland" }), "2026-04-06");
    assert.equal(api.addWorkingDays("2026-03-02", 0), "2026-03-02");
    assert.equal(api.addWorkingDays("2026-03-09", -5), "2026-03-02");
    assert.equal(api.addWorkingDays("2026-03-02", 5, { closures: ["2026-03-04"] }), "2026-03-10");
    assert.equal(api.workingDaysBetween("2026-04-02", "2026-04-07"), 1);
    assert.equal(api.workingDaysBetween("2026-04-07", "2026-04-02"), -1);
    assert.equal(api.readDue("within 2 weeks", { from: "2026-03-02" }), "2026-03-16");
    assert.equal(api.readDue("before next supervision", { from: "2026-03-02", nextSession: "2026-03-30" }), "2026-03-30");
    assert.equal(api.readDue("ongoing", { from: "2026-03-02" }), null);
  });

  it("audits line by line, however the lines are cut", () => {
    const good = JSON.stringify({ kind: "file", supervisee: { name: "Jo Hale" } });
    const lines = [good, "", "{", JSON.stringify({ kind: "one-to-one", supervisee: { name: "__proto__" } }), good].join("\n");
    const validator = new api.Validator(bcp);
    const progress = [];
    const audit = validator.audit(lines, (done, total) => progress.push([done, total]));
    assert.equal(audit.records, 4);
    assert.equal(audit.unreadable, 1);
    assert.deepEqual(audit.reports.map(({ line }) => line), [1, 3, 4, 5]);
    assert.equal(audit.bySupervisee["Jo Hale"].records, 2);
    assert.ok(Object.hasOwn(audit.bySupervisee, "__proto__"));
    assert.deepEqual(progress.at(-1), [Buffer.byteLength(lines), Buffer.byteLength(lines)]);
    assert.deepEqual(validator.audit(new TextEncoder().encode(`${lines}\n`)), audit);
    assert.equal(validator.audit("").records, 0);
    const many = `${good}\n`.repeat(40_000);
    assert.equal(validator.audit(many).records, 40_000);
  });

  it("is a Standard Schema", () => {
    const { validate, version } = api.schema({ ...bcp, kind: "one-to-one" })["~standard"];
    assert.equal(version, 1);
    const { issues } = validate({ supervisee: { name: "Jo", role: "social-worker" }, actions: [{ action: 7 }] });
    assert.ok(issues.every(({ message, path }) => message && path.length > 0));
    assert.ok(issues.some(({ path }) => path.join() === "actions,0,action" && path[1] === 0));
  });
});
