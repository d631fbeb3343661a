// The figures of an audit: what adds up record by record, and the sessions of each worker, which histories.js joins when all are known.
//
// Two tallies of two halves of a file, merged, are the tally of the whole: whatever must wait for other records is kept as numbers and
// decided at the end. That is 24 bytes for each session, and nothing of its words.

import { EPOCH, isoDay } from "./days.js";
import { joined } from "./histories.js";

export const NO_MINUTES = 0xffff;
const FIELDS = 6;
const CHUNK = 8192;
const LINES_KEPT = 1000;

/** Numbers in a growing row of tables, so that growing copies nothing. */
class Sessions {
  chunks = [];
  length = 0;

  add(group, day, line, profile, kind, flags, minutes, source) {
    if (this.length % CHUNK === 0) this.chunks.push(new Int32Array(CHUNK * FIELDS));
    const at = (this.length % CHUNK) * FIELDS;
    const chunk = this.chunks[this.chunks.length - 1];
    chunk[at] = group;
    chunk[at + 1] = day;
    chunk[at + 2] = line;
    chunk[at + 3] = profile;
    chunk[at + 4] = kind | (flags << 16);
    chunk[at + 5] = minutes | (source << 16);
    this.length += 1;
  }

  get(index) {
    const chunk = this.chunks[Math.floor(index / CHUNK)];
    const at = (index % CHUNK) * FIELDS;
    const [group, day, line, profile, kind, minutes] = chunk.subarray(at, at + FIELDS);
    return { group, day, line, profile, kind: kind & 0xffff, flags: kind >>> 16, minutes: minutes & 0xffff, source: minutes >>> 16 };
  }

  group(index) {
    return this.chunks[Math.floor(index / CHUNK)][(index % CHUNK) * FIELDS];
  }

  day(index) {
    return this.chunks[Math.floor(index / CHUNK)][(index % CHUNK) * FIELDS + 1];
  }
}

/** Each value once, by number. */
class Numbered {
  values = [];
  #numbers = new Map();

  of(value, key = value) {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.values.length;
      this.#numbers.set(key, number);
      this.values.push(value);
    }
    return number;
  }
}

/** Days back to a session that the record does not hold. */
export const UNKNOWN = -1;

/** Of a session: a firm finding is an error; other records decide on something. */
export const FIRM_ERROR = 1;
export const PENDING = 2;

export class Tally {
  today = null;
  records = 0;
  ok = 0;
  unreadable = 0;
  /** The first unreadable lines, with why. */
  lines = [];
  /** { id, code, severity, clause, hint } of every rule that found something or could. */
  rules = new Numbered();
  counts = [];
  kinds = new Numbered();
  byKind = new Map();
  byMonth = new Map();
  /** Records of one name and one registration. */
  groups = [];
  #groupNumbers = new Numbered();
  #groupsAsWritten = new Map();
  profiles = new Numbered();
  sources = new Numbered();
  sessions = new Sessions();
  #histories;
  #heads = new Map();

  constructor(histories = true) {
    this.#histories = histories;
    this.profiles.of({ gaps: [], windows: [], next: [] }, "");
  }

  /** Takes what the WebAssembly says of one record. */
  add(entry, line, source) {
    this.today ??= entry.today;
    this.records += 1;
    if (entry.reason !== null) {
      this.addUnreadable({ ...(source === "" ? {} : { source }), line, reason: entry.reason });
      for (const [head] of entry.findings) this.count(this.rule(entry, head), 1);
      return;
    }
    const group = this.group(entry.name ?? "", entry.worker ?? "");
    const joins = this.#histories && group !== null && entry.day > 0;
    const held = joins ? heldBack(entry) : NOTHING;
    let found = 0;
    let errors = 0;
    const next = [];
    for (const [head, isNext] of entry.findings) {
      const rule = this.rule(entry, head);
      if (joins && isNext) next.push(rule);
      else if (!held.has(head)) {
        this.count(rule, 1);
        found += 1;
        errors += isError(head) ? 1 : 0;
      }
    }
    const isPending = joins && (next.length > 0 || entry.gaps.length > 0 || entry.windows.length > 0);
    const ok = !isPending && errors === 0;
    for (const counted of this.places(entry.day, entry.kind, group)) {
      counted.records += 1;
      counted.ok += ok ? 1 : 0;
      counted.findings += found;
    }
    this.ok += ok ? 1 : 0;
    if (joins) {
      const profile = isPending ? this.#profile(entry, next) : 0;
      const flags = (errors > 0 ? FIRM_ERROR : 0) | (isPending ? PENDING : 0);
      const minutes = Math.min(entry.minutes ?? NO_MINUTES, NO_MINUTES);
      this.sessions.add(group.number, entry.day, line, profile, this.kinds.of(entry.kind), flags, minutes, this.sources.of(source));
    }
  }

