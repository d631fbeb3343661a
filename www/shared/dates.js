// Dates as people write and read them: day, month, year; "9 March 2026".

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/** "2026-03-09" → "9 March 2026", "2026-03" → "March 2026"; other text as it is. */
export function longDate(iso) {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (month === undefined) return iso;
  return match[3] === undefined ? `${month} ${match[1]}` : `${Number(match[3])} ${month} ${match[1]}`;
}

/** The day so many calendar days after `iso`. */
export function addDays(iso, days) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/**
 * What three boxes say: nothing for three empty ones, ISO 8601 for a date that exists, and otherwise the parts as typed:
 * half a date is a mistake and no missing answer, and it is for the validator to say so.
 */
export function readDate(parts) {
  const typed = parts.map((part) => part.trim());
  if (typed.every((part) => part === "")) return undefined;
  const [day, month, year] = numbersOf(typed);
  if (faultyParts(typed).length > 0) return typed.join("/");
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** Which of day, month and year (0 to 2) keep the three from being a date; all of them where only the combination does. */
export function faultyParts(parts) {
  const [day, month, year] = numbersOf(parts.map((part) => part.trim()));
  const faulty = [];
  if (!(day >= 1 && day <= 31)) faulty.push(0);
  if (!(month >= 1 && month <= 12)) faulty.push(1);
  if (!(year >= 1000 && year <= 9999)) faulty.push(2);
  if (faulty.length === 0 && day > daysIn(year, month)) return [0, 1, 2];
  return faulty;
}

/** The parts of a date for three boxes. What is no ISO date leaves them empty. */
export function partsOf(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  return match === null ? ["", "", ""] : [String(Number(match[3])), String(Number(match[2])), match[1]];
}

function numbersOf([day, month, year]) {
  return [whole(day), monthNumber(month), whole(year)];
}

function whole(text) {
  return /^\d{1,4}$/.test(text) ? Number(text) : NaN;
}

/** A month as a number or by its name, in full or from three letters on. */
function monthNumber(text) {
  if (!/^\p{L}/u.test(text)) return whole(text);
  const begun = text.toLowerCase().replace(/\.$/, "");
  const index = begun.length < 3 ? -1 : MONTHS.findIndex((name) => name.toLowerCase().startsWith(begun));
  return index < 0 && begun === "sept" ? 9 : index + 1;
}

function daysIn(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(iso) {
  return new Date(`${iso}T00:00:00Z`).getUTCDay();
}

/** "2026-03-09" → "Monday 9 March 2026"; `year: false` leaves the year out. */
export function fullDate(iso, { year = true } = {}) {
  const long = longDate(iso);
  return `${WEEKDAYS[weekdayOf(iso)]} ${year ? long : long.replace(/ \d+$/, "")}`;
}

/** Whole days from one day to another. */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether the text is a day that exists, as ISO 8601 writes it. */
export function isDate(text) {
  return typeof text === "string" && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}
