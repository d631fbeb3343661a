// Draws what was measured: node plots.mjs { "results": FILE, "folder": FOLDER }, writes SVG files.
//
// A picture in a page is on its own: its colours, for bright and dark surroundings, and its words for people who do not see it are inside.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { settings } from "./node.mjs";

const results = JSON.parse(readFileSync(settings.results, "utf8"));
const { document } = parseHTML("<!doctype html><html><body></body></html>");

const WIDTH = 760;
const INK = "currentColor";
const COLOURS = { "this package": "var(--own)", "this package, whole BCP policy": "var(--whole)", "hand-written JavaScript": "var(--hand)" };
const STYLE = `
svg { color: #0b0c0c; --own: #1d70b8; --whole: #b2401c; --hand: #00703c; --other: #505a5f }
@media (prefers-color-scheme: dark) { svg { color: #e8e8e8; --own: #6fb1ea; --whole: #f39a77; --hand: #6cc79a; --other: #a7b0b5 } }
text { font-family: system-ui, sans-serif }
`;
const colourOf = (name) => COLOURS[name] ?? (name.startsWith("this package") ? COLOURS["this package"] : "var(--other)");
const ABBREVIATED = { "hand-written JavaScript": "hand-written", "this package, whole BCP policy": "whole BCP policy" };
const abbreviated = (name) => ABBREVIATED[name] ?? name;

/** As the tables of xtask/src/bench/tables.rs say it. */
function short(value) {
  const size = Math.abs(value);
  return value.toFixed(size >= 99.95 || size === 0 ? 0 : size >= 9.995 ? 1 : size >= 0.095 ? 2 : 3);
}

const kilobytes = (value) => (value >= 1000 ? `${value / 1000} MB` : `${value} KB`);

