// Records of any shape, the same for the same seed.

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = [
  "kind", "policy", "supervisee", "supervisor", "session", "sections", "actions", "decisions", "previousActions", "cases", "attendance",
  "signatures", "disagreement", "frequencyChange", "nextSession", "history", "events", "agreement", "file", "extra", "date", "name",
  "role", "startedOn", "durationMinutes", "discussion", "value", "notApplicable", "covers", "action", "owner", "due", "measure", "status",
  "reason", "recordedOn", "lastDiscussedOn", "discussed", "circumstances", "signedOn", "exists", "note", "every", "on", "type", "minutes",
  "health-and-welfare", "agenda-item-1", "__proto__", "constructor", "toString", "0", "10", "2", "", "a/b", "c~d", "nonsense", "\u202e", "é",
];
const WORDS = [
  "", " ", "n/a", "tbc", "Amira Osei", "2026-03-02", "2026-02-30", "2026-03-29T23:30:00Z", "02/03/2026", "ongoing", "within 2 weeks", "P4W", "monthly",
  "done", "yes", "no", "social-worker", "one-to-one", "case", "file", "\u0000", "\ud83d\ude00", "e\u0301", "\u202eabc", "943 476 5919", "Mum (Kelly) rang 07700 900123.",
  "We agreed that Jayden’s mum will be seen at 14 Ashford Road, NG7 1AB.", "x".repeat(300), "'\"\\\n\t", "<b>bold</b>", "9".repeat(40),
];

/** A value of any shape, with names and words that records have, and some that they should not. */
export function value(next, depth) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const roll = next();
  if (depth <= 0 || roll < 0.45) {
    return pick([() => pick(WORDS), () => pick([0, -1, 90, 89.5, 1e21, 1e-7, 5e-324, 2 ** 53]), () => next() < 0.5, () => null])();
  }
  if (roll < 0.65) return Array.from({ length: Math.floor(next() * 4) }, () => value(next, depth - 1));
  const object = {};
  for (let left = Math.floor(next() * 7); left > 0; left--) {
    // As JSON.parse makes it: an own member, whatever its name.
    Object.defineProperty(object, pick(NAMES), { value: value(next, depth - 1), enumerable: true, configurable: true, writable: true });
  }
  return object;
}
