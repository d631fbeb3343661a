// How a deadline is counted, in words and day by day. It never decides a deadline: what is counted here must end on the day that the validator
// named, else the days are left out.

import { addDays, daysBetween, fullDate, weekdayOf } from "../shared/dates.js";

const UNITS = { D: "day", W: "week", M: "month", Y: "year", WD: "working day", WKD: "weekday" };
/** Longer ones are told in a sentence: nobody counts them by finger. */
const MOST_DAYS = 45;

/** "P7D" → { count: 7, unit: "D" }; null for what is none. */
export function readAllowance(allowance) {
  const match = /^P?(\d+)(WKD|WD|D|W|M|Y)$/.exec(allowance);
  return match === null ? null : { count: Number(match[1]), unit: match[2] };
}

/** "5WD" → "5 working days". */
export function allowanceText(allowance) {
  const read = readAllowance(allowance);
  return read === null ? allowance : `${read.count} ${UNITS[read.unit]}${read.count === 1 ? "" : "s"}`;
}

/**
 * @param {{ from: string, due: string, allowance: string }} deadline
 * @param {(iso: string) => null | { kind: string, why: string }} calendar null for a working day
 * @returns {{ sentence: string, days: { date: string, number: number | null, why: string | null }[] }} `number` is the day's number in the
 *   count, null for a day that does not count
 */
export function explain(deadline, calendar) {
  const { from, due } = deadline;
  const read = readAllowance(deadline.allowance);
  const opening = `${fullDate(from)} is the day it starts from and is not counted.`;
  const ending = `${allowanceText(deadline.allowance)} on is ${fullDate(due)}.`;
  if (read === null) return { sentence: `It runs from ${fullDate(from)} to ${fullDate(due)}.`, days: [] };
  if (read.unit === "M" || read.unit === "Y") return { sentence: monthsText(from, due, read), days: [] };
  if (read.unit === "W") {
    return { sentence: `${opening} ${allowanceText(deadline.allowance)} are ${read.count * 7} days, so it ends on the same day of the week: ${fullDate(due)}.`, days: [] };
  }
  const days = countDays(from, read, calendar);
  if (days === null || days.at(-1)?.date !== due) return { sentence: `${opening} ${ending}`, days: [] };
  const first = days.find(({ number }) => number === 1);
  const left = days.filter(({ number, why }) => number === null && why !== "a weekend");
  const skipped = left.map(({ date, why }) => `${fullDate(date, { year: false })} is ${why}`);
  const weekends = days.some(({ why }) => why === "a weekend");
  const notCounted = [...skipped, ...(weekends && read.unit !== "D" ? ["weekends are not counted"] : [])];
  return {
    sentence: [
      `${opening} Day 1 is ${fullDate(first.date, { year: false })}.`,
      notCounted.length > 0 ? `${capital(notCounted.join("; "))}.` : "",
      `Day ${read.count} is ${fullDate(due)}.`,
    ].filter(Boolean).join(" "),
    days,
  };
}

function countDays(from, { count, unit }, calendar) {
  if (count > MOST_DAYS || count === 0) return null;
  const days = [];
  let number = 0;
  for (let date = addDays(from, 1); number < count && days.length < 4 * MOST_DAYS; date = addDays(date, 1)) {
    const closed = unit === "D" ? null : unit === "WKD" ? weekend(date) : calendar(date);
    if (closed === null) number += 1;
    days.push({ date, number: closed === null ? number : null, why: closed?.why ?? null });
  }
  return days;
}

function weekend(date) {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6 ? { why: "a weekend" } : null;
}

function monthsText(from, due, { count, unit }) {
  const span = allowanceText(`P${count}${unit}`);
  const clamped = Number(due.slice(8)) < Number(from.slice(8));
  const why = clamped ? `That month has no day ${Number(from.slice(8))}, so its last day counts: ${fullDate(due)}.` : `The same day of the month, ${span} later, is ${fullDate(due)}.`;
  return `It starts from ${fullDate(from)}. ${why} That is ${daysBetween(from, due)} days.`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
