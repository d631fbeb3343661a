// Tables of records for audits: RFC 4180 as it comes in practice. See docs/audit.md.
//
// A cell is read as the same answer in a form would be, by the same code: days first in dates, "yes", "1 hour 30 minutes".

const LONGEST = 4 << 20;

/** What columns are usually called, in small letters and with single spaces. `#` is a number from 1. */
const USUAL = {
  "/kind": ["kind", "record kind", "record type", "type of record"],
  "/policy": ["policy"],
  "/supervisee/name": ["supervisee", "supervisee name", "worker", "worker name", "name", "staff member"],
  "/supervisee/role": ["role", "supervisee role", "worker role", "job role"],
  "/supervisee/team": ["team", "supervisee team", "worker team"],
  "/supervisee/setting": ["setting"],
  "/supervisee/registration": ["registration", "registration number", "supervisee registration", "worker registration", "swe number"],
  "/supervisee/startedOn": ["started on", "start date", "started in role", "supervisee started on"],
  "/supervisee/employedOn": ["employed on", "employed since"],
  "/supervisee/employment": ["employment", "contract"],
  "/supervisee/circumstances": ["circumstances", "worker circumstances"],
  "/supervisee/caseload": ["caseload"],
  "/supervisee/lastObservedOn": ["last observed on", "last observation"],
  "/supervisee/lastAppraisalOn": ["last appraisal on", "last appraisal"],
  "/supervisor/name": ["supervisor", "supervisor name", "manager", "manager name"],
  "/supervisor/role": ["supervisor role"],
  "/supervisor/registration": ["supervisor registration", "supervisor registration number"],
  "/session/date": ["date", "session date", "date of session", "date of supervision", "supervision date"],
  "/session/durationMinutes": ["minutes", "duration", "duration minutes", "length", "length of session"],
  "/session/start": ["start", "start time"],
  "/session/end": ["end", "end time"],
  "/session/venue": ["venue", "location", "place"],
  "/session/mode": ["mode"],
  "/session/purpose": ["purpose"],
  "/session/previousDate": ["previous date", "previous session", "date of previous session", "date of last session", "last session"],
  "/nextSession/date": ["next session", "next session date", "date of next session", "next date"],
  "/nextSession/venue": ["next venue", "next session venue"],
  "/signatures/supervisor/name": ["supervisor signature", "signed by supervisor"],
  "/signatures/supervisor/signedOn": ["supervisor signed on", "supervisor signature date", "date supervisor signed"],
  "/signatures/supervisee/name": ["supervisee signature", "worker signature", "signed by supervisee", "signed by worker"],
  "/signatures/supervisee/signedOn": [
    "supervisee signed on", "supervisee signature date", "date supervisee signed", "worker signed on", "worker signature date", "date worker signed",
  ],
  "/recordedBy": ["recorded by", "written by"],
  "/draftSharedOn": ["draft shared on", "draft shared"],
  "/agreedOn": ["agreed on", "record agreed on"],
  "/copySharedOn": ["copy shared on", "copy given on", "copy shared"],
  "/frequencyChange/every": ["agreed frequency", "frequency"],
  "/frequencyChange/reason": ["frequency reason", "reason for frequency"],
  "/leftOn": ["left on", "leaving date"],
  "/actions/#/action": ["action #"],
  "/actions/#/owner": ["owner #", "action # owner"],
  "/actions/#/due": ["due #", "action # due", "action # by when", "by when #"],
  "/actions/#/measure": ["measure #", "action # measure"],
  "/decisions/#/decision": ["decision #"],
  "/decisions/#/reason": ["reason #", "decision # reason"],
  "/cases/#/reference": ["case #", "case # reference"],
  "/cases/#/discussed": ["case # discussed"],
  "/cases/#/reasonNotDiscussed": ["case # reason not discussed"],
  "/cases/#/lastDiscussedOn": ["case # last discussed", "case # last discussed on"],
  "/cases/#/circumstances": ["case # circumstances"],
  "/cases/#/recordedOn": ["case # recorded", "case # recorded on"],
  "/cases/#/recordedAs": ["case # recorded as"],
};

const pointers = new Map(Object.entries(USUAL).flatMap(([pointer, headings]) => headings.map((heading) => [heading, pointer])));

/** The headings that are read without a mapping, and where to: for documents and pages. */
export function usualColumns() {
  return Object.entries(USUAL).map(([pointer, headings]) => ({ pointer, headings: [...headings] }));
}

/** A reader of tables for an audit. */
export function csv(options = {}) {
  const { kind = "one-to-one", columns = {}, values = {}, sections = [], delimiter, encoding = "utf-8" } = options ?? {};
  check({ columns, values, delimiter });
  const mapping = { columns: new Map(Object.entries(columns).map(([heading, to]) => [plain(heading), to])), values, sections, kind };
  // A wrong name is told now, not at the first row.
  const { encoding: known } = new TextDecoder(encoding);
  return (sink) => new Table(sink, mapping, delimiter, new TextDecoder(known));
}