/** Plots one below the other, as a picture with a title and a description. */
function write(name, title, description, plots) {
  let height = 0;
  const parts = plots.map((plot) => {
    plot.querySelector("style")?.remove();
    plot.setAttribute("y", height);
    plot.setAttribute("overflow", "visible");
    plot.setAttribute("role", "presentation");
    height += Number(plot.getAttribute("height"));
    return plot.outerHTML;
  });
  const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
<!-- Written by cargo xtask bench. -->
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
<style>${STYLE}</style>
${parts.join("\n")}
</svg>
`;
  // Places to a tenth of a pixel are enough.
  const placed = (tag) => tag.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
  writeFileSync(join(settings.folder, `${name}.svg`), svg.replace(/<[^>]*>/g, placed));
}

/** Tens and their tenths, for grids on logarithmic axes. */
const DECADES = [0.01, 0.1, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
const within = ([low, high]) => DECADES.filter((value) => value >= low && value <= high);

const common = { document, width: WIDTH, style: { fontSize: "12px", background: "none" }, color: { type: "identity" }, marginTop: 34, marginBottom: 40 };

const heading = (title) => Plot.text([title], { frameAnchor: "top-left", dx: 4, dy: -24, textAnchor: "start", fontWeight: "bold", fill: INK });
const grid = (ticks) => ({ ticks, stroke: INK, strokeOpacity: 0.15 });

/** One way of giving a record: each subject's time as a multiple of hand-written JavaScript's. */
function ratios(title, times, domain) {
  const beside = times["hand-written JavaScript"].median;
  const rows = Object.entries(times).map(([name, { median, low, high, isFloor }]) => ({
    name: abbreviated(name), colour: colourOf(name), isFloor, value: median / beside, said: median / beside, low: low / beside, high: high / beside,
  }));
  rows.sort((one, other) => one.value - other.value);
  return dots(rows, { title, label: "times hand-written JavaScript, logarithmic →", domain, beside: [1] });
}

/** A line for each row: its median as a dot, its quartiles, its figure. */
function dots(rows, { title, label, domain, beside = [] }) {
  const at = { y: "name", stroke: "colour" };
  return Plot.plot({
    ...common,
    height: 74 + rows.length * 19,
    marginLeft: 250,
    marginRight: 50,
    x: { type: "log", domain, label, ticks: within(domain), tickFormat: (value) => `${value}` },
    y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0 },
    marks: [
      heading(title),
      Plot.gridX(grid(within(domain))),
      Plot.ruleX(beside, { stroke: INK, strokeOpacity: 0.5 }),
      Plot.ruleY(rows, { ...at, x1: "low", x2: "high", strokeWidth: 2 }),
      Plot.dot(rows, { ...at, x: "value", r: 4, fill: (row) => (row.isFloor ? "none" : row.colour) }),
      Plot.text(rows, { y: "name", x: (row) => Math.max(row.high, row.value), text: (row) => short(row.said), dx: 9, textAnchor: "start", fill: INK }),
    ],
  });
}

const WAYS = { ndjson: "NDJSON bytes", bytes: "Bytes of one record", text: "Text of one record", object: "JavaScript object" };

function time(part, name) {
  const speed = results[part];
  if (!speed) return;
  const all = Object.values(speed.times).flatMap((times) => Object.values(times).map(({ median }) => median / times["hand-written JavaScript"].median));
  // A call of nothing would take half of the picture.
  const domain = [Math.max(0.005, Math.min(...all)) / 1.5, Math.max(...all) * 1.5];
  const shown = (times) => Object.fromEntries(Object.entries(times).filter(([, { median }]) => median / times["hand-written JavaScript"].median >= 0.005));
  write(
    name,
    `Time for a record in ${speed.engine}, beside hand-written JavaScript`,
    "One panel for each way of giving a record. A dot is a subject's median as a multiple of hand-written JavaScript's, on a logarithmic axis, with a line from quartile to quartile; empty circles are floors, which check nothing. The tables in docs/performance.md have all figures.",
    Object.entries(WAYS).map(([way, title]) => ratios(title, shown(speed.times[way]), domain)),
  );
}

/** Lines of the three subjects, each named at its end. */
function curve(rows, { x, y, title }) {
  const ends = rows.filter((row, index) => rows.findLastIndex(({ subject }) => subject === row.subject) === index);
  ends.sort((one, other) => one.value - other.value);
  // Names on one another could not be read: each stands so much above the one below it.
  const apart = (y.domain[1] / y.domain[0]) ** 0.09;
  let lowest = 0;
  const names = ends.map((row) => ({ ...row, place: (lowest = Math.max(row.value, lowest * apart)) }));
  const by = { x: "at", y: "value", stroke: "colour", z: "subject" };
  return Plot.plot({
    ...common,
    height: 280,
    marginLeft: 60,
    marginRight: 160,
    x: { type: "log", label: x.label, domain: [x.ticks.at(0), Math.max(x.ticks.at(-1), ...rows.map(({ at }) => at))], tickFormat: x.format, ticks: x.ticks },
    y: { type: "log", label: null, domain: y.domain, ticks: y.ticks, tickFormat: (value) => `${value}` },
    marks: [
      heading(title),
      Plot.gridY(grid(y.ticks)),
      Plot.line(rows, by),
      Plot.dot(rows, { ...by, fill: "colour", r: 3 }),
      Plot.text(names, { x: "at", y: "place", text: (row) => `${abbreviated(row.subject)} ${short(row.value)}`, dx: 9, textAnchor: "start", fill: "colour" }),
    ],
  });
}

/** An axis that has all values, with its ticks. */
function axisOf(rows) {
  const values = rows.map(({ value }) => value);
  const domain = [Math.min(...values) / 1.4, Math.max(...values) * 1.4];
  const ticks = DECADES.flatMap((ten) => [ten, ten * 3]).filter((value) => value >= domain[0] && value <= domain[1]);
  return { domain, ticks };
}

function lengths() {
  const rows = results.lengths.map(({ by, bytes, subject, median }) => ({ by, subject, at: bytes / 1000, value: median, colour: colourOf(subject) }));
  const axes = {
    x: { label: "length of the record →", format: kilobytes, ticks: [1, 3, 10, 30, 100, 300, 1000] },
    y: axisOf(rows),
  };
  write(
    "lengths",
    "Cost of a kilobyte against the length of the record",
    "Two panels, records longer by text and by rows; a line for each of hand-written JavaScript, this package with the small workload and with the whole BCP policy; both axes logarithmic. A level line is linear cost.",
    [["text", "Records longer by text: µs a kilobyte"], ["rows", "Records longer by rows: µs a kilobyte"]].map(([by, title]) => curve(rows.filter((row) => row.by === by), { ...axes, title })),
  );
}

function audits() {
  const million = results.million?.rows.filter(({ records }) => records > 100_000) ?? [];
  const rows = [...results.audits.rows, ...million].map(({ records, subject, median }) => ({ subject, at: records, value: median, colour: colourOf(subject) }));
  const axes = {
    x: { label: "records of the audit →", format: (value) => value.toLocaleString("en"), ticks: DECADES.filter((ten) => ten >= 10 && rows.some(({ at }) => at >= ten)) },
    y: axisOf(rows),
  };
  write(
    "audits",
    "Cost of a record against the number of records in an audit",
    "A line for each of hand-written JavaScript, this package with the small workload and with the whole BCP policy; both axes logarithmic. A level line is linear cost.",
    [curve(rows, { ...axes, title: "Audits: µs a record" })],
  );
}

function bars(rows, { title, label }) {
  return Plot.plot({
    ...common,
    height: 74 + rows.length * 22,
    marginLeft: 250,
    marginRight: 60,
    x: { label, ticks: 5 },
    y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0 },
    marks: [
      heading(title),
      Plot.gridX(grid(5)),
      Plot.barX(rows, { y: "name", x: "value", fill: "colour", insetTop: 3, insetBottom: 3 }),
      Plot.text(rows, { y: "name", x: "value", text: (row) => short(row.value), dx: 9, textAnchor: "start", fill: INK }),
    ],
  });
}

function cold() {
  // Where little is to be measured, noise may be less than nothing, which a logarithmic axis has no place for.
  const least = 0.1;
  const engines = ["cold-node", "cold-chromium"].filter((part) => results[part]);
  const rowsOf = (part) =>
    results[part].rows
      .filter(({ isEmpty }) => !isEmpty)
      .map(({ name, median, low, high, isFloor }) => ({ name, isFloor, colour: colourOf(name), value: Math.max(median, least), said: median, low: Math.max(low, least), high: Math.max(high, least) }))
      .sort((one, other) => one.value - other.value);
  const all = engines.flatMap(rowsOf);
  const domain = [least, Math.max(...all.map(({ high }) => high)) * 1.5];
  write(
    "cold",
    "From import to the first report, less an empty module",
    "One panel for each engine. A dot is a subject's median in milliseconds on a logarithmic axis, with a line from quartile to quartile. The table in docs/performance.md has all figures.",
    engines.map((part) => dots(rowsOf(part), { title: results[part].engine, label: "milliseconds, logarithmic →", domain })),
  );
}

function transfer() {
  const rows = results.transfer.map(({ name, brotli }) => ({ name, colour: colourOf(name), value: brotli / 1000 })).sort((one, other) => one.value - other.value);
  write(
    "transfer",
    "What a page downloads, by brotli",
    `A bar for each subject, in kilobytes: ${rows.map(({ name, value }) => `${name} ${short(value)}`).join("; ")}.`,
    [bars(rows, { title: "JavaScript and WebAssembly", label: "KB by brotli →" })],
  );
}

time("speed-node", "time-node");
time("speed-chromium", "time-chromium");
lengths();
audits();
cold();
transfer();
