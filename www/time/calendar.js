// Which days are worked, in the division of a policy: weekends, bank holidays and the council's closure days.

import { weekdayOf } from "../shared/dates.js";

/**
 * @param {object} pack the policy: its division and its closure days
 * @param {(division: string, from: number, to: number) => { date: string, title: string }[]} bankHolidays
 * @param {string[]} closures further days on which the council is closed
 * @param {number} from the first year
 * @param {number} to the last year
 * @returns {(iso: string) => null | { kind: "weekend" | "holiday" | "closure", why: string }} null for a working day
 */
export function calendarOf(pack, bankHolidays, closures, from, to) {
  const division = pack.division ?? "england-and-wales";
  const holidays = new Map(division === "none" ? [] : bankHolidays(division, from, to).map(({ date, title }) => [date, title]));
  const closed = new Set([...(pack.closures ?? []), ...closures]);
  return (iso) => {
    const weekday = weekdayOf(iso);
    if (holidays.has(iso)) return { kind: "holiday", why: `a bank holiday (${holidays.get(iso)})` };
    if (weekday === 0 || weekday === 6) return { kind: "weekend", why: "a weekend" };
    return closed.has(iso) ? { kind: "closure", why: "a day on which the council is closed" } : null;
  };
}
