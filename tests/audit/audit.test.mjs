// What an audit of many records promises, apart from what policies ask.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { auditReport, mergeAudits, Validator } from "../../pkg/index.js";
import { csv } from "../../pkg/csv.js";
import { chance, line } from "./generated.mjs";

const north = { policy: "adopt-north-east", today: "2026-06-10" };
const session = (name, date, more = {}) => ({
  kind: "one-to-one",
  ...more,
  supervisee: { name, role: "social-worker", ...more.supervisee },
  session: { date, durationMinutes: 90, ...more.session },
});
const ndjson = (records) => records.map((record) => JSON.stringify(record)).join("\n");
const bytes = (text) => new TextEncoder().encode(text);

before(() => init());

/** The figures, however the text is cut: lists of cuts. */
function cutAt(validator, text, cuts, options) {
  const whole = bytes(text);
  const auditor = validator.auditor({ reports: true, ...options });
  let from = 0;
  for (const cut of [...cuts, whole.length]) {
    auditor.feed(whole.subarray(from, cut));
    from = cut;
  }
  return auditor.finish();
}

describe("pieces", () => {
  const generated = Array.from({ length: 20 }, (_, number) => line(number, 4));
  const inputs = {
    "lines, with a byte order mark, blank lines and an umlaut": [`\ufeff${ndjson([session("Zoë 😀", "2026-03-02"), session("Jo", "2026-03-02")])}\r\n\n{\n${JSON.stringify(session("Jo", "2026-05-02"))}`],
    "one list": [`  [${JSON.stringify(session("a]b,\\\"{", "2026-03-02"))} , 7,{"kind":"file"},{]\n`],
    "a list that is cut off": [`[${JSON.stringify(session("Jo", "2026-03-02"))},{"kind":`],
    "records over several lines": [`{\n${JSON.stringify(session("Jo {", "2026-03-02"), null, 2).slice(2)}\n{\r\n  "kind": "file"\n}`],
    "a table": ["\ufeffworker;date;notes 1;\"section: Any Other Business\"\r\nZoë 😀;2/3/2026;x;\"said \"\"no\"\";\r\nand more\"\r\n\r\nJo;\"31.3.2026\";\"oops\" x;\nAnn;3 March 2026", { read: csv() }],
    "a table that ends in a quotation mark": ['worker,date\n"Jo",2/3/2026\nAnn,"2/3/2026', { read: csv() }],
  };
  for (const [name, [text, options]] of Object.entries(inputs)) {
    it(`give the same figures wherever they are cut: ${name}`, () => {
      const validator = new Validator(north);
      const whole = cutAt(validator, text, [], options);
      const length = bytes(text).length;
      for (let cut = 0; cut <= length; cut++) assert.deepEqual(cutAt(validator, text, [cut], options), whole, `cut at ${cut}`);
      assert.deepEqual(cutAt(validator, text, Array.from({ length }, (_, cut) => cut), options), whole, "byte by byte");
    });
  }

  it("give the same figures cut into any number of parts that are merged in any order", () => {
    const validator = new Validator(north);
    const lines = Array.from({ length: 300 }, (_, number) => line(number, 12));
    const { reports, unreadableLines, ...whole } = validator.audit(lines.join("\n"));
    assert.ok(whole.joined.found > 0 && whole.joined.withdrawn > 0 && unreadableLines.length === whole.unreadable, JSON.stringify(whole.joined));
    const random = chance(11);
    for (const count of [1, 2, 7, 40]) {
      const parts = Array.from({ length: count }, () => []);
      for (const one of lines) parts[Math.floor(random() * count)].push(one);
      const made = parts.map((part) => {
        const auditor = validator.auditor();
        auditor.feed(part.join("\n"));
        return JSON.parse(JSON.stringify(auditor.partial()));
      });
      // Some parts merged first, then the rest: as a tree of machines would.
      const half = mergeAudits(made.slice(0, Math.floor(count / 2)));
      const merged = JSON.parse(JSON.stringify(mergeAudits([...made.slice(Math.floor(count / 2)).reverse(), half])));
      const { reports: none, unreadableLines: some, ...figures } = auditReport(merged);
      assert.deepEqual(figures, whole, `${count} parts`);
      assert.equal(JSON.stringify(figures), JSON.stringify(whole), "in the same order");
      assert.equal(some.length, unreadableLines.length);
      assert.deepEqual(none, []);
    }
  });

  it("may be text cut between the halves of a character", () => {
    const validator = new Validator(north);
    const text = JSON.stringify(session("Zoë 😀", "2026-03-02"));
    const auditor = validator.auditor();
    for (const unit of text.split("")) auditor.feed(unit);
    assert.deepEqual(Object.keys(auditor.finish().bySupervisee), ["Zoë 😀"]);
  });

  it("may come from anything that gives pieces", async () => {
    const validator = new Validator(north);
    const text = generated.join("\n");
    const whole = validator.audit(text, { reports: false });
    async function* slowly() {
      for (let at = 0; at < text.length; at += 1000) yield text.slice(at, at + 1000);
    }
    const seen = [];
    assert.deepEqual(await validator.auditStream(slowly()), whole);
    assert.deepEqual(await validator.auditStream([bytes(text)]), whole);
    assert.deepEqual(await validator.auditStream(new Blob([text]), { onProgress: (done, total) => seen.push([done, total]) }), whole);
    assert.deepEqual(seen.at(-1), [bytes(text).length, bytes(text).length]);
    assert.deepEqual(await validator.auditStream(new Response(text)), whole);
    assert.deepEqual(await validator.auditStream(new Blob([text]).stream()), whole);
  });

  it("of a line without end are not kept", () => {
    const auditor = new Validator(north).auditor();
    auditor.feed(`{"kind":"one-to-one","recordedBy":"`);
    for (let megabyte = 0; megabyte < 12; megabyte++) auditor.feed("x".repeat(1 << 20));
    auditor.feed(`"}\n${JSON.stringify({ kind: "file" })}\n`);
    const { records, unreadable, unreadableLines } = auditor.finish();
    assert.deepEqual([records, unreadable, unreadableLines[0].line], [2, 1, 1]);
    assert.match(unreadableLines[0].reason, /larger/);
  });
});

