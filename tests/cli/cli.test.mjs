// The command line, as a shell calls it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import init, { policy, Validator } from "../../pkg/index.js";
import { line } from "../audit/generated.mjs";

const program = fileURLToPath(new URL("../../pkg/cli/main.js", import.meta.url));
const north = ["--policy", "adopt-north-east", "--today", "2026-06-10"];
let folder;

function run(words, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { input, cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(!/\n {4}at /.test(stderr), `no stack is shown: ${stderr}`);
  return { status, out: stdout, err: stderr };
}

function file(name, text) {
  writeFileSync(join(folder, name), text);
  return name;
}

const record = (name, date, more = {}) => ({ kind: "one-to-one", supervisee: { name, role: "social-worker" }, session: { date, durationMinutes: 90 }, ...more });
const lines = (records) => records.map((one) => `${JSON.stringify(one)}\n`).join("");

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "supervision-cli-"));
  await init();
});
after(() => rmSync(folder, { recursive: true }));

describe("help and mistakes", () => {
  it("every command explains itself", () => {
    const { status, out } = run(["--help"]);
    assert.equal(status, 0);
    for (const command of ["check", "audit", "merge", "policies", "policy", "check-policy", "deadline", "holidays"]) {
      assert.match(out, new RegExp(`^  ${command} `, "m"));
      const help = run([command, "--help"]);
      assert.equal(help.status, 0);
      assert.match(help.out, new RegExp(`^Usage: supervision-validator ${command}`));
      assert.equal(run(["help", command]).out, help.out);
    }
    assert.equal(run([]).status, 2);
    assert.match(run(["--version"]).out, /^\d+\.\d+\.\d+\n$/);
  });

  it("mistakes are told in a sentence, with status 2", () => {
    for (const [words, sentence] of [
      [["chekc"], /There is no command “chekc”/],
      [["check", "--polcy", "bcp"], /There is no option --polcy/],
      [["check", "--policy"], /--policy needs a value/],
      [["check", "--strict=1", "x.json"], /--strict takes no value/],
      [["check", "--policy", "bpc", "x.json"], /There is no policy “bpc”. Did you mean “bcp”\?/],
      [["check", "--today", "2026-02-30", "x.json"], /today/],
      [["check", "--format", "xml", "x.json"], /--format must be one of table, json, ndjson, csv, sarif/],
      [["check", "--division", "wales", "x.json"], /division/],
      [["audit", "--part", "--format", "json"], /--part/],
      [["deadline", "2026-04-02"], /needs a day and a period/],
      [["deadline", "2026-04-31", "5WD"], /date/],
      [["deadline", "2026-04-02", "5 bananas"], /names no day/],
      [["deadline", "2026-04-02", "5X"], /must be like P7D/],
      [["holidays", "wales", "2026"], /division/],
      [["holidays", "scotland"], /needs a division and a year/],
      [["policy", "nowhere"], /There is no policy “nowhere”/],
      [["merge", "--format", "sarif"], /--format must be one of/],
    ]) {
      const { status, out, err } = run(words);
      assert.equal(status, 2, words.join(" "));
      assert.match(err, sentence);
      assert.equal(out, "", words.join(" "));
    }
  });

  it("files that cannot be read have status 3", () => {
    for (const words of [["check", "nowhere.json"], ["audit", "nowhere.ndjson"], ["audit", "."], ["check-policy", "nowhere.json"], ["merge", "nowhere"], ["check", "--policy", "nowhere.json", "-"]]) {
      const { status, err } = run(words);
      assert.equal(status, 3, words.join(" "));
      assert.match(err, /cannot be read: (there is no such file|it is a folder)\n/);
    }
    assert.equal(run(["check", file("empty.json", "")]).status, 3);
    assert.equal(run(["merge", "-"], "{\n").status, 3);
  });
});

