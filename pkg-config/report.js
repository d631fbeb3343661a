// Makes report objects of the words and the text that src/wasm/wire.rs writes, member for member in the order of the contract.

import { isoDay as iso } from "./days.js";

const SEVERITIES = ["error", "warning", "advice"];
const STATUSES = ["met", "late", "upcoming", "due-today", "overdue"];
const READING = 0xffff;
const NONE = 0xffffffff;

const decoder = new TextDecoder();

/** Reads words from the address on; `tables` knows ids, clauses and hints. */
export class Reader {
  constructor(memory, address, codes, rulesOf) {
    this.memory = memory;
    this.address = address;
    this.look();
    this.text = decoder.decode(new Uint8Array(memory.buffer, this.words[0], this.words[1]));
    this.at = 2;
    this.from = 0;
    this.codes = codes;
    this.rulesOf = rulesOf;
  }

  /** Looks at the memory as it is now: where it grows, what looked at it before sees nothing any more. */
  look() {
    this.words = new Uint32Array(this.memory.buffer, this.address);
  }

  next() {
    return this.words[this.at++];
  }

  string() {
    const end = this.from + this.words[this.at++];
    const text = this.text.slice(this.from, end);
    this.from = end;
    return text;
  }

  report() {
    const policy = this.string();
    const kind = this.string();
    const today = iso(this.next());
    const counts = { error: this.next(), warning: this.next(), advice: this.next() };
    const completeness = { done: this.next(), total: this.next() };
    const rules = this.rulesOf(policy);
    this.look();
    const findings = [];
    for (let left = this.next(); left > 0; left--) findings.push(this.finding(policy, rules));
    const deadlines = [];
    for (let left = this.next(); left > 0; left--) deadlines.push(this.deadline(rules));
    const latest = this.next();
    const nextSession = latest === 0 ? null : { latest: iso(latest), suggested: iso(this.next()), rule: rules.at(this.next()).id };
    return { policy, kind, today, ok: counts.error === 0, counts, completeness, findings, deadlines, nextSession };
  }

  finding(policy, rules) {
    const head = this.next();
    const code = this.codes[head & 0xff];
    const rule = rules.at(head >>> 16);
    const finding = {
      code: code.id,
      rule: rule.id,
      severity: SEVERITIES[(head >>> 8) & 0xff],
      path: this.string(),
      message: this.string(),
    };
    const hint = rule.hint ?? code.hint;
    if (hint !== null) finding.hint = hint;
    finding.citation = { policy, clause: rule.clause };
    const due = this.next();
    if (due !== 0) finding.due = iso(due);
    const start = this.next();
    const end = this.next();
    if (start !== NONE) finding.span = { start, end };
    return finding;
  }

  deadline(rules) {
    const head = this.next();
    const label = this.string();
    const path = this.string();
    const allowance = this.string();
    return {
      rule: rules.at(head >>> 16).id,
      label,
      path,
      from: iso(this.next()),
      due: iso(this.next()),
      allowance,
      status: STATUSES[head & 0xff],
      daysLeft: this.next() | 0,
      workingDaysLeft: this.next() | 0,
    };
  }

  /** What an audit counts of a record, in the order of `write_audited` in src/wasm/wire.rs. */
  audited() {
    const flags = this.next();
    const [name, worker] = [this.optional(), this.optional()];
    const [day, minutes] = [this.next(), this.next()];
    const policy = this.string();
    const kind = this.string();
    const today = this.next();
    const rules = this.rulesOf(policy);
    this.look();
    const findings = this.list(() => [this.next(), this.next() === 1]);
    const gaps = this.list(() => [this.next(), this.string(), this.next(), this.next()]);
    const windows = this.list(() => [
      this.next(), this.string(), this.next(), this.next(), this.next(), this.next(), this.list(() => this.next()),
    ]);
    return {
      name, worker, day, minutes: minutes === NONE ? null : minutes, policy, kind, today, findings, gaps, windows,
      reason: flags & 1 ? this.string() : null,
      report: flags & 2 ? this.report() : null,
      ruleOf: (head) => {
        const code = this.codes[head & 0xff];
        const { id, clause, hint } = rules.at(head >>> 16);
        return { id, code: code.id, severity: SEVERITIES[(head >>> 8) & 0xff], clause, hint: hint ?? code.hint };
      },
    };
  }

  optional() {
    if (this.words[this.at] !== NONE) return this.string();
    this.at += 1;
    return null;
  }

  list(read) {
    const list = [];
    for (let left = this.next(); left > 0; left--) list.push(read());
    return list;
  }
}

/** Ids, clauses and hints of one policy's rules, by number. */
export class Rules {
  constructor(policy, rows) {
    this.rows = rows.map(([id, clause, hint]) => ({ id: `${policy}/${id}`, clause, hint }));
  }

  at(number) {
    return this.rows[number === READING ? this.rows.length - 1 : number];
  }
}
