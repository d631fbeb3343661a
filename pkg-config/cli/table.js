// Tables for people, and CSV for spreadsheets.

/** Rows of cells in columns; numbers to the right. */
export function table(rows) {
  const widths = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, length(cell))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const space = " ".repeat(widths[column] - length(cell));
          return typeof cell === "number" ? space + cell : cell + space;
        })
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

function length(cell) {
  return [...String(cell)].length;
}

/** One line of RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(cells) {
  const written = cells.map((cell) => {
    if (typeof cell === "number") return String(cell);
    let text = String(cell ?? "");
    if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(",")}\r\n`;
}

/** Text that a record or a file gave, for a terminal: control characters could move its cursor. */
export function safe(text) {
  return String(text).replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