describe("check", () => {
  it("says 0 where nothing is an error, 1 where something is, 3 where something cannot be read", () => {
    const signed = file("signed.json", JSON.stringify({ kind: "file", supervisee: { name: "Jo" }, file: {} }));
    assert.equal(run(["check", "--policy", file("pack.json", '{"id":"x"}'), signed]).status, 2, "a pack with mistakes is refused");
    assert.equal(run(["check", "--policy", file("own.json", JSON.stringify({ ...policy("bcp"), id: "own" })), signed]).status, 1);
    assert.equal(run(["check", ...north, signed]).status, 1);
    assert.equal(run(["check", ...north, file("ok.json", JSON.stringify({ kind: "one-to-one" })), "--stage", "draft"]).status, 0);
    assert.equal(run(["check", ...north, file("bad.json", "{")]).status, 3);
    const both = run(["check", ...north, "nowhere.json", "signed.json"]);
    assert.equal(both.status, 3);
    assert.match(both.out, /^signed.json:1 /m);
  });

  it("reads a record, a list, lines, records over several lines, a table", () => {
    const one = record("Jo", "2026-03-02");
    const inputs = {
      "one.json": JSON.stringify(one),
      "pretty.json": JSON.stringify(one, null, 2),
      "list.json": JSON.stringify([one, one], null, 2),
      "lines.ndjson": lines([one, one, one]),
      "table.csv": "worker,role,date,minutes\nJo,social-worker,02/03/2026,90\n",
    };
    const expected = new Validator({ policy: "adopt-north-east", today: "2026-06-10" }).validate(one);
    for (const [name, text] of Object.entries(inputs)) {
      const { out } = run(["check", ...north, "--format", "ndjson", file(name, text)]);
      const reports = out.trim().split("\n").map((text) => JSON.parse(text));
      assert.equal(reports.length, { "list.json": 2, "lines.ndjson": 3 }[name] ?? 1, name);
      for (const { file, report } of reports) assert.deepEqual([file, report], [name, expected]);
      assert.deepEqual(JSON.parse(run(["check", ...north, "--format", "json", name]).out), reports);
    }
  });

  it("writes CSV that a spreadsheet takes for text", () => {
    const { out } = run(["check", ...north, "--format", "csv", file("=x.json", JSON.stringify(record("Jo", "2026-03-02")))]);
    const [heading, ...rows] = out.trim().split("\r\n");
    assert.equal(heading, "file,line,kind,policy,severity,code,rule,clause,path,message,hint,due");
    assert.ok(rows.length > 3 && rows.every((row) => row.startsWith("'=x.json,1,one-to-one,adopt-north-east,")));
  });

  it("writes SARIF 2.1.0 that its schema takes", () => {
    const require = createRequire(import.meta.url);
    const beside = createRequire(require.resolve("@microsoft/jest-sarif"));
    const schema = JSON.parse(readFileSync(join(require.resolve("@microsoft/jest-sarif"), "../schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
    const ajv = new (beside("ajv"))({ schemaId: "auto", logger: false });
    ajv.addMetaSchema(beside("ajv/lib/refs/json-schema-draft-04.json"));
    const takes = ajv.compile(schema);
    file("a b ü.json", lines([record("Jo", "2026-03-02"), record("Jo", "2026-05-02")]));
    for (const words of [["check", ...north, "a b ü.json"], ["audit", ...north, "a b ü.json"], ["check", ...north, "-"], ["check", ...north, "--stage", "draft", file("ok.json", JSON.stringify({ kind: "one-to-one" }))]]) {
      const log = JSON.parse(run([...words, "--format", "sarif"], lines([record("Jo", "2026-03-02")])).out);
      assert.ok(takes(log), JSON.stringify(takes.errors?.slice(0, 3)));
      const { results, tool } = log.runs[0];
      for (const { ruleId, ruleIndex, level } of results) {
        assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
        assert.ok(["error", "warning", "note"].includes(level));
      }
      if (words.includes("a b ü.json")) assert.equal(results.at(-1).locations[0].physicalLocation.artifactLocation.uri, "a%20b%20%C3%BC.json");
      if (words[0] === "audit") assert.ok(results.some(({ ruleId }) => ruleId === "adopt-north-east/professional-supervision-monthly"));
    }
    assert.ok(!takes({ version: "2.1.0", runs: [{}] }), "the schema refuses what is wrong");
  });

  it("shows no control characters of a record on a terminal", () => {
    const { out } = run(["check", ...north, "-"], `${JSON.stringify({ kind: "\u001b[2J", "\u001b]0;x": 1 })}\n`);
    assert.ok(!out.includes("\u001b"));
  });
});

describe("audit", () => {
  const many = Array.from({ length: 260 }, (_, number) => `${line(number, 10)}\n`);

  it("adds up like the package", () => {
    const { status, out, err } = run(["audit", ...north, "--format", "json", "-"], many.join(""));
    assert.equal(status, 3);
    assert.equal(err, "", "no progress where there is no terminal");
    const whole = new Validator({ policy: "adopt-north-east", today: "2026-06-10" }).audit(many.join(""));
    assert.deepEqual(JSON.parse(out), { ...whole, reports: [] });
    assert.deepEqual(JSON.parse(run(["audit", ...north, "--format", "json", "--reports"], many.join("")).out), JSON.parse(JSON.stringify(whole)));
    const table = run(["audit", ...north], many.join("")).out;
    assert.match(table, new RegExp(`^${whole.records} records, ${whole.ok} without errors`));
    const rows = run(["audit", ...north, "--format", "csv"], many.join("")).out.split("\r\n");
    assert.ok(rows.includes(`rule,adopt-north-east/any-other-business-covered,,,${whole.byRule["adopt-north-east/any-other-business-covered"]}`));
    const told = run(["audit", ...north, "--format", "ndjson"], many.join("")).out.trim().split("\n").map((text) => JSON.parse(text));
    assert.deepEqual(told.at(-1).audit, { ...whole, reports: [] });
    assert.equal(told.filter(({ report }) => report !== undefined).length, whole.records);
    assert.equal(told.reduce((sum, { joined }) => sum + (joined?.found.length ?? 0), 0), whole.joined.found);
  });

  it("of several processes, merged, says what one says", async () => {
    file("all.ndjson", many.join(""));
    const one = run(["audit", ...north, "--format", "json", "all.ndjson"]);
    // Pieces as `split` and GNU parallel's --pipe make them: whole lines, of uneven numbers.
    const cuts = [0, 1, 40, 43, 150, many.length];
    const parts = await Promise.all(cuts.slice(1).map((to, index) => piped(["audit", ...north, "--part", "-"], many.slice(cuts[index], to).join(""))));
    for (const { out } of parts) assert.equal(out.split("\n").length, 2, "a part is one line");
    const merged = run(["merge", "--format", "json", "-"], [...parts].reverse().map(({ out }) => out).join(""));
    const figures = (text) => ({ ...JSON.parse(text), unreadableLines: [] });
    assert.deepEqual(figures(merged.out), figures(one.out));
    assert.equal(merged.status, one.status);
    // In two steps, from files.
    file("first.part", parts[0].out + parts[1].out);
    file("half.part", run(["merge", "--part", "first.part"]).out);
    file("rest.part", parts.slice(2).map(({ out }) => out).join(""));
    assert.deepEqual(figures(run(["merge", "--format", "json", "half.part", "rest.part"]).out), figures(one.out));
  });

  it("of several files is one audit", () => {
    file("1.ndjson", lines([record("Jo", "2026-05-01")]));
    file("2.ndjson", `${lines([record("Jo", "2026-03-01")])}{\n`);
    const { byRule, unreadableLines, histories } = JSON.parse(run(["audit", ...north, "--format", "json", "1.ndjson", "2.ndjson"]).out);
    assert.equal(byRule["adopt-north-east/professional-supervision-monthly"], 1);
    assert.equal(histories[0].sessions, 2);
    assert.deepEqual(unreadableLines.map(({ source, line }) => [source, line]), [["2.ndjson", 2]]);
  });

  it("reads tables by a mapping", () => {
    file("map.json", JSON.stringify({
      kind: "one-to-one",
      columns: { "Staff No": "/supervisee/registration", "Who": "/supervisee/name", "When": "/session/date", "Task": "/actions/0/action", "By": "/actions/0/owner", "Secret": null },
      values: { "/supervisee/role": { SW: "social-worker" } },
    }));
    file("t.csv", "Staff No;Who;When;Role;Task;By;Secret;Other\r\nSW1;Jo;1.5.2026;SW;\"Ring; then\r\nwrite\";Sam;x;y\r\nSW2;Jo;2 May 2026;SW;;;;\r\n");
    const { out, err } = run(["audit", ...north, "--columns", "map.json", "--format", "json", "--reports", "t.csv"]);
    const audit = JSON.parse(out);
    assert.deepEqual(Object.keys(audit.bySupervisee), ["Jo (SW1)", "Jo (SW2)"]);
    assert.deepEqual(audit.columns, {
      read: { "Staff No": "/supervisee/registration", Who: "/supervisee/name", When: "/session/date", Role: "/supervisee/role", Task: "/actions/0/action", By: "/actions/0/owner" },
      ignored: ["Secret", "Other"],
    });
    assert.match(err, /columns of t.csv that are not read: Secret, Other/);
    assert.deepEqual(audit.reports.map(({ line }) => line), [2, 4]);
    assert.equal(run(["audit", ...north, "--columns", file("no.json", '{"colums":{}}'), "t.csv"]).status, 2);
    assert.equal(run(["audit", ...north, "--encoding", "klingon", "t.csv"]).status, 2);
    assert.equal(run(["audit", ...north, file("odd.csv", "a,b\n1,2\n")]).status, 2);
  });
});

/** A command fed and read as by a pipe. */
function piped(words, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { cwd: folder });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.on("error", reject).on("close", (status) => resolve({ status, out }));
    child.stdin.end(input);
  });
}

