// The audit, beside the page: the page stays free, and cancelling is ending this worker.

import init, { Validator } from "supervision-validator";
import { csv } from "supervision-validator/csv";
import wasm from "supervision-validator/supervision_validator_bg.wasm?url";

/** Findings kept to be shown; the files to save have all of them. */
const SHOWN = 500;
/** Lines of the file of findings that are made into one part, so that none of them stays as text in memory. */
const PART = 20_000;
/** Milliseconds between two words about progress. */
const PAUSE = 100;

onmessage = async ({ data }) => {
  try {
    await init(new URL(wasm, import.meta.url));
    postMessage({ done: await audit(data) });
  } catch (error) {
    postMessage({ failed: error.message });
  }
};

async function audit({ file, options, table }) {
  const validator = new Validator(options);
  const shown = [];
  const parts = [];
  let lines = [["line", "severity", "code", "rule", "clause", "path", "due", "message"].join(",")];
  let count = 0;
  const take = (line, finding) => {
    count += 1;
    const { severity, code, rule, path, message, citation, due } = finding;
    if (shown.length < SHOWN) shown.push({ line, severity, code, rule, path, message, clause: citation.clause });
    lines.push([line, severity, code, rule, citation.clause, path, due ?? "", message].map(cell).join(","));
    if (lines.length >= PART) flush();
  };
  const flush = () => {
    parts.push(new Blob([lines.join("\r\n"), "\r\n"]));
    lines = [];
  };
  let told = 0;
  const report = await validator.auditStream(file, {
    reports: false,
    ...(table === null ? {} : { read: csv(table) }),
    onReport: (line, { findings }) => findings.forEach((finding) => take(line, finding)),
    onJoined: ({ line, found }) => found.forEach((finding) => take(line, finding)),
    onProgress: (bytesDone, bytesTotal) => {
      const now = performance.now();
      if (now - told < PAUSE && bytesDone !== bytesTotal) return;
      told = now;
      postMessage({ progress: { done: bytesDone, total: bytesTotal ?? file.size } });
    },
  });
  if (lines.length > 0) flush();
  return { report, shown, count, findings: new Blob(parts, { type: "text/csv" }) };
}

/** A cell of CSV. A beginning that a spreadsheet would take for a formula is kept from being one. */
function cell(value) {
  const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
