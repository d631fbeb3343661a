// Deadlines as a calendar file (RFC 5545): one all-day event for each.

import { addDays } from "../shared/dates.js";

/** The text of the file. `today` stands for the moment that it was made: the same report gives the same file. */
export function calendarFile(deadlines, { today, organisation }) {
  const events = deadlines.flatMap((deadline) => [
    "BEGIN:VEVENT",
    `UID:${deadline.rule.replaceAll("/", ".")}.${deadline.path.slice(1).replaceAll("/", ".")}.${deadline.due}@supervision-validator`,
    `DTSTAMP:${compact(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(deadline.due)}`,
    `DTEND;VALUE=DATE:${compact(addDays(deadline.due, 1))}`,
    `SUMMARY:${escaped(`${deadline.label}: latest day`)}`,
    `DESCRIPTION:${escaped(`Supervision policy of ${organisation}. Counted from ${deadline.from}.`)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//supervision-validator//deadlines//EN", ...events, "END:VCALENDAR"];
  return lines.map(folded).join("\r\n") + "\r\n";
}

function compact(iso) {
  return iso.replaceAll("-", "");
}

function escaped(text) {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll("\n", "\\n");
}

/** Lines hold 75 bytes at most; a longer one goes on after a line break and a space. */
function folded(line) {
  const encoder = new TextEncoder();
  let out = "";
  let length = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (length + bytes > 75) {
      out += "\r\n ";
      length = 1;
    }
    out += character;
    length += bytes;
  }
  return out;
}
