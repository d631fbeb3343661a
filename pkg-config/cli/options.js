// What commands take: names, help, and how values are read.

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { UnreadableError, UsageError } from "./errors.js";

/** The options of commands that hold records against a policy, with their help. */
export const HOLDING = {
  policy: { type: "string", value: "ID|FILE", help: "the policy: the id of a built-in one, or a file with a pack of one's own" },
  today: { type: "string", value: "DATE", help: "the day to hold deadlines against, like 2026-03-31; default today in London" },
  division: { type: "string", value: "NAME", help: "whose bank holidays count: england-and-wales, scotland, northern-ireland" },
  closures: { type: "string", multiple: true, value: "DATES", help: "closure days of the council: 2026-12-29,2026-12-30" },
  stage: { type: "string", value: "NAME", help: "draft or final; a draft may lack what is still to come" },
  strict: { type: "boolean", help: "what should be counts as what must be" },
};

/** The options of commands that read records. */
export const READING = {
  input: { type: "string", value: "NAME", help: "json or csv; default by the ending of the file's name, json for standard input" },
  kind: { type: "string", value: "NAME", help: "of a table: the kind of records, where no column says it; default one-to-one" },
  columns: { type: "string", value: "FILE", help: "of a table: what its columns mean, see docs/audit.md" },
  delimiter: { type: "string", value: "C", help: "of a table: what stands between cells; default: found out" },
  encoding: { type: "string", value: "NAME", help: "of a table: like windows-1252; default utf-8" },
};

export function format(names) {
  return { format: { type: "string", value: "NAME", help: `${names.join(", ")}; default ${names[0]}`, names } };
}

const HELP = { help: { type: "boolean", short: "h", help: "this text" } };

export function helpText(usage, about, options) {
  const lines = Object.entries({ ...options, ...HELP }).map(([name, { value, help }]) => {
    const option = `--${name}${value === undefined ? "" : ` ${value}`}`;
    return `  ${option.padEnd(22)}${help}`;
  });
  return `Usage: supervision-validator ${usage}\n\n${about.trim()}\n\nOptions:\n${lines.join("\n")}\n`;
}

/** The values of options, and what is no option. */
export function read(options, words) {
  const all = { ...options, ...HELP };
  const known = Object.fromEntries(Object.entries(all).map(([name, { type, multiple = false, short }]) => [name, { type, multiple, ...(short ? { short } : {}) }]));
  let parsed;
  try {
    parsed = parseArgs({ args: hidden(words), options: known, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(sentence(error, words, known));
  }
  const { values } = parsed;
  for (const [name, { names }] of Object.entries(all)) {
    if (names !== undefined && values[name] !== undefined && !names.includes(values[name])) {
      throw new UsageError(`--${name} must be one of ${names.join(", ")}, not “${values[name]}”.`);
    }
  }
  return { values, files: shown(parsed.positionals) };
}

/** "-5WD" is a period, not options: what reads options gets it with another sign. */
const MINUS = "\u2212";

function hidden(words) {
  return words.map((word) => (/^-P?\d/.test(word) ? MINUS + word.slice(1) : word));
}

function shown(words) {
  return words.map((word) => (word.startsWith(MINUS) ? `-${word.slice(1)}` : word));
}

function sentence(error, words, known) {
  const name = /'(-[^' ]+)/.exec(error.message)?.[1] ?? "";
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `There is no option ${name}. The options are ${Object.keys(known).map((one) => `--${one}`).join(", ")}.`;
  if (error.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    return known[name.replace(/^--/, "")]?.type === "boolean" ? `${name} takes no value.` : `${name} needs a value.`;
  }
  return error.message;
}

/** Options of a Validator. */
export function holding({ policy, today, division, closures, stage, strict }) {
  return {
    ...(policy === undefined ? {} : { policy: policyFrom(policy) }),
    ...(today === undefined ? {} : { today }),
    ...(division === undefined ? {} : { division }),
    ...(closures === undefined ? {} : { closures: dates(closures) }),
    ...(stage === undefined ? {} : { stage }),
    ...(strict === undefined ? {} : { strict }),
  };
}

export function dates(texts) {
  return texts.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== "");
}

/** An id, or what a file holds: whatever looks like a path is one. */
export function policyFrom(policy) {
  return /\.json$|[/\\]/.test(policy) ? jsonFile(policy) : policy;
}

export function jsonFile(name) {
  let text;
  try {
    text = readFileSync(name === "-" ? 0 : name, "utf8");
  } catch (error) {
    throw new UnreadableError(name === "-" ? "Standard input" : name, error);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new UnreadableError(name === "-" ? "Standard input" : name, `it is no JSON (${error.message})`);
  }
}