function check({ columns, values, delimiter }) {
  const wrong = (message) => Object.assign(new Error(message), { name: "OptionsError" });
  const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isTable(columns)) throw wrong("“columns” must be an object from heading to pointer.");
  for (const [heading, to] of Object.entries(columns)) {
    const all = to === null ? [] : [to].flat();
    if (!all.every((pointer) => typeof pointer === "string" && pointer.startsWith("/"))) {
      throw wrong(`The column “${heading}” must lead to a pointer like /session/date, to a list of them, or to null.`);
    }
  }
  if (!isTable(values) || !Object.values(values).every(isTable)) throw wrong("“values” must be an object from pointer to an object from what is written to what is meant.");
  if (delimiter !== undefined && (typeof delimiter !== "string" || delimiter.length !== 1 || "\"\r\n".includes(delimiter))) {
    throw wrong("“delimiter” must be one character.");
  }
}

/** A heading in small letters, with single spaces for all that is neither letter nor digit. */
function plain(heading) {
  return heading.toLowerCase().normalize("NFC").replace(/[^\p{L}\p{N}/]+/gu, " ").trim();
}

class Table {
  #sink;
  #mapping;
  #delimiter;
  #decoder;
  /** Text that has come and is not cut into rows yet: the row that is open, and what follows. */
  #text = "";
  /** Where in it the next row begins and how far the open row has been looked at. */
  #scan = null;
  #line = 1;
  #skips = false;
  #headings = null;
  #read = {};
  #ignored = [];

  constructor(sink, mapping, delimiter, decoder) {
    this.#sink = sink;
    this.#mapping = mapping;
    this.#delimiter = delimiter;
    this.#decoder = decoder;
  }

  feed(piece) {
    this.#text += this.#decoder.decode(piece, { stream: true });
    this.#cut(false);
  }

  finish() {
    this.#text += this.#decoder.decode();
    this.#cut(true);
  }

