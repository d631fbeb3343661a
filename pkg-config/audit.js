// Audits: files of records, in pieces of any size, cut into records and added up. See docs/audit.md.

import { Tally } from "./tally.js";

// The limit of src/record/limits.rs: of a longer line only so much is kept that it is seen to be too long.
const LONGEST = (4 << 20) + 1;
const PIECE = 1 << 20;
const LINE_FEED = 10, QUOTE = 34, COMMA = 44, OPEN_LIST = 91, BACKSLASH = 92, CLOSE_LIST = 93, OPEN_OBJECT = 123, CLOSE_OBJECT = 125;

// Which reports are wanted whole: see src/wasm/wire.rs.
const NO_REPORT = 0, REPORTS_THAT_SAY_SOMETHING = 1, EVERY_REPORT = 2;

const encoder = new TextEncoder();

/** One audit: fed piece by piece, and asked for its figures at the end, or for a part to be merged elsewhere. */
export class Auditor {
  #validator;
  #tally;
  #reader;
  #worker;
  #source;
  #onReport;
  #keep;
  #wanted;
  #read;
  #isOpen = false;
  #reports = new Map();
  #openText = "";
  #done = false;
  #lastLine = 0;

  constructor(validator, { read = records, reports = false, onReport, histories = true, worker = "/supervisee/registration", source = "" } = {}) {
    this.#validator = validator;
    this.#tally = new Tally(histories);
    this.#keep = reports;
    this.#onReport = onReport;
    this.#worker = worker;
    this.#source = source;
    this.#wanted = onReport !== undefined ? EVERY_REPORT : reports ? REPORTS_THAT_SAY_SOMETHING : NO_REPORT;
    this.#read = read;
    this.#open();
  }

  #open() {
    this.#reader = this.#read({
      json: (line, bytes) => this.#take(line, this.#validator.json(this.#worker, bytes, this.#wanted)),
      row: (line, row) => this.#take(line, this.#validator.row(this.#worker, row, this.#wanted)),
      unreadable: (line, reason) => this.#unreadable(line, reason),
    });
    this.#lastLine = 0;
    this.#isOpen = true;
  }

  /** Of a table, so far: which columns are read. */
  get columns() {
    return this.#reader.about?.().columns;
  }

  /** Ends this input and begins another one, whose lines count from 1 again. */
  next({ source = "", read = this.#read } = {}) {
    if (this.#done) throw finished();
    this.#close();
    this.#source = source;
    this.#read = read;
    this.#open();
  }

  /** The number of records so far. */
  get records() {
    return this.#tally.records;
  }

  /** Takes the next piece: text or UTF-8 bytes, cut anywhere. */
  feed(piece) {
    if (this.#done) throw finished();
    if (typeof piece === "string") {
      let text = this.#openText + piece;
      // Half of a character waits for its other half.
      const last = text.charCodeAt(text.length - 1);
      this.#openText = last >= 0xd800 && last < 0xdc00 ? text.slice(-1) : "";
      if (this.#openText !== "") text = text.slice(0, -1);
      this.#reader.feed(encoder.encode(text));
    } else {
      this.#reader.feed(bytesOf(piece));
    }
  }

  /** Takes one record as an object. */
  add(record, line = this.#lastLine + 1) {
    if (this.#done) throw finished();
    let json;
    try {
      json = JSON.stringify(record);
    } catch {
      json = undefined;
    }
    this.#take(line, this.#validator.json(this.#worker, json ?? "", this.#wanted));
  }

  /** Adds what partial() gave elsewhere. */
  merge(part) {
    this.#tally.merge(part);
  }

  /** The end of an input: what is left open is taken. */
  #close() {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (this.#openText !== "") this.#reader.feed(encoder.encode(this.#openText));
    this.#openText = "";
    this.#reader.finish();
  }

  /** The end of the records: no more can be fed. */
  #end() {
    this.#close();
    this.#done = true;
  }

  /** What has been counted, as plain data that JSON can carry to where it is merged. */
  partial() {
    this.#end();
    return this.#tally.partial();
  }

  /** The figures. `onJoined` gets each record whose findings other records changed. */
  finish(onJoined) {
    this.#end();
    const figures = this.#tally.figures((change) => {
      onJoined?.(change);
      if (this.#keep) amend(this.#reports.get(`${change.source ?? ""}\0${change.line}`)?.report, change);
    });
    const reports = [];
    for (const kept of this.#reports.values()) if (kept.report.findings.length > 0) reports.push(kept);
    return { ...figures, ...this.#reader.about?.(), reports };
  }

  #take(line, entry) {
    this.#lastLine = line;
    this.#tally.add(entry, line, this.#source);
    if (entry.report === null) return;
    this.#onReport?.(line, entry.report, this.#source);
    if (this.#keep && (entry.findings.length > 0 || entry.gaps.length + entry.windows.length > 0)) {
      const source = this.#source === "" ? {} : { source: this.#source };
      this.#reports.set(`${this.#source}\0${line}`, { ...source, line, report: entry.report });
    }
  }

  #unreadable(line, reason) {
    const entry = this.#validator.json(this.#worker, "", this.#wanted);
    entry.reason = reason;
    if (entry.report !== null) entry.report.findings[0].message = reason;
    this.#take(line, entry);
  }
}

function finished() {
  return Object.assign(new Error("This audit is finished: begin another one."), { name: "AuditError" });
}

function bytesOf(piece) {
  if (piece instanceof Uint8Array) return piece;
  if (piece instanceof ArrayBuffer) return new Uint8Array(piece);
  if (ArrayBuffer.isView(piece)) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  throw new TypeError("An audit takes text or bytes.");
}

// ───────────────────────────── Whole inputs ─────────────────────────────

/** All of a text or of bytes, at once. */
export function auditAll(begin, input, options) {
  const { onProgress, ...rest } = typeof options === "function" ? { onProgress: options } : (options ?? {});
  const auditor = begin({ reports: true, ...rest });
  const bytes = typeof input === "string" ? encoder.encode(input) : bytesOf(input);
  let done = 0;
  do {
    const piece = bytes.subarray(done, done + PIECE);
    done += piece.length;
    auditor.feed(piece);
    onProgress?.(done, bytes.length);
  } while (done < bytes.length);
  return auditor.finish(rest.onJoined);
}

/** All that a stream, a file of a page, a response or anything else that gives pieces has, as it comes. */
export async function auditStream(begin, input, options) {
  const { onProgress, ...rest } = options ?? {};
  const auditor = begin(rest);
  const total = input?.size;
  const stream = typeof input?.stream === "function" ? input.stream() : (input?.body ?? input);
  let done = 0;
  for await (const piece of pieces(stream)) {
    auditor.feed(piece);
    done += typeof piece === "string" ? encoder.encode(piece).length : piece.byteLength;
    onProgress?.(done, total);
  }
  return auditor.finish(rest.onJoined);
}

async function* pieces(stream) {
  if (typeof stream?.[Symbol.asyncIterator] === "function" || typeof stream?.[Symbol.iterator] === "function") {
    yield* stream;
    return;
  }
  // Safari's streams cannot be iterated yet.
  const reader = stream.getReader();
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) yield value;
  } finally {
    reader.releaseLock();
  }
}

