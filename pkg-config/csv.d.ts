import type { AuditReader } from "./index.js";

export interface CsvOptions {
  /** The kind of records, where no column says it. Default "one-to-one". */
  kind?: string;
  /** Heading → JSON Pointer, several of them, or null for a column that is not read. Rows of lists are numbered from 0: "/actions/0/owner".
   *  Capitals and punctuation of headings do not matter. What is not named here is read by `usualColumns()`. */
  columns?: { [heading: string]: string | string[] | null };
  /** Pointer → what is written → what is meant: `{ "/supervisee/role": { "SW": "social-worker" } }`. */
  values?: { [pointer: string]: { [written: string]: string } };
  /** Sections of the policy: columns with their id or label as heading are read as them. */
  sections?: { id: string; label?: string }[];
  /** Default: comma, semicolon, tab or stroke, whichever the headings have most of. */
  delimiter?: string;
  /** Default "utf-8"; what Excel for Windows calls CSV alone is mostly "windows-1252". */
  encoding?: string;
}

/** A reader of tables: `validator.audit(text, { read: csv() })`. Throws an OptionsError for options that cannot be used. */
export function csv(options?: CsvOptions): AuditReader;
/** The headings that are read without a mapping, in small letters, and where they lead; `#` is a number from 1 in a heading, from 0 in a pointer. */
export function usualColumns(): { pointer: string; headings: string[] }[];
