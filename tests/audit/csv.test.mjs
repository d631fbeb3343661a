// How tables are read.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { Validator } from "../../pkg/index.js";
import { csv, usualColumns } from "../../pkg/csv.js";

before(() => init());

/** The rows as the reader gives them: line, kind, and pointer → cell; or line and why not. */
function rows(text, options) {
  const given = [];
  const reader = csv(options)({
    row(line, row) {
      const [kind, ...pairs] = row.split("\0");
      const cells = {};
      for (let at = 0; at < pairs.length; at += 2) cells[pairs[at]] = pairs[at + 1];
      given.push([line, kind, cells]);
    },
    unreadable: (line, reason) => given.push([line, reason]),
  });
  reader.feed(typeof text === "string" ? new TextEncoder().encode(text) : text);
  reader.finish();
  return { given, ...reader.about().columns };
}

const cells = (text, options) => rows(text, options).given.map(([, , cells]) => cells);

describe("a table", () => {
  it("has commas, semicolons, tabs or strokes between its cells, as its headings show", () => {
    for (const between of [",", ";", "\t", "|"]) {
      assert.deepEqual(cells(["worker", "date", '"a,;\t|b"'].join(between) + "\nJo" + between + "2/3/2026"), [{ "/supervisee/name": "Jo", "/session/date": "2/3/2026" }]);
    }
    assert.deepEqual(cells("sep=;\r\nworker,x;date\r\nJo;2/3/2026"), [{ "/session/date": "2/3/2026" }]);
    assert.deepEqual(cells("worker,a;b;c\nJo", { delimiter: "," }), [{ "/supervisee/name": "Jo" }]);
    assert.deepEqual(cells("worker\nJo\n"), [{ "/supervisee/name": "Jo" }]);
  });

  it("has what RFC 4180 says in quotation marks", () => {
    const text = '\ufeff"worker","section: a"\r\n"Hale, Jo","said ""no"",\r\nthen left"\r\n"",""\r\nAnn "Annie" Ward,5" plan\rSam,\r\n';
    assert.deepEqual(rows(text).given, [
      [2, "one-to-one", { "/supervisee/name": "Hale, Jo", "/sections/a": 'said "no",\r\nthen left' }],
      [5, "one-to-one", { "/supervisee/name": 'Ann "Annie" Ward', "/sections/a": '5" plan' }],
      [6, "one-to-one", { "/supervisee/name": "Sam" }],
    ]);
  });

  it("gives up only the line of a quotation mark that should not be there", () => {
    const why = "A quotation mark is opened and not closed where its cell ends";
    assert.deepEqual(rows('worker,date\nJo,"2/3/2026\nAnn,3/3/2026\nSam,"4/3/2026"\nEve,5/3/2026\n').given, [
      [2, why],
      [3, "one-to-one", { "/supervisee/name": "Ann", "/session/date": "3/3/2026" }],
      [4, "one-to-one", { "/supervisee/name": "Sam", "/session/date": "4/3/2026" }],
      [5, "one-to-one", { "/supervisee/name": "Eve", "/session/date": "5/3/2026" }],
    ]);
    assert.deepEqual(rows('worker\n"Jo').given, [[2, why]]);
    assert.deepEqual(rows('worker,date\n"Jo" ,"2/3/2026"\t\n').given, [[2, "one-to-one", { "/supervisee/name": "Jo", "/session/date": "2/3/2026" }]]);
  });

  it("says which rows do not fit its headings or are not UTF-8", () => {
    const { given } = rows("worker,date\nJo,2/3/2026,x\nJo,2/3/2026,, \nJo\n");
    assert.deepEqual(given[0], [2, "The row has 3 cells, the headings are 2"]);
    assert.deepEqual(given.slice(1).map(([line]) => line), [3, 4]);
    const latin = Uint8Array.from([...new TextEncoder().encode("worker\nZo"), 0xeb, 0x0a]);
    assert.match(rows(latin).given[0][1], /not UTF-8/);
    assert.deepEqual(cells(latin, { encoding: "windows-1252" }), [{ "/supervisee/name": "Zoë" }]);
  });

  it("is known by its headings", () => {
    const { read, ignored } = rows("Worker Name,SUPERVISION_DATE,Action 2 – owner,action 1,/extra/x,session.venue,Section: Any other business,Shoe size,\n");
    assert.deepEqual(read, {
      "Worker Name": "/supervisee/name", SUPERVISION_DATE: "/session/date", "Action 2 – owner": "/actions/1/owner", "action 1": "/actions/0/action",
      "/extra/x": "/extra/x", "session.venue": "/session/venue", "Section: Any other business": "/sections/any-other-business",
    });
    assert.deepEqual(ignored, ["Shoe size"]);
    const sections = [{ id: "health-and-welfare", label: "How are you?" }];
    assert.deepEqual(rows("HOW ARE YOU,health and welfare\n", { sections }).read, { "HOW ARE YOU": "/sections/health-and-welfare", "health and welfare": "/sections/health-and-welfare" });
    for (const { pointer, headings } of usualColumns()) {
      for (const heading of headings) assert.deepEqual(Object.values(rows(`${heading.replace("#", "3")}\n`).read), [pointer.replace("#", "2")], heading);
    }
  });

  it("is read by a mapping where it has other headings", () => {
    const options = {
      kind: "case",
      columns: { Who: ["/supervisee/name", "/actions/0/owner"], worker: null, "Kind of form": "/kind" },
      values: { "/kind": { S: "one-to-one" }, "/supervisee/role": { SW: "social-worker" } },
    };
    assert.deepEqual(rows("who;worker;role;kind of form\nJo;x;SW;S\nAnn;x;toString;\n", options).given, [
      [2, "one-to-one", { "/supervisee/name": "Jo", "/actions/0/owner": "Jo", "/supervisee/role": "social-worker" }],
      [3, "case", { "/supervisee/name": "Ann", "/actions/0/owner": "Ann", "/supervisee/role": "toString" }],
    ]);
    for (const wrong of [{ columns: { a: "x" } }, { columns: [] }, { values: { "/kind": "x" } }, { delimiter: ";;" }, { delimiter: '"' }]) {
      assert.throws(() => csv(wrong), { name: "OptionsError" });
    }
    assert.throws(() => csv({ encoding: "klingon" }), RangeError);
  });

  it("has days first in its dates, and answers as a form would have them", () => {
    const text = "worker,date,minutes,supervisor signed on,case 1,case 1 discussed,circumstances,next session\nJo,2/3/2026,1 hour 30 minutes,Monday 2nd March 2026,C1,yes,\"asye, open-case\",31/2/2026\n";
    const reports = new Map();
    const validator = new Validator({ policy: "adopt-north-east", today: "2026-03-10" });
    const audit = validator.audit(text, { read: csv(), onReport: (line, report) => reports.set(line, report) });
    assert.equal(audit.byMonth["2026-03"].records, 1);
    const expected = validator.validate({
      kind: "one-to-one", supervisee: { name: "Jo", circumstances: ["asye", "open-case"] }, session: { date: "2026-03-02", durationMinutes: 90 },
      signatures: { supervisor: { signedOn: "2026-03-02" } }, cases: [{ reference: "C1", discussed: true }], nextSession: { date: "31/2/2026" },
    });
    assert.deepEqual(reports.get(2), expected);
    assert.ok(expected.findings.some(({ path, code }) => path === "/nextSession/date" && code === "field/invalid"));
  });
});