  addUnreadable(line) {
    this.unreadable += 1;
    if (this.lines.length < LINES_KEPT) this.lines.push(line);
  }

  /** The counts that a record of that month, kind and worker belongs to. */
  places(day, kind, group) {
    const month = day > 0 ? isoDay(day).slice(0, 7) : "undated";
    const places = [counted(this.byMonth, month), counted(this.byKind, kind)];
    if (group !== null) places.push(group);
    return places;
  }

  group(name, id) {
    if (name === "" && id === "") return null;
    // As it is written first: to write it in one way takes time.
    const written = `${id}\0${name}`;
    let number = this.#groupsAsWritten.get(written);
    if (number === undefined) {
      const key = id.replace(/\s+/g, "").toUpperCase();
      number = this.#groupNumbers.of(`${key}\0${name}`);
      this.#groupsAsWritten.set(written, number);
      if (number === this.groups.length) this.groups.push({ number, key, name, id, records: 0, ok: 0, findings: 0 });
    }
    return this.groups[number];
  }

  count(rule, by) {
    this.counts[rule] = (this.counts[rule] ?? 0) + by;
  }

  /** The number of a finding's rule with its code and severity. */
  rule(entry, head) {
    let heads = this.#heads.get(entry.policy);
    if (heads === undefined) this.#heads.set(entry.policy, (heads = new Map()));
    let number = heads.get(head);
    if (number === undefined) heads.set(head, (number = this.#ruleNumber(entry.ruleOf(head))));
    return number;
  }

  #ruleNumber(rule) {
    return this.rules.of(rule, `${rule.id}\0${rule.code}\0${rule.severity}`);
  }

  /** What waits for other records, in days before the session, so that the same stands there for most records. */
  #profile(entry, next) {
    const { day, gaps, windows } = entry;
    const kinds = (of) => of.split("\n").map((kind) => this.kinds.of(kind));
    const profile = {
      gaps: gaps.map(([head, of, tooEarly, own]) => [this.rule(entry, head), kinds(of), day - tooEarly, own === 0 ? UNKNOWN : day - own]),
      windows: windows.map(([head, of, start, atLeast, own, known, days]) => [
        this.rule(entry, head), kinds(of), day - start, atLeast, own, known, days.map((one) => day - one),
      ]),
      next,
    };
    return this.profiles.of(profile, JSON.stringify(profile));
  }

  /** The tally as plain data, for another machine to merge. */
  partial() {
    const sessions = this.groups.map(() => []);
    for (let index = 0; index < this.sessions.length; index++) {
      const { group, day, line, profile, kind, flags, minutes, source } = this.sessions.get(index);
      sessions[group].push(day, line, profile, kind, flags, minutes, source);
    }
    return {
      format: "supervision-validator/audit-part",
      version: 1,
      today: this.today === null ? null : isoDay(this.today),
      records: this.records,
      ok: this.ok,
      unreadable: this.unreadable,
      unreadableLines: this.lines,
      rules: this.rules.values.map((rule, number) => [rule.id, rule.code, rule.severity, rule.clause, rule.hint, this.counts[number] ?? 0]),
      kinds: this.kinds.values,
      byKind: [...this.byKind].map(([kind, { records, ok, findings }]) => [kind, records, ok, findings]),
      byMonth: [...this.byMonth].map(([month, { records, ok, findings }]) => [month, records, ok, findings]),
      sources: this.sources.values,
      profiles: this.profiles.values,
      workers: this.groups.map(({ name, id, records, ok, findings }, number) => [name, id, records, ok, findings, sessions[number]]),
    };
  }

