// The results of an audit: figures, charts with the same facts in tables, findings by line, files to save.

import { button, disclosure, element } from "../shared/dom.js";
import { saveFile } from "../shared/save.js";
import { STRENGTHS } from "../shared/strengths.js";
import { scrollingTable } from "../shared/table.js";
import { barChart } from "./chart.js";

/** The tables stand in sections of their names. */
const INSIDE = { role: "group" };
const number = new Intl.NumberFormat("en-GB");

export function drawResults(place, { report, shown, count, findings }, { pack, name, seconds }) {
  const clause = new Map(pack.rules.map((rule) => [`${pack.id}/${rule.id}`, rule]));
  const withFindings = report.records - report.ok;
  place.replaceChildren(
    element("h2", { class: "govuk-heading-m", id: "results-title" }, `What ${name} shows`),
    summary([
      ["Records", number.format(report.records)],
      ["Without an error", `${number.format(report.ok)} (${share(report.ok, report.records)})`],
      ["With errors", number.format(withFindings)],
      ["Findings", number.format(count)],
      ["Lines that could not be read", number.format(report.unreadable)],
      ["Time", `${seconds.toFixed(1)} seconds`],
    ]),
    saving(report, findings, name),
    facts({
      title: "By rule",
      about: "How often each rule found something.",
      head: ["Rule", "Clause", "Findings"],
      rows: entries(report.byRule).map(([rule, found]) => [clause.get(rule)?.asks ?? rule, clause.get(rule)?.clause ?? "", found]),
      chart: (rows) => barChart(rows.slice(0, 12).map(([words, , value]) => ({ words, value })), { value: "Findings" }),
    }),
    facts({
      title: "By month of the session",
      about: "Records of each month, and how many of them had no error.",
      head: ["Month", "Records", "Without an error", "Findings"],
      rows: Object.entries(report.byMonth).sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, of]) => [month, of.records, of.ok, of.findings]),
      chart: (rows) => barChart(rows.map(([words, records, ok]) => ({ words, value: records - ok, of: records })), { value: "Records with errors", ordered: true }),
    }),
    facts({
      title: "By supervisee",
      about: "The workers whose records have most findings.",
      head: ["Supervisee", "Records", "Without an error", "Findings"],
      rows: Object.entries(report.bySupervisee).sort(([, a], [, b]) => b.findings - a.findings).map(([person, of]) => [person, of.records, of.ok, of.findings]),
      chart: (rows) => barChart(rows.slice(0, 12).map(([words, , , value]) => ({ words, value })), { value: "Findings" }),
    }),
    histories(report.histories ?? []),
    unreadable(report),
    lines(shown, count),
  );
}

function entries(counts) {
  return Object.entries(counts).sort(([, a], [, b]) => b - a);
}

function share(part, whole) {
  return whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`;
}

function summary(rows) {
  return element(
    "dl",
    { class: "govuk-summary-list site-figures" },
    rows.map(([key, value]) =>
      element(
        "div",
        { class: "govuk-summary-list__row" },
        element("dt", { class: "govuk-summary-list__key" }, key),
        element("dd", { class: "govuk-summary-list__value" }, value),
      ),
    ),
  );
}

/** A chart, and the same facts as a table: the first rows at once, the rest behind a disclosure. */
function facts({ title, about, head, rows, chart }) {
  if (rows.length === 0) return element("div", {});
  const id = title.toLowerCase().replaceAll(" ", "-");
  return element(
    "section",
    { "aria-labelledby": id, class: "site-facts" },
    element("h3", { class: "govuk-heading-s", id }, title),
    element("p", { class: "govuk-body" }, about),
    chart(rows),
    disclosure(`${title} as a table (${number.format(rows.length)} ${rows.length === 1 ? "row" : "rows"})`, scrollingTable(id, head, rows.slice(0, 1_000), INSIDE), rows.length > 1_000 ? element("p", { class: "govuk-body" }, "The first 1,000 rows. The saved file has all of them.") : null),
  );
}

function histories(rows) {
  const late = rows.filter(({ tooLong, nextOverdue }) => tooLong > 0 || nextOverdue);
  if (rows.length === 0) return element("div", {});
  return element(
    "section",
    { "aria-labelledby": "histories", class: "site-facts" },
    element("h3", { class: "govuk-heading-s", id: "histories" }, "Sessions of each worker"),
    element("p", { class: "govuk-body" }, `${number.format(late.length)} of ${number.format(rows.length)} had a gap longer than the policy allows, or have no next session.`),
    late.length === 0
      ? null
      : disclosure(
          "Gaps as a table",
          scrollingTable(
            "histories",
            ["Supervisee", "Kind", "Sessions", "Last", "Longest gap in days", "Gaps too long", "Next session"],
            late.slice(0, 1_000).map((row) => [row.supervisee, row.kind, row.sessions, row.last, row.longestGap?.days ?? 0, row.tooLong, row.nextOverdue ? "overdue" : ""]),
            INSIDE,
          ),
        ),
  );
}

function unreadable({ unreadable, unreadableLines }) {
  if (unreadable === 0) return element("div", {});
  return element(
    "section",
    { "aria-labelledby": "unreadable", class: "site-facts" },
    element("h3", { class: "govuk-heading-s", id: "unreadable" }, "Lines that could not be read"),
    scrollingTable("unreadable", ["Line", "Why"], (unreadableLines ?? []).map(({ line, reason }) => [line, reason]), INSIDE),
  );
}

function lines(shown, count) {
  if (shown.length === 0) return element("p", { class: "govuk-body" }, "Nothing was found.");
  return element(
    "section",
    { "aria-labelledby": "lines", class: "site-facts" },
    element("h3", { class: "govuk-heading-s", id: "lines" }, "Findings by line"),
    element("p", { class: "govuk-body" }, count > shown.length ? `The first ${number.format(shown.length)} of ${number.format(count)}. The saved file has all of them.` : `All ${number.format(count)}.`),
    scrollingTable("lines", ["Line", "Strength", "Finding", "Clause", "Place"], shown.map(({ line, severity, message, clause, path }) => [line, STRENGTHS[severity].words, message, clause, path]), INSIDE),
  );
}

function saving(report, findings, name) {
  const base = name.replace(/\.[a-z]+$/i, "");
  const csv = button("Save all findings (CSV)");
  csv.addEventListener("click", () => saveFile(findings, `${base}-findings.csv`));
  const json = button("Save the figures (JSON)");
  json.addEventListener("click", () => saveFile(JSON.stringify(report, null, 2), `${base}-audit.json`, "application/json"));
  return element("div", { class: "govuk-button-group" }, csv, json);
}