describe("unreadable lines", () => {
  it("are told with their number and why, and the rest is done", () => {
    const text = `${JSON.stringify(session("Jo", "2026-03-02"))}\n\n{"kind":\n[1]\n7\n${JSON.stringify(session("Jo", "2026-03-20"))}`;
    const { records, unreadable, unreadableLines, bySupervisee } = new Validator(north).audit(text);
    assert.deepEqual([records, unreadable], [5, 3]);
    assert.deepEqual(unreadableLines.map(({ line }) => line), [3, 4, 5]);
    assert.match(unreadableLines[0].reason, /not JSON from byte 8 on/);
    assert.match(unreadableLines[1].reason, /must be an object/);
    assert.equal(bySupervisee.Jo.records, 2);
  });

  it("are named a thousand times at the most, and counted all", () => {
    const lines = new Validator(north).audit("x\n".repeat(2500), { reports: false });
    assert.deepEqual([lines.unreadable, lines.unreadableLines.length], [2500, 1000]);
  });
});

describe("sessions of one worker", () => {
  // Standard 2 (5.2) of Adopt North East: once a month. 12 February and a month are 12 March.
  const monthly = "adopt-north-east/professional-supervision-monthly";
  const overdue = "adopt-north-east/next-professional-session-not-overdue";

  it("are held to the policy's interval, in whatever order the records come", () => {
    const validator = new Validator(north);
    const days = ["2026-05-20", "2026-01-12", "2026-02-12", "2026-03-12", "2026-04-13"];
    for (const order of [days, [...days].reverse(), [...days].sort()]) {
      const audit = validator.audit(ndjson(order.map((day) => session("Jo", day))));
      // 12 March to 13 April, and 13 April to 20 May.
      assert.equal(audit.byRule[monthly], 2);
      const late = audit.reports.filter(({ report }) => report.findings.some(({ rule }) => rule === monthly));
      assert.deepEqual(late.map(({ line }) => order[line - 1]).sort(), ["2026-04-13", "2026-05-20"]);
      const finding = late.find(({ line }) => order[line - 1] === "2026-04-13").report.findings.find(({ rule }) => rule === monthly);
      assert.equal(finding.message, "Date of the session is too long after the session before, which was on 12 March 2026");
      assert.deepEqual([finding.code, finding.severity, finding.path, finding.citation.clause], ["interval/too-long", "error", "/session/date", "Standard 2 (5.2)"]);
      const [history] = audit.histories;
      assert.deepEqual(history, {
        supervisee: "Jo", kind: "one-to-one", sessions: 5, first: "2026-01-12", last: "2026-05-20", byYear: { 2026: 5 },
        longestGap: { days: 37, from: "2026-04-13", to: "2026-05-20" }, tooLong: 2, nextOverdue: false,
      });
    }
  });

  it("overrule what a record says of the session before, where they know a later one", () => {
    const validator = new Validator(north);
    const says = session("Jo", "2026-03-12", { session: { previousDate: "2026-01-12" } });
    assert.equal(validator.audit(ndjson([says])).byRule[monthly], 1);
    const audit = validator.audit(ndjson([says, session("Jo", "2026-02-12")]));
    assert.equal(audit.byRule[monthly], undefined);
    assert.ok(audit.joined.withdrawn >= 1);
    // What the record says counts where no other record is nearer.
    const near = session("Jo", "2026-03-12", { session: { previousDate: "2026-02-20" } });
    assert.equal(validator.audit(ndjson([near, session("Jo", "2026-01-12")])).byRule[monthly], undefined);
  });

  it("are overdue only after the last", () => {
    const validator = new Validator(north);
    // A month after 10 May is 10 June: not overdue on that day. A month after 9 May is.
    const days = (last) => ["2026-03-01", "2026-03-28", "2026-04-20", last].map((day) => session("Jo", day));
    assert.equal(validator.audit(ndjson(days("2026-05-10"))).byRule[overdue], undefined);
    const audit = validator.audit(ndjson(days("2026-05-09")));
    assert.equal(audit.byRule[overdue], 1);
    assert.deepEqual(audit.reports.filter(({ report }) => report.findings.some(({ rule }) => rule === overdue)).map(({ line }) => line), [4]);
    assert.equal(audit.histories[0].nextOverdue, true);
    // A later record of another kind is no session of this kind.
    const other = validator.audit(ndjson([session("Jo", "2026-05-09"), { ...session("Jo", "2026-06-01"), kind: "case" }]));
    assert.equal(other.byRule[overdue], 1);
    // Coventry: two months after 2 March is 2 May.
    const coventry = new Validator({ policy: "coventry", today: "2026-05-03" });
    assert.equal(coventry.audit(ndjson([session("Jo", "2026-01-10"), session("Jo", "2026-03-02")])).byRule["coventry/current-gap-not-over-two-months"], 1);
    assert.equal(coventry.audit(ndjson([session("Jo", "2026-01-10"), session("Jo", "2026-03-03")])).byRule["coventry/current-gap-not-over-two-months"], undefined);
  });

  it("are counted over a year", () => {
    // Coventry asks for ten sessions a year. The first record reaches back a year before the last, so that the year is known.
    const validator = new Validator({ policy: "coventry", today: "2026-03-20" });
    const rule = "coventry/ten-sessions-a-year";
    const months = ["2025-03-10", "2025-04-14", "2025-05-12", "2025-06-09", "2025-07-14", "2025-08-11", "2025-09-08", "2025-10-13", "2025-11-10", "2025-12-08", "2026-03-10"];
    // After 10 March 2025 and up to 10 March 2026: ten, of which one is taken away.
    assert.equal(validator.audit(ndjson(months.map((day) => session("Jo", day)))).byRule[rule], undefined);
    const fewer = validator.audit(ndjson(months.filter((day) => day !== "2025-08-11").map((day) => session("Jo", day))));
    assert.equal(fewer.byRule[rule], 1);
    assert.deepEqual(fewer.histories[0].byYear, { 2025: 9, 2026: 1 });
    // Where the year is not known, nobody says that it had too few.
    assert.equal(validator.audit(ndjson(months.slice(1, 5).map((day) => session("Jo", day)))).byRule[rule], undefined);
    // Two records of a day are one session.
    const twice = months.filter((day) => day !== "2025-08-11").flatMap((day) => [session("Jo", day), session("Jo", day)]);
    assert.equal(validator.audit(ndjson(twice)).byRule[rule], 2, "of the last day, twice");
  });

  it("give what the record alone would give if it held its history", () => {
    const random = chance(5);
    for (const policy of ["adopt-north-east", "bcp", "nottinghamshire", "haringey", "coventry"]) {
      const validator = new Validator({ policy, today: "2026-12-31" });
      const roles = ["social-worker", "newly-qualified-social-worker", "manager", "student", undefined];
      for (let round = 0; round < 30; round++) {
        const days = new Set();
        let day = Date.UTC(2025, 0, 6);
        for (let step = 0; step < 14; step++) {
          day += (5 + Math.floor(random() * 70)) * 86400000;
          days.add(new Date(day).toISOString().slice(0, 10));
        }
        const role = roles[round % roles.length];
        const records = [...days].map((date) => session("Jo", date, { supervisee: { role, startedOn: round % 2 === 0 ? "2025-01-02" : undefined } }));
        const counts = {};
        for (const [number, record] of records.entries()) {
          const history = records.slice(0, number).map(({ session: { date } }) => date);
          for (const { rule, code } of validator.validate({ ...record, history }).findings) {
            if (code === "interval/too-long" || code === "interval/too-few") counts[rule] = (counts[rule] ?? 0) + 1;
          }
        }
        const { byRule } = validator.audit(ndjson(records));
        const joined = Object.fromEntries(Object.keys(counts).map((rule) => [rule, byRule[rule]]));
        assert.deepEqual(joined, counts, `${policy}, round ${round}`);
        const tooMany = validator.audit(ndjson(records)).byCode["interval/too-long"] ?? 0;
        const expected = records.reduce((sum, record, number) => {
          const history = records.slice(0, number).map(({ session: { date } }) => date);
          return sum + validator.validate({ ...record, history }).findings.filter(({ code }) => code === "interval/too-long").length;
        }, 0);
        assert.equal(tooMany, expected, `${policy}, round ${round}`);
      }
    }
  });

  it("are not joined where nobody asks, and then each report stands as it is", () => {
    const validator = new Validator(north);
    const text = ndjson([session("Jo", "2026-01-05"), session("Jo", "2026-03-05")]);
    const audit = validator.audit(text, { histories: false });
    assert.equal(audit.byRule[overdue], 2);
    assert.equal(audit.byRule[monthly], undefined);
    assert.deepEqual([audit.histories, audit.joined], [[], { found: 0, withdrawn: 0 }]);
    const alone = text.split("\n").map((one) => validator.validateJson(one));
    assert.deepEqual(audit.reports.map(({ report }) => report), alone);
  });
});

