// What every hand-made subject needs: days as numbers, working days, months. Only JavaScript, no library.

export const SECTIONS = [
  "health-and-welfare",
  "annual-leave-and-toil",
  "practice-progress",
  "professional-development",
  "additional-responsibility",
  "any-other-business",
];

export const PARTIES = ["supervisor", "supervisee"];

const DAY = 86_400_000;

export const TODAY = "2026-12-31";

/** Bank holidays of England and Wales from Monday to Friday, https://www.gov.uk/bank-holidays. */
const HOLIDAYS = new Set(
  [
    "2025-12-25",
    "2025-12-26",
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-05-04",
    "2026-05-25",
    "2026-08-31",
    "2026-12-25",
    "2026-12-28",
    "2027-01-01",
  ].map((day) => Date.parse(day) / DAY),
);

/** The number of a day; null for what is no ISO date. */
export function day(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const number = Date.parse(text) / DAY;
  return Number.isNaN(number) ? null : number;
}

export function isBlank(text) {
  return typeof text !== "string" || text.trim() === "";
}

export function addWorkingDays(from, count) {
  let at = from;
  while (count > 0) {
    at += 1;
    // Day 0 of 1970 was a Thursday.
    const weekday = (at + 4) % 7;
    if (weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(at)) count -= 1;
  }
  return at;
}

/** A calendar month later; the end of a shorter month where it has no such day. */
export function addMonth(from) {
  const date = new Date(from * DAY);
  const month = date.getUTCMonth() + 1;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / DAY;
}

/** The last day on which a discussed case may be recorded. */
export function lastDayToRecord(session) {
  return Math.min(session + 7, addWorkingDays(session, 5));
}
