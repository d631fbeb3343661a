// schema(): what Standard Schema and the libraries that use it need of an issue.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, it, mock } from "node:test";
import init, { policies, schema, validate } from "../../pkg/index.js";
import { random, value } from "./random-records.mjs";

const today = "2026-03-10";
const golden = new URL("../golden/", import.meta.url);
const early = schema({ policy: "bcp", today, kind: "case" });
const wrong = schema({ policy: "bpc", kind: "case" });
const issuesOf = (options, record) => schema({ today, ...options })["~standard"].validate(record).issues ?? [];
const paths = (options, record) => issuesOf(options, record).map(({ path }) => path);

it("says before init() what to do, and can be made before", () => {
  assert.throws(() => early["~standard"].validate({}), { name: "NotReadyError", message: "call init() first" });
});

describe("schema()", () => {
  before(() => init());

  it("is a Standard Schema, version 1", () => {
    const { "~standard": standard } = early;
    assert.equal(standard.version, 1);
    assert.equal(standard.vendor, "supervision-validator");
    assert.ok(standard.validate({}).issues.length > 0);
  });

  it("tells options that cannot be used, at once where it can", () => {
    assert.throws(() => schema({ policy: "bpc", kind: "case" }), { name: "OptionsError" });
    assert.throws(() => wrong["~standard"].validate({}), { name: "OptionsError" });
  });

  it("gives the value back as it is where nothing is wrong", () => {
    const record = { supervisee: { name: "Jo Hale" } };
    const result = schema({ policy: "haringey", today, kind: "impromptu" })["~standard"].validate(record);
    assert.equal(result.value, record);
    assert.ok(!("issues" in result));
    assert.ok(!("kind" in record));
  });

  it("has an issue for each error, and none for warnings and advice", () => {
    const record = { supervisee: { name: "Jo Hale", role: "social-worker" }, session: { date: "2026-03-02" } };
    const { counts } = validate({ ...record, kind: "one-to-one" }, { policy: "bcp", today });
    assert.ok(counts.warning > 0 && counts.advice > 0, "there are some to leave out");
    assert.equal(issuesOf({ policy: "bcp", kind: "one-to-one" }, record).length, counts.error);
    const strict = issuesOf({ policy: "bcp", kind: "one-to-one", strict: true }, record);
    assert.equal(strict.length, counts.error + counts.warning);
    assert.equal(new Set(strict.map(({ message }) => message)).size, strict.length);
  });

  it("leads down to the value that is missing", () => {
    const found = paths({ policy: "bcp", kind: "one-to-one", strict: true }, { actions: [{ action: "Book the course" }, { owner: "Jo Hale" }] });
    assert.ok(found.some((path) => path.join(".") === "supervisee.name"), "where not even the supervisee is there");
    assert.ok(found.some((path) => path.join(".") === "actions.0.owner"));
    assert.ok(found.some((path) => path.join(".") === "actions.1.due"));
  });

  it("counts rows with numbers, and names members with text", () => {
    for (const path of paths({ policy: "bcp", kind: "one-to-one", strict: true }, { actions: [{ action: "x" }], cases: [{}] })) {
      for (const [index, step] of path.entries()) {
        assert.equal(typeof step, ["actions", "cases"].includes(path[index - 1]) ? "number" : "string", path.join("/"));
      }
    }
    assert.deepEqual(paths({ policy: "haringey", kind: "file" }, { actions: [7] }).at(0).slice(0, 2), ["actions", 0]);
    // A name of digits in an object is a name.
    const names = paths({ policy: "bcp", kind: "one-to-one" }, { sections: { 10: { discussion: 7 } } });
    assert.deepEqual(names.find((path) => path.includes("discussion")), ["sections", "10", "discussion"]);
  });

  it("has a path also where there is no record at all", () => {
    for (const record of [undefined, null, 7, "x", [], [{}], () => 0, Symbol("x")]) {
      const issues = issuesOf({ policy: "bcp", kind: "file" }, record);
      assert.ok(issues.length > 0);
      for (const { path } of issues) assert.deepEqual(path, ["kind"]);
    }
  });

  it("knows what day it is, however long the page stays open", () => {
    mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-03-09T12:00:00Z") });
    try {
      const { validate: check } = schema({ policy: "bcp", kind: "one-to-one", strict: true })["~standard"];
      const signed = { signatures: { supervisee: { name: "Jo Hale", signedOn: "2026-03-10" } } };
      const inFuture = ({ issues = [] }) => issues.some(({ message }) => message.includes("today or in the past"));
      assert.ok(inFuture(check(signed)), "signed tomorrow");
      mock.timers.setTime(Date.parse("2026-03-10T00:30:00Z"));
      assert.ok(!inFuture(check(signed)), "after midnight it is today");
    } finally {
      mock.timers.reset();
    }
  });

  it("never throws for what a record holds", () => {
    const hostile = [
      { get session() { throw new Error("no"); } },
      { session: { get date() { throw new Error("no"); } } },
      new Proxy({}, { ownKeys() { throw new Error("no"); } }),
      new Proxy({}, { get() { throw new Error("no"); } }),
      Object.create(null),
    ];
    for (const record of hostile) assert.ok(issuesOf({ policy: "bcp", kind: "file" }, record).length > 0);
  });

  // React Hook Form and Formik put an array's error where its rows' errors are: what comes last stays.
  function holds(issues, what) {
    const seen = [];
    for (const { path, message } of issues) {
      assert.ok(path.length > 0 && path.every((step) => typeof step === "number" || typeof step === "string"), what);
      assert.ok(typeof message === "string" && message !== "", what);
      const steps = JSON.stringify(path).slice(1, -1);
      assert.ok(!seen.some((one) => one.startsWith(`${steps},`)), `${what}: ${steps} comes after what is inside it`);
      seen.push(steps);
    }
  }

  it("what holds rows comes before them: the golden cases", () => {
    let count = 0;
    for (const policy of readdirSync(golden, { withFileTypes: true }).filter((one) => one.isDirectory())) {
      for (const name of readdirSync(new URL(`${policy.name}/`, golden))) {
        const read = (file) => JSON.parse(readFileSync(new URL(`${policy.name}/${name}/${file}`, golden), "utf8"));
        const { kind, ...record } = read("record.json");
        const issues = issuesOf({ ...read("options.json"), kind, strict: true }, record);
        holds(issues, name);
        count += issues.length;
      }
    }
    assert.ok(count > 50);
  });

  it("what holds rows comes before them: records of any shape", () => {
    let count = 0;
    for (const { id, kinds } of policies()) {
      const schemas = kinds.map((kind) => schema({ policy: id, today: "2026-03-20", strict: true, kind }));
      for (let seed = 1; seed <= 1000; seed++) {
        const { issues = [] } = schemas[seed % schemas.length]["~standard"].validate(value(random(seed), 5));
        holds(issues, `${id}, seed ${seed}`);
        count += issues.length;
      }
    }
    assert.ok(count > 10_000);
  });
});
