// Day numbers of the WebAssembly as ISO 8601 dates. They count from 1 January of the year 1; JavaScript's from 1970.

export const EPOCH = 719163;

const MOST = 10_000;
const known = new Map();

/** A date as text. The same few days come again and again, and to write one costs as much as to read a record's figures. */
export function isoDay(day) {
  let text = known.get(day);
  if (text === undefined) {
    text = new Date((day - EPOCH) * 86400000).toISOString().slice(0, 10);
    if (known.size > MOST) known.clear();
    known.set(day, text);
  }
  return text;
}
