// What lies behind the pages Compare, Why and Quiz, without a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";

import init, { policies, policy, Validator } from "../../pkg/index.js";
import { differences } from "../../www/compare/differences.js";
import { DUTIES, dutyOf } from "../../www/compare/duties.js";
import { figuresOf, periodInWords } from "../../www/compare/figures.js";
import { column, matrix } from "../../www/compare/matrix.js";
import { placeOf, score } from "../../www/quiz/score.js";
import { runExamples } from "../../www/why/alone.js";
import { search } from "../../www/why/search.js";

const source = (id) => JSON.parse(readFileSync(new URL(`../../policies/${id}.json`, import.meta.url), "utf8"));

before(() => init());

describe("compare", () => {
  it("puts every rule into a row, and few of them into the last", () => {
    for (const { id } of policies()) {
      const { rules } = policy(id);
      const other = rules.filter((rule) => dutyOf(rule) === "other");
      assert.ok(other.length <= rules.length / 10, `${id}: ${other.map((rule) => rule.id)}`);
    }
  });

  it("tells missed, met, silent and not asked apart", () => {
    // BCP asks for 60 minutes of team managers' own supervision and so on by role; Coventry for 90 minutes of everybody; Nottinghamshire for no length.
    const record = {
      kind: "one-to-one",
      session: { date: "2026-03-02", durationMinutes: 89 },
      signatures: { supervisor: { name: "A. Bell", signedOn: "2026-03-02" }, supervisee: { name: "B. Osei", signedOn: "2026-03-02" } },
    };
    const ids = ["coventry", "nottinghamshire", "bcp"];
    const result = matrix(record, ids.map((id) => column(policy(id), Validator, { today: "2026-03-20" })));
    const row = (id) => Object.fromEntries(result.rows.find((row) => row.id === id).cells.map((cell, at) => [ids[at], cell.state]));
    assert.deepEqual(row("length"), { coventry: "missed", nottinghamshire: "not-asked", bcp: "silent" });
    assert.equal(row("signatures").coventry, "met");
  });

  it("agrees with the report: every finding is in one cell", () => {
    const record = { kind: "one-to-one", session: { date: "2026-03-02" } };
    const columns = policies().map(({ id }) => column(policy(id), Validator, { today: "2026-03-20" }));
    const result = matrix(record, columns);
    result.columns.forEach(({ report }, at) => {
      const rules = new Set(report.findings.map(({ rule }) => rule));
      const shown = result.rows.flatMap(({ cells }) => cells[at].outcomes.filter(({ state }) => state === "missed"));
      assert.equal(shown.length, [...rules].filter((rule) => !/\/(record|field)$/.test(rule)).length, report.policy);
      // A rule that found something surely spoke.
      assert.ok(shown.every(({ findings }) => findings.length > 0));
    });
  });

  it("says numbers in words", () => {
    assert.equal(periodInWords("P4W"), "4 weeks");
    assert.equal(periodInWords("P1M"), "1 month");
    assert.equal(periodInWords("5WD"), "5 working days");
    assert.deepEqual(figuresOf({ check: "duration", atLeast: 90 }), ["at least 90 minutes"]);
    assert.deepEqual(figuresOf({ check: "interval", every: "P4W", bands: [{ every: "P1W" }] }), ["every 4 weeks", "every 1 week"]);
  });

  it("lays two policies beside each other", () => {
    const rows = differences(policy("haringey"), policy("nottinghamshire"), "one-to-one");
    const stand = Object.fromEntries(rows.map(({ id, stand }) => [id, stand]));
    assert.equal(stand.length, "left-only");
    assert.equal(stand.signatures !== undefined, true);
    assert.ok(rows.length <= DUTIES.length);
    for (const { left, right } of rows) assert.ok(left.length + right.length > 0);
  });
});

describe("why", () => {
  it("runs every example of every rule as the policy says", () => {
    for (const { id } of policies()) {
      const pack = source(id);
      for (const rule of pack.rules) {
        for (const { expected, findings, record } of runExamples(pack, rule, Validator)) {
          assert.equal(findings.length, expected === "ok" ? 0 : 1, `${id}/${rule.id} ${JSON.stringify(record)}`);
        }
      }
    }
  });

  it("finds rules by words, kind and strength", () => {
    const pack = policy("haringey");
    assert.ok(search(pack, { query: "90 minutes" }).length >= 1);
    assert.ok(search(pack, { query: "minutes 90" }).length >= 1, "in any order");
    assert.equal(search(pack, { query: "unicorn" }).length, 0);
    assert.ok(search(pack, { strength: "must" }).every(({ strength }) => strength === "must"));
    assert.ok(search(pack, { kind: "group" }).length < pack.rules.length);
  });
});

describe("quiz", () => {
  const drawn = new Set(["/session/date", "/actions/0/owner", "/actions/0/due", "/signatures/supervisee"]);

  it("puts marks and findings together by place", () => {
    const findings = [{ path: "/session/date" }, { path: "/actions/0/owner" }, { path: "/signatures/supervisee/signedOn" }];
    const result = score(new Set(["/session/date", "/signatures/supervisee", "/actions/0/due"]), findings, drawn);
    assert.deepEqual(result.spotted.map(({ path }) => path), ["/session/date", "/signatures/supervisee/signedOn"]);
    assert.deepEqual(result.overlooked.map(({ path }) => path), ["/actions/0/owner"]);
    assert.deepEqual(result.groundless, ["/actions/0/due"]);
  });

  it("leads a finding about a whole to its first part", () => {
    assert.equal(placeOf("/actions/0", drawn), "/actions/0/owner");
    assert.equal(placeOf("/nextSession/date", drawn), "/nextSession/date");
  });
});
