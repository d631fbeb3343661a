// The gaps between sessions, held against the interval that the policy gives for this worker.

import { isDate } from "../shared/dates.js";

/**
 * @param {object} record
 * @param {(record: object) => { nextSession: { latest: string } | null }} validate the limit of each gap is the validator's own answer for the
 *   session before it
 * @returns {{ from: string, to: string, latest: string | null, late: boolean, planned: boolean }[]} the oldest first
 */
export function gapsOf(record, validate) {
  const history = Array.isArray(record.history) ? record.history : [];
  const kinds = history.filter((past) => past?.kind === undefined || past.kind === record.kind);
  const dates = [...kinds.map((past) => (typeof past === "string" ? past : past?.date)), record.session?.previousDate, record.session?.date].filter(isDate);
  const next = record.nextSession?.date;
  const held = [...new Set(dates)].sort();
  const all = isDate(next) && next > held.at(-1) ? [...held, next] : held;
  return all.slice(1).map((to, index) => {
    const from = all[index];
    const { previousDate, ...session } = record.session ?? {};
    const latest = validate({ ...record, history: undefined, nextSession: undefined, session: { ...session, date: from } }).nextSession?.latest ?? null;
    return { from, to, latest, late: latest !== null && to > latest, planned: to === next && index === all.length - 2 };
  });
}
