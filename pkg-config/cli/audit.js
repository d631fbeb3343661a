// Many records: what they add up to. And parts of audits, made elsewhere, put together.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import init, { auditReport, mergeAudits, Validator } from "../index.js";
import { tellColumns } from "./check.js";
import { EXIT, UnreadableError, UsageError } from "./errors.js";
import { figuresCsv, figuresTable } from "./figures.js";
import { open, reader } from "./input.js";
import { format, helpText, holding, HOLDING, READING } from "./options.js";
import { output } from "./output.js";
import { Progress } from "./progress.js";
import { Sarif } from "./sarif.js";

const PART = { part: { type: "boolean", help: "print a part, one line of JSON, for the command merge" } };

const auditOptions = {
  ...HOLDING,
  ...READING,
  ...format(["table", "json", "ndjson", "csv", "sarif"]),
  ...PART,
  reports: { type: "boolean", help: "with json: the report of each record too, which takes memory" },
  worker: { type: "string", value: "POINTER", help: "what tells workers of one name apart; default /supervisee/registration" },
  "no-histories": { type: "boolean", help: "do not join the sessions of each worker" },
};

export const audit = {
  usage: "audit FILE…|-",
  does: "hold many records against a policy, and add up what is found",
  options: auditOptions,
  help: helpText(
    "audit FILE…|-",
    `
Holds all records against the policy and adds up what is found, by code, rule, month, kind and worker, with the sessions of
each worker joined. "-", or no file, is standard input. Memory stays flat, however long the input.

  supervision-validator audit --policy bcp --today 2026-03-31 records.ndjson
  supervision-validator audit --policy bcp --columns columns.json records.csv --format csv

On several machines or cores, each makes a part of what it has, and merge puts them together:

  split -n l/8 --filter 'supervision-validator audit --policy bcp --today 2026-03-31 --part' records.ndjson |
    supervision-validator merge -

ndjson writes each report as it comes, then what only other records show, then the figures.`,
    auditOptions,
  ),
  async run(values, files) {
    const chosen = values.format ?? "table";
    if (values.part && values.format !== undefined) throw new UsageError("--part has a format of its own: leave --format out.");
    if (values.reports && chosen !== "json") throw new UsageError("--reports goes with --format json; ndjson and sarif have the reports anyway.");
    await init();
    const validator = new Validator(holding(values));
    const keeps = values.reports === true || chosen === "sarif";
    const auditor = validator.auditor({
      reports: keeps && !values.part,
      histories: values["no-histories"] !== true,
      ...(values.worker === undefined ? {} : { worker: values.worker }),
      ...(chosen === "ndjson" && !values.part
        ? { onReport: (line, report, source) => output.write(`${JSON.stringify({ ...named(source), line, report })}\n`) }
        : {}),
    });
    const progress = new Progress();
    const names = files.length > 0 ? files : ["-"];
    const opened = names.map((name) => ({ file: name, ...open(name), read: reader(name, values) }));
    for (const { file, pieces, size, read } of opened) {
      auditor.next({ source: names.length > 1 || chosen === "sarif" ? file : "", read });
      let done = 0;
      for await (const piece of pieces) {
        auditor.feed(piece);
        done += piece.length;
        progress.show(auditor.records, done, size);
        await output.flush();
        if (output.gone) return EXIT.ok;
      }
      const columns = auditor.columns;
      if (columns !== undefined) tellColumns(file, columns);
    }
    progress.end();
    if (values.part) {
      const part = auditor.partial();
      output.write(`${JSON.stringify(part)}\n`);
      return part.unreadable > 0 ? EXIT.unreadable : EXIT.ok;
    }
    const figures = auditor.finish(chosen === "ndjson" ? ({ source, line, ...joined }) => output.write(`${JSON.stringify({ ...named(source), line, joined })}\n`) : undefined);
    write(figures, chosen);
    return status(figures);
  },
};

const mergeOptions = { ...format(["table", "json", "ndjson", "csv"]), ...PART };

export const merge = {
  usage: "merge FILE…|-",
  does: "put together the parts of an audit that were made with --part",
  options: mergeOptions,
  help: helpText(
    "merge FILE…|-",
    `
Puts together what audit --part printed, one part a line, in any order and any number of files. What comes out is what one
audit of all the records would say. With --part, what comes out is a part again.`,
    mergeOptions,
  ),
  async run(values, files) {
    await init();
    let merged = mergeAudits([]);
    for (const file of files.length > 0 ? files : ["-"]) {
      const parts = [merged];
      for await (const part of partsOf(file)) parts.push(part);
      merged = mergeAudits(parts);
    }
    if (values.part) {
      output.write(`${JSON.stringify(merged)}\n`);
      return merged.unreadable > 0 ? EXIT.unreadable : EXIT.ok;
    }
    const figures = auditReport(merged);
    write(figures, values.format ?? "table");
    return status(figures);
  },
};

async function* partsOf(file) {
  const name = file === "-" ? "Standard input" : file;
  const input = file === "-" ? process.stdin : createReadStream(file);
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      line += 1;
      if (text.trim() === "") continue;
      yield JSON.parse(text);
    }
  } catch (error) {
    throw new UnreadableError(name, error instanceof SyntaxError ? `line ${line} is no part of an audit` : error);
  }
}

function named(source) {
  return source === "" || source === undefined ? {} : { file: source };
}

function status({ unreadable, bySeverity }) {
  return unreadable > 0 ? EXIT.unreadable : bySeverity.error > 0 ? EXIT.found : EXIT.ok;
}

function write(figures, chosen) {
  if (chosen === "json") output.write(`${JSON.stringify(figures, null, 2)}\n`);
  else if (chosen === "ndjson") output.write(`${JSON.stringify({ audit: figures })}\n`);
  else if (chosen === "csv") figuresCsv(figures, output);
  else if (chosen === "sarif") {
    const sarif = new Sarif((text) => output.write(text));
    for (const { source, line, report } of figures.reports) sarif.add(source, line, report.findings);
    sarif.end();
  } else figuresTable(figures, output);
}
