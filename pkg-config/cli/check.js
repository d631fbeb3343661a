// Records held against a policy, one report each.

import init, { Validator } from "../index.js";
import { CliError, EXIT, UsageError } from "./errors.js";
import { open, reader } from "./input.js";
import { format, helpText, holding, HOLDING, READING } from "./options.js";
import { output } from "./output.js";
import { Sarif } from "./sarif.js";
import { csvLine, safe } from "./table.js";

const options = { ...HOLDING, ...READING, ...format(["table", "json", "ndjson", "csv", "sarif"]) };

export const check = {
  usage: "check FILE…",
  does: "hold records against a policy, and say what is wrong with each",
  options,
  help: helpText(
    "check FILE…",
    `
Holds each record against the policy and says what is wrong with it. A file holds one record as JSON, a list of them, one a
line, or a table as CSV. "-", or no file, is standard input, which is answered as it comes.

  supervision-validator check --policy bcp record.json
  cat records.ndjson | supervision-validator check --policy bcp --format ndjson`,
    options,
  ),
  async run(values, files) {
    await init();
    const validator = new Validator(holding(values));
    const writer = WRITERS[values.format ?? "table"]();
    let [found, unreadable, records] = [false, false, 0];
    for (const file of files.length > 0 ? files : ["-"]) {
      try {
        const { pieces } = open(file);
        const read = reader(file, values);
        const before = records;
        const auditor = validator.auditor({
          histories: false,
          ...(read === undefined ? {} : { read }),
          onReport(line, report) {
            records += 1;
            found ||= !report.ok;
            unreadable ||= report.findings.some(({ code }) => code === "record/unreadable" || code === "record/too-large");
            writer.report(file, line, report);
          },
        });
        for await (const piece of pieces) {
          auditor.feed(piece);
          await output.flush();
          if (output.gone) return EXIT.ok;
        }
        const { columns } = auditor.finish();
        if (columns !== undefined) tellColumns(file, columns);
        if (records === before) throw new CliError(`${file === "-" ? "Standard input" : file} holds no record.`, EXIT.unreadable);
      } catch (error) {
        // One file that cannot be read does not keep the others from being checked.
        if (!(error instanceof CliError) || error instanceof UsageError) throw error;
        process.stderr.write(`supervision-validator: ${error.message}\n`);
        unreadable = true;
      }
    }
    writer.end();
    return unreadable ? EXIT.unreadable : found ? EXIT.found : EXIT.ok;
  },
};

/** Says which columns of a table nobody reads: a heading that is spelt otherwise would be missed without a word. */
export function tellColumns(file, { read, ignored }) {
  const name = file === "-" ? "standard input" : file;
  if (Object.keys(read).length === 0) {
    throw new UsageError(`None of the columns of ${name} is known: ${ignored.map(safe).join(", ")}. Say with --columns what they mean.`);
  }
  if (ignored.length > 0) process.stderr.write(`supervision-validator: columns of ${name} that are not read: ${ignored.map(safe).join(", ")}\n`);
}

const write = (text) => output.write(text);

const WRITERS = {
  table: () => {
    const total = { records: 0, ok: 0, error: 0, warning: 0, advice: 0 };
    return {
      report(file, line, report) {
        total.records += 1;
        total.ok += report.ok ? 1 : 0;
        for (const severity of ["error", "warning", "advice"]) total[severity] += report.counts[severity];
        write(`${safe(file)}:${line}  ${safe(report.kind)}, ${safe(report.policy || "no policy")}: ${report.findings.length === 0 ? "nothing to say" : counts(report.counts)}\n`);
        for (const { severity, path, message, hint, citation } of report.findings) {
          write(`  ${severity.padEnd(8)} ${safe(message)}  [${safe(path || "/")}; clause ${safe(citation.clause)}]\n`);
          if (hint !== undefined) write(`           ${safe(hint)}\n`);
        }
        if (report.nextSession !== null) write(`  The next session must be by ${report.nextSession.latest}.\n`);
      },
      end() {
        if (total.records > 1) write(`\n${total.records} records, ${total.ok} without errors: ${counts(total)}\n`);
      },
    };
  },
  json: () => {
    let any = false;
    write("[");
    return {
      report(file, line, report) {
        write(`${any ? "," : ""}\n${JSON.stringify({ file, line, report })}`);
        any = true;
      },
      end: () => write("\n]\n"),
    };
  },
  ndjson: () => ({
    report: (file, line, report) => write(`${JSON.stringify({ file, line, report })}\n`),
    end() {},
  }),
  csv: () => {
    write(csvLine(["file", "line", "kind", "policy", "severity", "code", "rule", "clause", "path", "message", "hint", "due"]));
    return {
      report(file, line, report) {
        for (const { severity, code, rule, citation, path, message, hint, due } of report.findings) {
          write(csvLine([file, line, report.kind, report.policy, severity, code, rule, citation.clause, path, message, hint, due]));
        }
      },
      end() {},
    };
  },
  sarif: () => {
    const sarif = new Sarif(write);
    return { report: (file, line, report) => sarif.add(file, line, report.findings), end: () => sarif.end() };
  },
};

function counts({ error, warning, advice }) {
  const some = (count, one, many) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]);
  const parts = [...some(error, "error", "errors"), ...some(warning, "warning", "warnings"), ...some(advice, "piece of advice", "pieces of advice")];
  return parts.length === 0 ? "nothing found" : parts.join(", ");
}