describe("workers", () => {
  const validator = () => new Validator(north);
  const registered = (name, registration, date) => session(name, date, { supervisee: { registration } });

  it("of one name are told apart by their registration", () => {
    const audit = validator().audit(ndjson([
      registered("Jo Hale", "SW1", "2026-05-01"), registered("Jo Hale", "SW2", "2026-05-20"), registered("Jo Hale", "sw 1", "2026-05-28"),
    ]));
    assert.deepEqual(Object.keys(audit.bySupervisee), ["Jo Hale (SW1)", "Jo Hale (SW2)"]);
    assert.equal(audit.bySupervisee["Jo Hale (SW1)"].records, 2);
    assert.deepEqual(audit.histories.map(({ supervisee, registration, sessions }) => [supervisee, registration, sessions]), [
      ["Jo Hale (SW1)", "SW1", 2], ["Jo Hale (SW2)", "SW2", 1],
    ]);
  });

  it("of one registration are one, and a record without belongs to the only one of its name", () => {
    const audit = validator().audit(ndjson([
      registered("Jo Hale", "SW1", "2026-03-01"), session("Jo Hale", "2026-04-01"), registered("Jo Hale-Ward", "SW1", "2026-05-01"), registered("Jo Hale", "SW1", "2026-06-01"),
    ]));
    assert.deepEqual(Object.entries(audit.bySupervisee).map(([name, { records }]) => [name, records]), [["Jo Hale", 4]]);
    assert.equal(audit.histories[0].sessions, 4);
  });

  it("who could be either of two are neither, and no history is made of them", () => {
    const audit = validator().audit(ndjson([
      registered("Jo Hale", "SW1", "2026-05-01"), registered("Jo Hale", "SW2", "2026-05-02"), session("Jo Hale", "2026-01-10"), session("Jo Hale", "2026-05-20"),
    ]));
    assert.deepEqual(Object.keys(audit.bySupervisee), ["Jo Hale", "Jo Hale (SW1)", "Jo Hale (SW2)"]);
    assert.equal(audit.byRule["adopt-north-east/professional-supervision-monthly"], undefined);
    assert.deepEqual(audit.histories.map(({ supervisee }) => supervisee), ["Jo Hale (SW1)", "Jo Hale (SW2)"]);
  });

  it("may be told apart by what a pointer leads to", () => {
    const records = [session("Jo", "2026-05-01", { supervisee: { team: "A" } }), session("Jo", "2026-05-20", { supervisee: { team: "B" } })];
    assert.deepEqual(Object.keys(validator().audit(ndjson(records), { worker: "/supervisee/team" }).bySupervisee), ["Jo (A)", "Jo (B)"]);
    const two = validator();
    const [one, other] = [two.auditor({ worker: "/supervisee/team" }), two.auditor()];
    for (const record of records) for (const auditor of [one, other]) auditor.add(record);
    assert.deepEqual([Object.keys(one.finish().bySupervisee).length, Object.keys(other.finish().bySupervisee).length], [2, 1]);
  });

  it("may be called anything", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "\u0000", "a\u0000b", "ſ", "=cmd()"];
    const audit = validator().audit(ndjson(names.flatMap((name) => [session(name, "2026-05-01"), session(name, "2026-05-20")])));
    for (const name of names) assert.equal(Object.getOwnPropertyDescriptor(audit.bySupervisee, name)?.value.records, 2, name);
    assert.equal(Object.keys(audit.bySupervisee).length, names.length);
    assert.equal({}.records, undefined);
    const again = auditReport(mergeAudits([JSON.parse(JSON.stringify(partOf(validator(), names.map((name) => session(name, "2026-05-01")))))]));
    assert.deepEqual(Object.keys(again.bySupervisee), Object.keys(audit.bySupervisee));
  });

  it("of many sessions take no longer for each", () => {
    const many = (count) => ndjson(Array.from({ length: count }, (_, number) => session("Jo", new Date(Date.UTC(1990, 0, 1) + number * 86400000).toISOString().slice(0, 10))));
    const time = (text) => {
      const start = process.cpuUsage().user;
      validator().audit(text, { reports: false });
      return process.cpuUsage().user - start;
    };
    time(many(200));
    const [few, more] = [time(many(600)), time(many(6000))];
    assert.ok(more < few * 30, `${few} µs for 600, ${more} µs for 6,000`);
  });
});

