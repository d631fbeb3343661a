// A record as lines of "label: value", in the words of the form.

import { labelsOf } from "../shared/form/labels.js";
import { longDate } from "../shared/dates.js";

const NAMED = ["roles", "teams", "circumstances", "noteTypes", "recordOwners", "attachments", "events", "kinds"];

/** How a value reads: dates in full, ids by their labels, yes and no. */
export function sayer(pack) {
  const words = new Map(NAMED.flatMap((list) => (pack[list] ?? []).map((entry) => [entry.id, entry.label])));
  return (value) => {
    if (value === true) return "yes";
    if (value === false) return "no";
    return words.get(value) ?? longDate(String(value));
  };
}

/** Every value of the record with what the form calls it; rows are numbered where there are several. */
export function flat(record, pack) {
  const label = labelsOf(pack);
  const say = sayer(pack);
  const lines = [];
  const walk = (value, pointer, rows) => {
    if (value === null || value === undefined || value === "") return;
    if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
      lines.push(line(pointer, value.map(say).join(", "), rows));
    } else if (Array.isArray(value)) {
      value.forEach((one, at) => walk(one, `${pointer}/${at}`, value.length > 1 ? [...rows, at + 1] : rows));
    } else if (typeof value === "object") {
      for (const [name, one] of Object.entries(value)) walk(one, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, rows);
    } else {
      lines.push(line(pointer, say(value), rows));
    }
  };
  const line = (pointer, value, rows) => ({
    pointer,
    label: `${label(pointer) || pointer.slice(1).replaceAll("/", " ")}${rows.length > 0 ? ` (${rows.join(".")})` : ""}`,
    value,
  });
  walk(record, "", []);
  return lines;
}