/** The parts of an audit as one part. */
export function mergeAudits(parts) {
  const tally = new Tally();
  for (const part of parts) tally.merge(part);
  return tally.partial();
}

/** The figures of a part. */
export function auditReport(part, onJoined) {
  const tally = new Tally();
  tally.merge(part);
  return { ...tally.figures(onJoined), reports: [] };
}

// ───────────────────────────── Reports kept ─────────────────────────────

/** Makes a kept report say what is known when all records are. */
function amend(report, { found, withdrawn }) {
  if (report === undefined) return;
  for (const { rule, code } of withdrawn) report.findings = report.findings.filter((one) => one.rule !== rule || one.code !== code);
  for (const finding of found) {
    const place = report.findings.findIndex(({ path }) => isBehind(path, finding.path));
    report.findings.splice(place < 0 ? report.findings.length : place, 0, finding);
  }
  report.counts = { error: 0, warning: 0, advice: 0 };
  for (const { severity } of report.findings) report.counts[severity] += 1;
  report.ok = report.counts.error === 0;
}

const BEFORE_DATE = /^($|\/(kind|policy|supervisee|supervisor)(\/|$)|\/session\/date$|\/session$)/;
const BEHIND_HISTORY = /^\/(events|agreement|file|leftOn|handedOverOn|deletedOn|extra)(\/|$)/;

/** Whether findings at `path` stand behind one of the session's date, or of its history, in the order of the record. */
function isBehind(path, found) {
  return found === "/history" ? BEHIND_HISTORY.test(path) : !BEFORE_DATE.test(path);
}

// ───────────────────────────── Cutting into records ─────────────────────────────

/** Bytes that have come, of a record that has not ended. */
class Open {
  #bytes = new Uint8Array(4096);
  length = 0;

  push(piece) {
    const kept = piece.subarray(0, Math.max(0, LONGEST - this.length));
    if (this.length + kept.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + kept.length));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(kept, this.length);
    this.length += kept.length;
  }

  /** Everything so far with the last piece, and begins anew. */
  take(piece) {
    if (this.length === 0) return piece.length > LONGEST ? piece.subarray(0, LONGEST) : piece;
    this.push(piece);
    const whole = this.#bytes.subarray(0, this.length);
    this.length = 0;
    return whole;
  }
}

