// Files and standard input, piece by piece.

import { createReadStream, statSync } from "node:fs";
import { policy as builtIn } from "../index.js";
import { csv } from "../csv.js";
import { UnreadableError, UsageError } from "./errors.js";
import { jsonFile, policyFrom } from "./options.js";

const PIECE = 1 << 16;

/** Name, size where it is known, and pieces of a file; "-" is standard input. */
export function open(name) {
  if (name === "-") return { name: "standard input", size: undefined, pieces: pieces(process.stdin, "Standard input") };
  let size;
  try {
    const stat = statSync(name);
    if (stat.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    size = stat.isFile() ? stat.size : undefined;
  } catch (error) {
    throw new UnreadableError(name, error);
  }
  return { name, size, pieces: pieces(createReadStream(name, { highWaterMark: PIECE }), name) };
}

async function* pieces(stream, name) {
  try {
    yield* stream;
  } catch (error) {
    throw new UnreadableError(name, error);
  }
}

/** The reader for a file, by option or by the ending of its name; undefined for JSON. */
export function reader(name, { input, kind, columns, delimiter, encoding, policy }) {
  if (input !== undefined && !["json", "csv"].includes(input)) throw new UsageError(`--input must be json or csv, not “${input}”.`);
  const isTable = input === undefined ? /\.(csv|tsv|txt)$/i.test(name) : input === "csv";
  if (!isTable) {
    for (const [option, value] of Object.entries({ columns, delimiter, encoding })) {
      if (value !== undefined && input === "json") throw new UsageError(`--${option} is for tables, and --input is json.`);
    }
    return undefined;
  }
  const mapping = columns === undefined ? {} : jsonFile(columns);
  if (typeof mapping !== "object" || mapping === null || Array.isArray(mapping)) throw new UsageError(`${columns} must hold an object: see docs/audit.md.`);
  const unknown = Object.keys(mapping).find((key) => !["kind", "columns", "values", "delimiter", "encoding"].includes(key));
  if (unknown !== undefined) throw new UsageError(`${columns} has “${unknown}”, which means nothing here: it may hold kind, columns, values, delimiter and encoding.`);
  const given = Object.fromEntries(Object.entries({ kind, delimiter: delimiter === "\\t" ? "\t" : delimiter, encoding }).filter(([, value]) => value !== undefined));
  try {
    return csv({ sections: sections(policy), ...mapping, ...given });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`“${given.encoding ?? mapping.encoding}” is no encoding that is known here.`);
    throw error;
  }
}

function sections(policy) {
  if (policy === undefined) return [];
  const pack = policyFrom(policy);
  try {
    return (typeof pack === "string" ? builtIn(pack) : pack).sections ?? [];
  } catch {
    // The validator says what is wrong with the policy.
    return [];
  }
}
