// The figures of an audit, for people and for spreadsheets.

import { csvLine, safe, table } from "./table.js";

const SHOWN = 20;

export function figuresTable(figures, output) {
  const { records, ok, unreadable, bySeverity, joined } = figures;
  const part = records === 0 ? "" : ` (${Math.round((ok / records) * 1000) / 10} %)`;
  output.write(`${records} records, ${ok} without errors${part}, ${unreadable} unreadable\n`);
  output.write(`${bySeverity.error} errors, ${bySeverity.warning} warnings, ${bySeverity.advice} pieces of advice\n`);
  if (joined.found + joined.withdrawn > 0) {
    output.write(`Joining each worker's sessions found ${joined.found} more and took back ${joined.withdrawn}.\n`);
  }
  const counts = (title, numbers) => {
    const rows = Object.entries(numbers).sort(([, one], [, other]) => other - one).map(([key, count]) => [safe(key), count]);
    section(title, [[title.toUpperCase(), "FINDINGS"], ...rows], output);
  };
  counts("code", figures.byCode);
  counts("rule", figures.byRule);
  const tallies = (title, rows) => {
    const cells = rows.map(([key, { records, ok, findings }]) => [safe(key), records, ok, findings]);
    section(title, [[title.toUpperCase(), "RECORDS", "OK", "FINDINGS"], ...cells], output);
  };
  tallies("month", Object.entries(figures.byMonth));
  tallies("kind", Object.entries(figures.byKind));
  tallies("worker", Object.entries(figures.bySupervisee).sort(([, one], [, other]) => other.findings - one.findings));
  const late = figures.histories.filter(({ tooLong, nextOverdue }) => tooLong > 0 || nextOverdue);
  const rows = late.map(({ supervisee, kind, sessions, last, longestGap, tooLong, nextOverdue }) => [
    safe(supervisee), safe(kind), sessions, longestGap === null ? "" : longestGap.days, tooLong, last, nextOverdue ? "overdue" : "",
  ]);
  section("sessions too far apart, or overdue", [["WORKER", "KIND", "SESSIONS", "LONGEST GAP", "TOO LONG", "LAST", "NEXT"], ...rows], output);
  section("unreadable", [["LINE", "WHY"], ...figures.unreadableLines.map(({ source, line, reason }) => [source === undefined ? String(line) : `${safe(source)}:${line}`, safe(reason)])], output);
}

/** The first rows of a table, and how many more there are. */
function section(title, [heading, ...rows], output) {
  if (rows.length === 0) return;
  output.write(`\n${table([heading, ...rows.slice(0, SHOWN)])}`);
  if (rows.length > SHOWN) output.write(`… and ${rows.length - SHOWN} more: --format json has all\n`);
}

export function figuresCsv(figures, output) {
  output.write(csvLine(["by", "key", "records", "ok", "findings"]));
  const { records, ok, unreadable, bySeverity } = figures;
  const findings = bySeverity.error + bySeverity.warning + bySeverity.advice;
  output.write(csvLine(["all", "", records, ok, findings]));
  output.write(csvLine(["unreadable", "", unreadable, 0, unreadable]));
  for (const [by, numbers] of [["severity", bySeverity], ["code", figures.byCode], ["rule", figures.byRule]]) {
    for (const [key, count] of Object.entries(numbers)) output.write(csvLine([by, key, "", "", count]));
  }
  for (const [by, rows] of [["month", figures.byMonth], ["kind", figures.byKind], ["worker", figures.bySupervisee]]) {
    for (const [key, row] of Object.entries(rows)) output.write(csvLine([by, key, row.records, row.ok, row.findings]));
  }
}
