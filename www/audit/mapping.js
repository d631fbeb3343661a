// Which column of a table is read as what: shown before anything runs, and open to change.

import { csv, usualColumns } from "supervision-validator/csv";
import { button, element } from "../shared/dom.js";
import { select } from "../shared/choices.js";
import { scrollingTable } from "../shared/table.js";
import { labelsOf } from "../shared/form/labels.js";
import { Validator } from "../shared/validator.js";

/** The beginning of a file is enough for its headings and an example of each. */
const BEGINNING = 64 << 10;
/** Rows of lists that can be chosen: more than tables have columns for. */
const ROWS = 5;

/**
 * Draws the mapping of a file's columns into `place`; `start` hears of the options of `csv()` when somebody goes on.
 */
export async function drawMapping(place, file, pack, start) {
  const beginning = new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer());
  const kind = select({ id: "table-kind", label: "Kind of the records, where no column says it", options: pack.kinds.map(({ id, label }) => ({ value: id, label })) });
  if (pack.kinds.some(({ id }) => id === "one-to-one")) kind.set("one-to-one");
  const sections = (pack.sections ?? []).map(({ id, label }) => ({ id, label }));
  const { read, ignored } = columnsOf(beginning, { kind: kind.value(), sections }, pack);
  const headings = [...Object.keys(read), ...ignored];
  const choices = pointersOf(pack, Object.values(read).flat());
  const lists = headings.map((heading, at) => {
    const list = element("select", { class: "govuk-select", id: `column-${at}`, "aria-labelledby": `heading-${at} mapping-to` });
    list.append(element("option", { value: "" }, "Not read"), ...choices.map(({ pointer, label }) => element("option", { value: pointer }, label)));
    list.value = [read[heading]].flat()[0] ?? "";
    return { heading, list, several: Array.isArray(read[heading]) && read[heading].length > 1 ? read[heading] : null };
  });
  const go = button("Audit the records", { class: "site-primary" });
  go.addEventListener("click", () => {
    const columns = Object.fromEntries(
      lists.map(({ heading, list, several }) => [heading, list.value === "" ? null : several !== null && list.value === several[0] ? several : list.value]),
    );
    start({ kind: kind.value(), sections, columns });
  });
  place.replaceChildren(
    element("h2", { class: "govuk-heading-m", id: "mapping-title" }, `How the columns of ${file.name} are read`),
    kind.element,
    scrollingTable(
      "mapping-title",
      ["Column of the file", element("span", { id: "mapping-to" }, "Read as")],
      lists.map(({ heading, list }, at) => [element("span", { id: `heading-${at}` }, heading), list]),
      { role: "group", rowHeads: true },
    ),
    go,
  );
}

/** What the reader makes of the headings by itself. */
function columnsOf(bytes, options, pack) {
  const validator = new Validator({ policy: pack.id });
  const { columns } = validator.audit(bytes, { reports: false, histories: false, read: csv(options) });
  validator.free();
  return columns ?? { read: {}, ignored: [] };
}

/** Every place that a column can lead to, with the form's words for it. */
function pointersOf(pack, used) {
  const label = labelsOf(pack);
  const usual = usualColumns().flatMap(({ pointer }) =>
    pointer.includes("#") ? Array.from({ length: ROWS }, (_, row) => pointer.replace("#", String(row))) : [pointer],
  );
  const sections = (pack.sections ?? []).filter(({ per }) => per !== "case").map(({ id }) => `/sections/${id}`);
  return [...new Set([...usual, ...sections, ...used])].map((pointer) => ({ pointer, label: label(pointer) || pointer }));
}