  /** Adds what another tally has. */
  merge(part) {
    if (part?.format !== "supervision-validator/audit-part" || part.version !== 1) {
      throw named("This is no part of an audit: only what partial() gave can be merged.");
    }
    if (part.today !== null) {
      const today = Date.parse(part.today) / 86400000 + EPOCH;
      if (this.today !== null && this.today !== today) {
        throw named(`These parts were not made for the same day: one has ${isoDay(this.today)}, another ${part.today}. Set the option “today”.`);
      }
      this.today = today;
    }
    this.records += part.records;
    this.ok += part.ok;
    const kept = part.unreadableLines.slice(0, LINES_KEPT - this.lines.length);
    this.unreadable += part.unreadable;
    this.lines.push(...kept);
    const rules = part.rules.map(([id, code, severity, clause, hint, count]) => {
      const number = this.#ruleNumber({ id, code, severity, clause, hint });
      this.count(number, count);
      return number;
    });
    const kinds = part.kinds.map((kind) => this.kinds.of(kind));
    for (const [table, rows] of [[this.byKind, part.byKind], [this.byMonth, part.byMonth]]) {
      for (const [key, ...numbers] of rows) add(counted(table, key), numbers);
    }
    const sources = part.sources.map((source) => this.sources.of(source));
    const profiles = part.profiles.map(({ gaps, windows, next }) => {
      const profile = {
        gaps: gaps.map(([rule, of, ...rest]) => [rules[rule], of.map((kind) => kinds[kind]), ...rest]),
        windows: windows.map(([rule, of, ...rest]) => [rules[rule], of.map((kind) => kinds[kind]), ...rest]),
        next: next.map((rule) => rules[rule]),
      };
      return profile.gaps.length + profile.windows.length + profile.next.length === 0 ? 0 : this.profiles.of(profile, JSON.stringify(profile));
    });
    for (const [name, id, records, ok, findings, sessions] of part.workers) {
      const group = this.group(name, id);
      add(group, [records, ok, findings]);
      for (let at = 0; at < sessions.length; at += 7) {
        const [day, line, profile, kind, flags, minutes, source] = sessions.slice(at, at + 7);
        this.sessions.add(group.number, day, line, profiles[profile], kinds[kind], flags, minutes, sources[source]);
      }
    }
  }

  /** The figures, with the histories joined; `change(…)` gets each record whose findings other records changed. */
  figures(change) {
    const { workers, ...histories } = joined(this, change);
    const byCode = new Map();
    const byRule = new Map();
    const bySeverity = { error: 0, warning: 0, advice: 0 };
    const plus = (map, key, by) => map.set(key, (map.get(key) ?? 0) + by);
    this.rules.values.forEach(({ id, code, severity }, number) => {
      const count = (this.counts[number] ?? 0) + histories.counts[number];
      if (count === 0) return;
      plus(byCode, code, count);
      plus(byRule, id, count);
      bySeverity[severity] += count;
    });
    const tables = (before, more) => {
      const table = new Map();
      for (const rows of [before, more]) for (const [key, { records, ok, findings }] of rows) add(counted(table, key), [records, ok, findings]);
      return sorted(table);
    };
    return {
      records: this.records,
      ok: this.ok + histories.ok,
      unreadable: this.unreadable,
      byCode: sorted(byCode),
      byRule: sorted(byRule),
      bySeverity,
      byMonth: tables(this.byMonth, histories.byMonth),
      byKind: tables(this.byKind, histories.byKind),
      bySupervisee: tables(workers, []),
      histories: histories.rows,
      joined: histories.joined,
      unreadableLines: this.lines,
    };
  }
}

const NOTHING = new Set();

/** Heads of those findings that other records decide on: the gap rules and window rules say themselves when they speak. */
function heldBack({ gaps, windows }) {
  if (gaps.length + windows.length === 0) return NOTHING;
  return new Set([...gaps, ...windows].map(([head]) => head));
}

function isError(head) {
  return ((head >>> 8) & 0xff) === 0;
}

export function counted(table, key) {
  let row = table.get(key);
  if (row === undefined) table.set(key, (row = { records: 0, ok: 0, findings: 0 }));
  return row;
}

function add(row, [records, ok, findings]) {
  row.records += records;
  row.ok += ok;
  row.findings += findings;
}

/** fromEntries makes own members even of hostile names. */
function sorted(table) {
  return Object.fromEntries([...table].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
}

function named(message) {
  const error = new Error(message);
  error.name = "AuditError";
  return error;
}