function partOf(validator, records) {
  const auditor = validator.auditor();
  for (const record of records) auditor.add(record);
  return auditor.partial();
}

describe("figures", () => {
  it("stand by month, kind, code, rule and severity, and add up", () => {
    const records = [session("Jo", "2026-03-02"), session("Ann", "2026-03-31"), session("Jo", "2026-04-01"), { kind: "file", supervisee: { name: "Jo" } }, { ...session("Jo", "2026-04-02"), kind: "case" }];
    const { byMonth, byKind, bySeverity, byCode, byRule, bySupervisee, reports, records: count } = new Validator(north).audit(ndjson(records));
    assert.equal(count, 5);
    assert.deepEqual(Object.entries(byMonth).map(([month, { records }]) => [month, records]), [["2026-03", 2], ["2026-04", 2], ["undated", 1]]);
    assert.deepEqual(Object.entries(byKind).map(([kind, { records }]) => [kind, records]), [["case", 1], ["file", 1], ["one-to-one", 3]]);
    const sum = (numbers) => Object.values(numbers).reduce((one, other) => one + (other.findings ?? other), 0);
    const all = reports.reduce((total, { report }) => total + report.findings.length, 0);
    for (const numbers of [byMonth, byKind, bySeverity, byCode, byRule, bySupervisee]) assert.equal(sum(numbers), all);
    for (const { report } of reports) {
      assert.equal(report.ok, report.counts.error === 0);
      assert.equal(report.findings.length, report.counts.error + report.counts.warning + report.counts.advice);
    }
  });

  it("of parts for different days are not mixed", () => {
    const part = (today) => partOf(new Validator({ ...north, today }), [session("Jo", "2026-03-02")]);
    assert.throws(() => mergeAudits([part("2026-06-10"), part("2026-06-11")]), { name: "AuditError", message: /same day/ });
    assert.throws(() => mergeAudits([{ records: 3 }]), { name: "AuditError" });
    assert.equal(mergeAudits([]).records, 0);
  });

  it("are final: a finished audit takes no more", () => {
    const auditor = new Validator(north).auditor();
    auditor.add(session("Jo", "2026-03-02"));
    assert.equal(auditor.finish().records, 1);
    assert.throws(() => auditor.feed("{}"), { name: "AuditError" });
    assert.throws(() => auditor.add({}), { name: "AuditError" });
    assert.throws(() => new Validator(north).auditor().feed(7), { name: "TypeError" });
  });

  it("of records that name their own policies stand side by side", () => {
    const validator = new Validator({ today: "2026-06-10" });
    const days = ["2026-01-05", "2026-03-05"];
    const records = ["adopt-north-east", "coventry"].flatMap((policy) => days.map((day) => session(policy, day, { policy })));
    const { byRule } = validator.audit(ndjson(records));
    assert.equal(byRule["adopt-north-east/professional-supervision-monthly"], 1);
    assert.equal(byRule["coventry/never-less-often-than-six-weeks"], 1);
  });
});