function isSpace(byte) {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** JSON: one record a line; or one list of records, which begins with its bracket; or records that each take several lines, of which the
 *  first begins with a brace alone in its line. */
export function records(sink) {
  let reader = null;
  let head = [];
  let first = null;
  const choose = (begin) => {
    reader = begin(sink);
    for (const piece of head) reader.feed(piece);
    head = null;
  };
  const look = (byte) => {
    // A byte order mark and space may come first.
    if (first === null && (isSpace(byte) || byte === 0xef || byte === 0xbb || byte === 0xbf)) return;
    if (first !== null) {
      if (byte === LINE_FEED) choose(documents);
      else if (!isSpace(byte)) choose(lines);
    } else if (byte === OPEN_LIST) choose(list);
    else if (byte !== OPEN_OBJECT) choose(lines);
    first = byte;
  };
  return {
    feed(piece) {
      if (reader !== null) return reader.feed(piece);
      head.push(piece.slice());
      for (const byte of piece) {
        look(byte);
        if (reader !== null) return;
      }
    },
    finish() {
      if (reader === null) choose(lines);
      reader.finish();
    },
  };
}

function lines(sink) {
  const open = new Open();
  let line = 0;
  const take = (bytes) => {
    line += 1;
    const blank = bytes.every((byte) => isSpace(byte) || byte === 0xef || byte === 0xbb || byte === 0xbf);
    if (!blank) sink.json(line, bytes);
  };
  return {
    feed(piece) {
      let from = 0;
      for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
        take(open.take(piece.subarray(from, end)));
        from = end + 1;
      }
      open.push(piece.subarray(from));
    },
    finish() {
      if (open.length > 0) take(open.take(new Uint8Array(0)));
    },
  };
}

const [BEFORE, INSIDE, BEHIND] = [0, 1, 2];

function list(sink) {
  const open = new Open();
  let place = BEFORE;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let blank = true;
  let number = 0;
  const take = (bytes, isLast) => {
    // A list may be empty.
    if (isLast && blank && number === 0) return;
    number += 1;
    sink.json(number, bytes);
    blank = true;
  };
  return {
    feed(piece) {
      let from = 0;
      for (let at = 0; at < piece.length; at++) {
        const byte = piece[at];
        if (inText) {
          if (escaped) escaped = false;
          else if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) inText = false;
          continue;
        }
        if (place === BEFORE) {
          if (byte !== OPEN_LIST) continue;
          place = INSIDE;
          from = at + 1;
          continue;
        }
        if (place === BEHIND) {
          if (isSpace(byte)) continue;
          number += 1;
          sink.unreadable(number, "There is more behind the end of the list");
          place = -1;
        }
        if (place === -1) return;
        if (byte === QUOTE) inText = true;
        else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
        else if (depth > 0 && (byte === CLOSE_LIST || byte === CLOSE_OBJECT)) depth -= 1;
        else if (depth === 0 && (byte === COMMA || byte === CLOSE_LIST)) {
          const isLast = byte === CLOSE_LIST;
          take(open.take(piece.subarray(from, at)), isLast);
          from = at + 1;
          if (isLast) place = BEHIND;
          continue;
        }
        if (!isSpace(byte)) blank = false;
      }
      if (place === INSIDE) open.push(piece.subarray(from));
    },
    finish() {
      if (place !== INSIDE) return;
      if (!blank) take(open.take(new Uint8Array(0)), false);
      number += 1;
      sink.unreadable(number, "The list of records does not end: the file seems to be cut off");
    },
  };
}

function documents(sink) {
  const open = new Open();
  let depth = 0;
  let inText = false;
  let escaped = false;
  let blank = true;
  let line = 1;
  let begun = 1;
  return {
    feed(piece) {
      let from = 0;
      for (let at = 0; at < piece.length; at++) {
        const byte = piece[at];
        if (byte === LINE_FEED) line += 1;
        if (inText) {
          if (escaped) escaped = false;
          else if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) inText = false;
          continue;
        }
        if (isSpace(byte)) continue;
        if (blank) begun = line;
        blank = false;
        if (byte === QUOTE) inText = true;
        else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
        else if ((byte === CLOSE_LIST || byte === CLOSE_OBJECT) && --depth <= 0) {
          sink.json(begun, open.take(piece.subarray(from, at + 1)));
          [depth, blank, from] = [0, true, at + 1];
        }
      }
      open.push(piece.subarray(from));
    },
    finish() {
      if (!blank) sink.json(begun, open.take(new Uint8Array(0)));
    },
  };
}
