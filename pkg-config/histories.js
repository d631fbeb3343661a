// The sessions of each worker, put in order of their days, and what they show: gaps, sessions in a year, whether a next one was held.

import { isoDay } from "./days.js";
import { counted, FIRM_ERROR, NO_MINUTES, PENDING, UNKNOWN } from "./tally.js";

/** Of a stretch of time: the record shows that all of it is known; any earlier session would. */
const KNOWN = 1;
const IN_ROLE = 2;

const SEVERITIES = ["error", "warning", "advice"];

/** Decides on everything that waited for other records. Changes nothing of the tally, which may go on. */
export function joined(tally, change) {
  const workers = workersOf(tally);
  const result = {
    workers: new Map(),
    counts: new Array(tally.rules.values.length).fill(0),
    ok: 0,
    byMonth: new Map(),
    byKind: new Map(),
    rows: [],
    joined: { found: 0, withdrawn: 0 },
  };
  const order = sessionsByWorker(tally, workers);
  for (const worker of workers) {
    const counts = { records: worker.records, ok: worker.ok, findings: worker.findings };
    const sessions = order.slice(worker.from, worker.to);
    sessions.sort((one, other) => tally.sessions.day(one) - tally.sessions.day(other) || one - other);
    decide(tally, worker, sessions, counts, result, change);
    const shown = counted(result.workers, worker.label);
    for (const key of ["records", "ok", "findings"]) shown[key] += counts[key];
  }
  result.rows.sort((one, other) => compare(one.supervisee, other.supervisee) || compare(one.kind, other.kind));
  return result;
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Who is who. Records of one registration are one worker's, whatever they call them. A record without one belongs to the worker of its name,
 * where there is exactly one of that name; where there are several it could be anybody's, and no history is made of it.
 */
function workersOf(tally) {
  const byId = new Map();
  const byName = new Map();
  for (const group of tally.groups) {
    if (group.key === "") continue;
    if (!byId.has(group.key)) byId.set(group.key, { groups: [], joins: true });
    const worker = byId.get(group.key);
    worker.groups.push(group);
    if (group.name === "") continue;
    if (!byName.has(group.name)) byName.set(group.name, new Set());
    byName.get(group.name).add(worker);
  }
  const workers = [...byId.values()];
  for (const group of tally.groups) {
    if (group.key !== "") continue;
    const namesakes = byName.get(group.name);
    if (namesakes?.size === 1) [...namesakes][0].groups.push(group);
    else workers.push({ groups: [group], joins: namesakes === undefined });
  }
  const labels = new Map();
  for (const worker of workers) {
    for (const key of ["records", "ok", "findings"]) worker[key] = worker.groups.reduce((sum, group) => sum + group[key], 0);
    const best = (of) => {
      const named = worker.groups.filter((group) => group[of] !== "");
      named.sort((one, other) => other.records - one.records || compare(one[of], other[of]));
      return named[0]?.[of] ?? "";
    };
    worker.name = best("name");
    worker.id = best("id");
    worker.label = worker.name || worker.id;
    labels.set(worker.label, (labels.get(worker.label) ?? 0) + 1);
  }
  for (const worker of workers) {
    if (labels.get(worker.label) > 1 && worker.id !== "" && worker.name !== "") worker.label = `${worker.name} (${worker.id})`;
  }
  return workers;
}

/** Numbers of all sessions, those of each worker together. */
function sessionsByWorker(tally, workers) {
  const workerOf = new Uint32Array(tally.groups.length);
  workers.forEach((worker, number) => worker.groups.forEach((group) => (workerOf[group.number] = number)));
  const starts = new Uint32Array(workers.length + 1);
  for (let index = 0; index < tally.sessions.length; index++) starts[workerOf[tally.sessions.group(index)] + 1] += 1;
  for (let worker = 0; worker < workers.length; worker++) {
    starts[worker + 1] += starts[worker];
    workers[worker].from = starts[worker];
    workers[worker].to = starts[worker + 1];
  }
  const order = new Uint32Array(tally.sessions.length);
  const next = starts.slice();
  for (let index = 0; index < tally.sessions.length; index++) order[next[workerOf[tally.sessions.group(index)]]++] = index;
  return order;
}

/** The sessions of one kind, one a day: two records of a day are of one session. */
class Days {
  days = [];
  #minutes = [0];
  #unknown = [0];

  add(day, minutes) {
    if (this.days.at(-1) === day) return;
    this.days.push(day);
    this.#minutes.push(this.#minutes.at(-1) + (minutes === NO_MINUTES ? 0 : minutes));
    this.#unknown.push(this.#unknown.at(-1) + (minutes === NO_MINUTES ? 1 : 0));
  }

  get last() {
    return this.days.at(-1) ?? 0;
  }

  /** How many days are before that one. */
  before(day) {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.days[middle] < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(day) {
    return this.days[this.before(day)] === day;
  }

  sum(low, high) {
    return { sessions: high - low, minutes: this.#minutes[high] - this.#minutes[low], unknown: this.#unknown[high] - this.#unknown[low] };
  }
}

function decide(tally, worker, sessions, counts, result, change) {
  const byKind = new Map();
  const daysOf = (kind) => {
    let days = byKind.get(kind);
    if (days === undefined) byKind.set(kind, (days = new Days()));
    return days;
  };
  for (const index of sessions) {
    const { kind, day, minutes } = tally.sessions.get(index);
    daysOf(kind).add(day, minutes);
  }
  const rows = new Map();
  if (worker.joins) for (const [kind, { days }] of byKind) rows.set(kind, row(worker, tally.kinds.values[kind], days));
  for (const index of sessions) {
    const session = tally.sessions.get(index);
    if ((session.flags & PENDING) === 0) continue;
    const profile = tally.profiles.values[session.profile];
    const own = verdict(tally, profile, alone(profile));
    const final = worker.joins ? verdict(tally, profile, together(profile, session, daysOf)) : own;
    const ok = (session.flags & FIRM_ERROR) === 0 && final.every((rule) => tally.rules.values[rule].severity !== "error");
    const month = counted(result.byMonth, isoDay(session.day).slice(0, 7));
    for (const place of [counts, month, counted(result.byKind, tally.kinds.values[session.kind])]) {
      place.ok += ok ? 1 : 0;
      place.findings += final.length;
    }
    result.ok += ok ? 1 : 0;
    for (const rule of final) result.counts[rule] += 1;
    const history = rows.get(session.kind);
    if (history !== undefined) {
      for (const rule of final) {
        if (tally.rules.values[rule].code === "interval/too-long") history.tooLong += 1;
        if (tally.rules.values[rule].code === "deadline/overdue") history.nextOverdue = true;
      }
    }
    const found = final.filter((rule) => !own.includes(rule));
    const withdrawn = own.filter((rule) => !final.includes(rule));
    if (found.length + withdrawn.length === 0) continue;
    result.joined.found += found.length;
    result.joined.withdrawn += withdrawn.length;
    change?.({
      ...(tally.sources.values[session.source] === "" ? {} : { source: tally.sources.values[session.source] }),
      line: session.line,
      supervisee: worker.label,
      session: isoDay(session.day),
      found: found.map((rule) => finding(tally.rules.values[rule], before(profile, rule, session, daysOf))),
      withdrawn: withdrawn.map((rule) => ({ rule: tally.rules.values[rule].id, code: tally.rules.values[rule].code })),
    });
  }
  result.rows.push(...rows.values());
}

function row(worker, kind, days) {
  const byYear = {};
  let longest = null;
  days.forEach((day, index) => {
    const year = isoDay(day).slice(0, 4);
    byYear[year] = (byYear[year] ?? 0) + 1;
    const gap = index === 0 ? 0 : day - days[index - 1];
    if (index > 0 && (longest === null || gap > longest.days)) longest = { days: gap, from: isoDay(days[index - 1]), to: isoDay(day) };
  });
  return {
    supervisee: worker.label,
    ...(worker.id === "" ? {} : { registration: worker.id }),
    kind,
    sessions: days.length,
    first: isoDay(days[0]),
    last: isoDay(days.at(-1)),
    byYear,
    longestGap: longest,
    tooLong: 0,
    nextOverdue: false,
  };
}

/** The rules that speak, as far as the record alone knows. */
function alone(profile) {
  return {
    gap: ([, , lag, own]) => own !== UNKNOWN && own >= lag,
    window: ([, , , atLeast, own, known]) => (known & KNOWN) !== 0 && own < atLeast,
    next: () => true,
  };
}

/** The rules that speak where all records are known. */
function together(profile, session, daysOf) {
  const { day, kind } = session;
  return {
    gap([, of, lag, own]) {
      let since = own === UNKNOWN ? Infinity : own;
      for (const one of of) {
        const days = daysOf(one);
        const count = days.before(day);
        if (count > 0) since = Math.min(since, day - days.days[count - 1]);
      }
      return since !== Infinity && since >= lag;
    },
    window([, of, lag, atLeast, own, known, ownDays], isMinutes) {
      const start = day - lag;
      let sum = own;
      let complete = (known & KNOWN) !== 0;
      for (const one of of) {
        const days = daysOf(one);
        complete ||= days.days.length > 0 && (days.days[0] <= start || ((known & IN_ROLE) !== 0 && days.days[0] < day));
        const [low, high] = [days.before(start + 1), days.before(day)];
        const part = days.sum(low, high);
        for (const back of ownDays) {
          const at = days.before(day - back);
          if (days.days[at] !== day - back) continue;
          const same = days.sum(at, at + 1);
          for (const key of ["sessions", "minutes", "unknown"]) part[key] -= same[key];
        }
        // A session of which nobody knows how long it was may have been long enough.
        if (isMinutes && part.unknown > 0) return false;
        sum += isMinutes ? part.minutes : part.sessions;
      }
      return complete && sum < atLeast;
    },
    next: () => daysOf(kind).last <= day,
  };
}

/** One fault, one finding: of several rules with one code the gravest speaks, of two as grave the first of the policy. */
function verdict(tally, profile, { gap, window, next }) {
  const rules = tally.rules.values;
  const speaking = [];
  const add = (rule) => {
    const place = speaking.findIndex((other) => rules[other].code === rules[rule].code);
    if (place < 0) speaking.push(rule);
    else if (SEVERITIES.indexOf(rules[rule].severity) < SEVERITIES.indexOf(rules[speaking[place]].severity)) speaking[place] = rule;
  };
  for (const one of profile.gaps) if (gap(one)) add(one[0]);
  for (const one of profile.windows) if (window(one, rules[one[0]].code === "interval/too-little-time")) add(one[0]);
  for (const rule of profile.next) if (next()) speaking.push(rule);
  return speaking;
}

/** The day of the session before that a rule about gaps looked at. */
function before(profile, rule, { day }, daysOf) {
  const gap = profile.gaps.find(([one]) => one === rule);
  if (gap === undefined) return null;
  let latest = gap[3] === UNKNOWN ? 0 : day - gap[3];
  for (const one of gap[1]) {
    const days = daysOf(one);
    latest = Math.max(latest, days.days[days.before(day) - 1] ?? 0);
  }
  return latest;
}

/** A finding that no record shows alone. */
function finding({ id, code, severity, clause, hint }, day) {
  const [path, message] =
    code === "interval/too-long"
      ? ["/session/date", `Date of the session is too long after the session before, which was on ${inWords(day)}`]
      : code === "interval/too-few"
        ? ["/history", "There were too few sessions in the time up to this session"]
        : ["/history", "There was too little supervision in the time up to this session"];
  const policy = id.slice(0, id.indexOf("/"));
  return { code, rule: id, severity, path, message, ...(hint === null ? {} : { hint }), citation: { policy, clause } };
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

function inWords(day) {
  const [year, month, date] = isoDay(day).split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}