describe("pipes", () => {
  it("are answered before the input ends", async () => {
    const child = spawn(process.execPath, [program, "check", ...north, "--format", "ndjson", "-"], { cwd: folder });
    const answers = child.stdout.setEncoding("utf8")[Symbol.asyncIterator]();
    for (const day of ["2026-03-02", "2026-03-03"]) {
      child.stdin.write(lines([record("Jo", day)]));
      let text = "";
      while (!text.endsWith("\n")) text += (await answers.next()).value;
      assert.equal(text.trim().split("\n").length, 1);
    }
    child.stdin.end();
    assert.equal((await answers.next()).done, true);
  });

  it("that close early are no fault", async () => {
    const child = spawn("sh", ["-c", `"$0" "$1" check --policy bcp --format ndjson - | head -n 1`, process.execPath, program], { cwd: folder });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
    child.stdin.on("error", () => {});
    child.stdin.end(lines(Array.from({ length: 400 }, () => record("Jo", "2026-03-02"))));
    await new Promise((resolve) => child.on("close", resolve));
    assert.equal(out.trim().split("\n").length, 1);
    assert.equal(err, "");
  });

  it("that read slowly are waited for", async () => {
    const child = spawn(process.execPath, [program, "check", ...north, "--format", "json", "-"], { cwd: folder });
    child.stdin.on("error", () => {});
    let sent = 0;
    const piece = lines(Array.from({ length: 100 }, () => record("Jo", "2026-03-02")));
    // Nobody reads: after the pipes are full the program stops taking.
    const start = Date.now();
    while (Date.now() - start < 2500) {
      if (child.stdin.writableLength < 1 << 18) {
        child.stdin.write(piece);
        sent += piece.length;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.ok(sent - child.stdin.writableLength < 6 << 20, `${sent} bytes were taken`);
    child.stdin.end();
    let size = 0;
    for await (const text of child.stdout) size += text.length;
    assert.ok(size > sent);
  });
});

describe("what is asked rarely", () => {
  it("policies, one policy, and mistakes of a pack", () => {
    assert.equal(JSON.parse(run(["policies", "--format", "json"]).out).length, 5);
    assert.match(run(["policies"]).out, /^ID +ORGANISATION/);
    assert.deepEqual(JSON.parse(run(["policy", "bcp", "--format", "json"]).out), policy("bcp"));
    const { out } = run(["policy", "bcp"]);
    for (const { id, asks } of policy("bcp").rules) assert.ok(out.includes(id) && out.includes(asks), id);
    assert.equal(run(["check-policy", file("bcp.json", JSON.stringify(policy("bcp")))]).status, 0);
    const wrong = run(["check-policy", "--format", "ndjson", file("wrong.json", JSON.stringify({ ...policy("bcp"), rulez: [] }))]);
    assert.equal(wrong.status, 1);
    assert.match(wrong.out, /rulez/);
    assert.equal(run(["check-policy", file("none.json", "{")]).status, 1);
  });

  it("deadlines and holidays", () => {
    // Good Friday and Easter Monday of 2026 are 3 and 6 April; Scotland works on Easter Monday.
    for (const [words, due] of [
      [["2026-04-02", "1WD"], "2026-04-07"],
      [["2026-04-02", "1WD", "--division", "scotland"], "2026-04-06"],
      [["2026-04-02", "1WD", "--closures", "2026-04-07,2026-04-08"], "2026-04-09"],
      [["2026-04-07", "-1WD"], "2026-04-02"],
      [["--division", "scotland", "2026-04-07", "-P1M"], "2026-03-07"],
      [["2026-01-31", "P1M"], "2026-02-28"],
      [["2026-03-02", "within 10 working days"], "2026-03-16"],
    ]) assert.deepEqual(run(["deadline", ...words]), { status: 0, out: `${due}\n`, err: "" }, words.join(" "));
    const days = JSON.parse(run(["holidays", "scotland", "2026-2027", "--format", "json"]).out);
    assert.ok(days.some(({ date }) => date === "2026-11-30") && days.some(({ date }) => date.startsWith("2027")));
  });
});