  about() {
    return { columns: { read: this.#read, ignored: this.#ignored } };
  }

  /** Cuts off every row that has ended. */
  #cut(isLast) {
    let from = this.#skipped();
    while (from < this.#text.length || this.#scan !== null) {
      if (this.#headings === null && !this.#chooseDelimiter(isLast)) break;
      this.#scan ??= { at: from, start: from, cells: [], cell: "", lines: 0, quoted: false, closed: false, broken: false };
      const end = this.#scanRow(isLast);
      if (end === null) {
        const isOpen = !this.#scan.broken && !isLast && this.#text.length - from <= LONGEST;
        if (isOpen) break;
        // A quotation mark that should not be there has swallowed what follows: give up its line alone.
        const next = this.#text.indexOf("\n", from);
        const stray = this.#scan.broken || this.#scan.quoted;
        this.#sink.unreadable(this.#line, stray ? "A quotation mark is opened and not closed where its cell ends" : "The row is longer than a record can be");
        this.#line += 1;
        this.#scan = null;
        from = next < 0 ? this.#text.length : next + 1;
        this.#skips = next < 0;
        continue;
      }
      const { cells, lines } = this.#scan;
      this.#scan = null;
      this.#row(cells, this.#line);
      this.#line += lines;
      from = end;
    }
    this.#text = this.#text.slice(from);
    if (this.#scan !== null) {
      this.#scan.at -= from;
      this.#scan.start -= from;
    }
  }

  /** The place behind the line that was given up, where its end had not come yet. */
  #skipped() {
    if (!this.#skips) return 0;
    const end = this.#text.indexOf("\n");
    this.#skips = end < 0;
    return end < 0 ? this.#text.length : end + 1;
  }

  /** Goes on with the open row; gives the place behind it, or null where it has not ended. */
  #scanRow(isLast) {
    const text = this.#text;
    const scan = this.#scan;
    const delimiter = this.#delimiter;
    while (scan.at < text.length) {
      if (scan.quoted) {
        const end = text.indexOf('"', scan.at);
        const part = text.slice(scan.at, end < 0 ? text.length : end);
        for (let at = part.indexOf("\n"); at >= 0; at = part.indexOf("\n", at + 1)) scan.lines += 1;
        scan.cell += part;
        if (end < 0) {
          scan.at = text.length;
          return null;
        }
        // Whether this mark closes or is one of a pair, the next character tells.
        if (end + 1 >= text.length && !isLast) {
          scan.at = end;
          return null;
        }
        if (text[end + 1] === '"') {
          scan.cell += '"';
          scan.at = end + 2;
        } else {
          scan.quoted = false;
          scan.closed = true;
          scan.at = end + 1;
        }
        continue;
      }
      const character = text[scan.at];
      if (character === '"' && scan.cell === "" && !scan.closed) {
        scan.quoted = true;
        scan.at += 1;
      } else if (character === delimiter) {
        scan.cells.push(scan.cell);
        scan.cell = "";
        scan.closed = false;
        scan.at += 1;
      } else if (character === "\n" || character === "\r") {
        // A carriage return alone at the end of what has come may be followed by its line feed.
        if (character === "\r" && scan.at + 1 >= text.length && !isLast) return null;
        scan.cells.push(scan.cell);
        scan.lines += 1;
        return scan.at + (character === "\r" && text[scan.at + 1] === "\n" ? 2 : 1);
      } else if (scan.closed) {
        scan.broken = character !== " " && character !== "\t";
        if (scan.broken) return null;
        scan.at += 1;
      } else {
        let end = scan.at + 1;
        while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
        scan.cell += text.slice(scan.at, end);
        scan.at = end;
      }
    }
    if (!isLast || scan.quoted) return null;
    scan.cells.push(scan.cell);
    scan.lines += 1;
    return text.length;
  }

  /** What stands between cells: the most frequent candidate of the first line, outside quotation marks. */
  #chooseDelimiter(isLast) {
    if (this.#delimiter !== undefined) return true;
    // Excel may say it in a line of its own.
    const said = /^sep=(.)\r?\n/.exec(this.#text);
    if (said !== null) {
      this.#delimiter = said[1];
      this.#text = this.#text.slice(said[0].length);
      this.#line += 1;
      return true;
    }
    const counts = new Map([",", ";", "\t", "|"].map((candidate) => [candidate, 0]));
    let quoted = false;
    for (let at = 0; at < this.#text.length; at++) {
      const character = this.#text[at];
      if (character === '"') quoted = !quoted;
      else if (quoted) continue;
      else if (character === "\n" || character === "\r") {
        isLast = true;
        break;
      } else if (counts.has(character)) counts.set(character, counts.get(character) + 1);
    }
    if (!isLast && this.#text.length <= LONGEST) return false;
    this.#delimiter = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
    return true;
  }

  #row(cells, line) {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (this.#headings === null) {
      this.#headings = cells.map((cell) => this.#heading(cell));
      return;
    }
    const count = this.#headings.length;
    if (cells.slice(count).some((cell) => cell.trim() !== "")) {
      this.#sink.unreadable(line, `The row has ${cells.length} cells, the headings are ${count}`);
      return;
    }
    if (this.#decoder.encoding === "utf-8" && cells.some((cell) => cell.includes("\ufffd"))) {
      this.#sink.unreadable(line, "The row is not UTF-8 text: save the table as “CSV UTF-8”, or say which encoding it has");
      return;
    }
    let { kind } = this.#mapping;
    const pairs = [];
    this.#headings.forEach((to, column) => {
      const cell = (cells[column] ?? "").replaceAll("\0", "");
      if (cell.trim() === "") return;
      for (const pointer of to) {
        const meant = this.#meant(pointer, cell);
        if (pointer === "/kind") kind = meant.trim();
        else pairs.push(pointer, meant);
      }
    });
    this.#sink.row(line, [kind, ...pairs].join("\0"));
  }

  /** What is meant by what is written, where the mapping says. */
  #meant(pointer, cell) {
    const values = this.#mapping.values[pointer];
    return values !== undefined && Object.hasOwn(values, cell.trim()) ? String(values[cell.trim()]) : cell;
  }

  /** Where a column leads. */
  #heading(heading) {
    const to = this.#pointersOf(heading.trim());
    if (to.length === 0) {
      if (heading.trim() !== "") this.#ignored.push(heading.trim());
    } else {
      this.#read[heading.trim()] = to.length === 1 ? to[0] : to;
    }
    return to;
  }

  #pointersOf(heading) {
    const name = plain(heading);
    const mapped = this.#mapping.columns.get(name);
    if (mapped !== undefined) return mapped === null ? [] : [mapped].flat();
    if (heading.startsWith("/")) return [heading];
    const section = this.#mapping.sections.find(({ id, label }) => plain(id) === name.replace(/^section /, "") || plain(label ?? "") === name.replace(/^section /, ""));
    if (section !== undefined) return [`/sections/${section.id}`];
    const usual = pointers.get(name);
    if (usual !== undefined) return [usual];
    const numbered = /\b([1-9]\d{0,2})\b/.exec(name);
    const row = numbered === null ? undefined : pointers.get(name.replace(numbered[0], "#"));
    if (row !== undefined) return [row.replace("#", String(Number(numbered[1]) - 1))];
    if (name.startsWith("section ")) return [`/sections/${name.slice(8).replaceAll(" ", "-")}`];
    // "session.date" is what a flattened record calls it.
    return /^[a-z]\w*(\.[\w-]+)+$/i.test(heading) ? [`/${heading.replaceAll(".", "/")}`] : [];
  }
}
