// The picture of a session's time: days on a line with what is not worked, sessions, deadlines from their start to their latest day, today.

import { scaleUtc } from "d3-scale";
import { addDays, daysBetween, fullDate, longDate } from "../shared/dates.js";
import { svg, wrapped } from "../shared/svg.js";

const SIDE = 10;
const LINE = 19;
/** Where the shading of days begins, below today's label, the months and the days. */
const TOP = 56;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const moment = (iso) => new Date(`${iso}T00:00:00Z`);

/**
 * @param {{ from: string, to: string, today: string, width: number, calendar: Function, describedBy: string,
 *   sessions: { date: string, label: string, planned?: boolean }[],
 *   spans: { number: number, label: string, from: string, due: string, done: string | null, status: string }[] }} time
 * @returns {SVGElement}
 */
export function drawTime(time) {
  const { from, to, today, width, calendar, sessions, spans } = time;
  const scale = scaleUtc([moment(from), moment(addDays(to, 1))], [SIDE, width - SIDE]);
  const x = (iso) => scale(moment(iso));
  const middle = (iso) => (x(iso) + x(addDays(iso, 1))) / 2;
  const day = x(addDays(from, 1)) - x(from);
  const characters = Math.floor((width - 2 * SIDE) / 8.4);
  const parts = [];

  // Lanes are as high as their words; the shading of days lies behind all of them and is drawn once the height is known.
  let y = TOP + 14;
  const lanes = [];
  for (const session of sessions) {
    const words = `${session.label}: ${fullDate(session.date, { year: false })}`;
    const at = middle(session.date);
    lanes.push(svg("circle", { cx: at, cy: y + 8, r: 7, class: session.planned ? "time-session time-session-planned" : "time-session" }));
    lanes.push(...besidePoint(words, at, y + 13, width));
    y += 30;
  }
  y += 8;
  for (const span of spans) {
    const lines = wrapped(`${span.number}. ${span.label}: by ${fullDate(span.due, { year: false })}`, characters);
    lines.forEach((line, index) => lanes.push(svg("text", { x: SIDE, y: y + 13 + index * LINE, class: "time-words" }, line)));
    y += lines.length * LINE;
    const start = Math.max(middle(span.from), SIDE);
    const end = Math.min(x(addDays(span.due, 1)), width - SIDE);
    lanes.push(svg("rect", { x: start, y: y + 2, width: Math.max(end - start, 3), height: 12, class: `time-span time-span-${span.status}` }));
    if (span.done !== null && span.done >= from && span.done <= to) {
      const at = middle(span.done);
      lanes.push(svg("path", { d: `M${at} ${y - 1}l9 9l-9 9l-9 -9z`, class: `time-done time-done-${span.status}` }));
    }
    y += 32;
  }
  const height = y + 8;

  for (let date = from; date <= to; date = addDays(date, 1)) {
    const closed = calendar(date);
    if (closed !== null) parts.push(svg("rect", { x: x(date), y: TOP, width: day, height: height - TOP, class: `time-day time-${closed.kind}` }));
  }
  parts.push(...axis(from, to, day, x));
  if (today >= from && today <= to) {
    const at = middle(today);
    const anchor = at < 60 ? "start" : at > width - 60 ? "end" : "middle";
    parts.push(svg("line", { x1: at, x2: at, y1: TOP, y2: height, class: "time-today" }));
    parts.push(svg("text", { x: anchor === "middle" ? at : anchor === "start" ? SIDE : width - SIDE, y: 14, "text-anchor": anchor, class: "time-words time-today-words" }, "Today"));
    parts.push(svg("path", { d: `M${at} ${TOP}l-6 -6h12z`, class: "time-today-mark" }));
  }
  parts.push(...lanes);
  const title = `From ${longDate(from)} to ${longDate(to)}: ${sessions.length} sessions and ${spans.length} deadlines`;
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": title, "aria-describedby": time.describedBy, class: "time-picture" },
    parts,
  );
}

/** Words to the right of a point, or to the left of it where there is more room. */
function besidePoint(words, at, y, width) {
  const right = at < width / 2;
  const room = (right ? width - at : at) - 22;
  const shown = words.length * 8.4 > room ? words.replace(/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day /, "").replace(/ (January|February|March|April|May|June|July|August|September|October|November|December)$/, (month) => month.slice(0, 4)) : words;
  return [svg("text", { x: right ? at + 14 : at - 14, y, "text-anchor": right ? "start" : "end", class: "time-words" }, shown)];
}

/** Days where they fit, else Mondays; above them the months. */
function axis(from, to, day, x) {
  const marks = [];
  const monday = (8 - moment(from).getUTCDay()) % 7;
  const every = day >= 21 ? 1 : day >= 4 ? 7 : 14;
  for (let index = every === 1 ? 0 : monday; index <= daysBetween(from, to); index += every) {
    const date = addDays(from, index);
    marks.push(svg("line", { x1: x(date), x2: x(date), y1: TOP - 5, y2: TOP, class: "time-tick" }));
    const middled = every === 1 ? { x: x(date) + day / 2, "text-anchor": "middle" } : { x: x(date) };
    marks.push(svg("text", { ...middled, y: TOP - 7, class: "time-axis" }, String(Number(date.slice(8)))));
  }
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const first = date.endsWith("-01");
    // The month that the line begins in has its name where the next one leaves room for it.
    const room = x(addDays(to, 1)) - x(date) > 34 && (first || daysBetween(date, addDays(`${date.slice(0, 8)}28`, 4)) * day > 40);
    if (room && (first || date === from)) marks.push(svg("text", { x: x(date), y: TOP - 22, class: "time-axis time-month" }, MONTHS[Number(date.slice(5, 7)) - 1]));
  }
  return marks;
}

/**
 * Earlier sessions and the gaps between them, each against the day that the policy allows at the latest.
 *
 * @param {{ gaps: { from: string, to: string, latest: string | null, late: boolean, planned: boolean }[], width: number, describedBy: string }} history
 */
export function drawGaps({ gaps, width, describedBy }) {
  const from = gaps[0].from;
  const ends = gaps.flatMap((gap) => [gap.to, gap.latest]).filter((date) => date !== null).sort();
  const scale = scaleUtc([moment(from), moment(addDays(ends.at(-1), 1))], [SIDE, width - SIDE]);
  const x = (iso) => scale(moment(iso));
  const parts = [];
  let y = 4;
  for (const gap of gaps) {
    const words = `${longDate(gap.from)} to ${longDate(gap.to)}: ${daysBetween(gap.from, gap.to)} days`;
    for (const line of wrapped(words, Math.floor((width - 2 * SIDE) / 8.4))) {
      parts.push(svg("text", { x: SIDE, y: y + 13, class: "time-words" }, line));
      y += LINE;
    }
    parts.push(svg("rect", { x: x(gap.from), y: y + 2, width: x(gap.to) - x(gap.from), height: 12, class: `time-span time-span-${gap.late ? "late" : gap.planned ? "upcoming" : "met"}` }));
    if (gap.latest !== null) parts.push(svg("line", { x1: x(gap.latest), x2: x(gap.latest), y1: y - 3, y2: y + 19, class: "time-limit" }));
    y += 30;
  }
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${y}`, width, height: y, role: "img", "aria-label": `${gaps.length} gaps between sessions`, "aria-describedby": describedBy, class: "time-picture" },
    parts,
  );
}
