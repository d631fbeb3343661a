// Which fields the rules of a policy speak of, for one kind of record. The form shows these.

import { covers } from "../pointer.js";

/** Fields that a check looks at without naming them. */
const IMPLIED = {
  interval: ["/session/date", "/session/previousDate", "/nextSession/date"],
  "next-session": ["/nextSession/date"],
  duration: ["/session/durationMinutes"],
  "sessions-in-window": ["/history"],
  "case-review": ["/cases", "/cases/*/lastDiscussedOn", "/cases/*/discussed", "/cases/*/reasonNotDiscussed"],
  action: ["/actions"],
  event: ["/events"],
};

/**
 * @returns {{ has: (pointer: string) => boolean, below: (pointer: string) => boolean, all: string[] }} whether a rule speaks of the field;
 *   whether of it or of something inside it
 */
export function askedBy(pack, kind) {
  const pointers = new Set();
  const collect = (value) => {
    if (typeof value === "string" && value.startsWith("/")) pointers.add(value.replace(/\/\d+(?=\/|$)/g, "/*"));
    else if (Array.isArray(value)) value.forEach(collect);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(collect);
  };
  for (const rule of pack.rules ?? []) {
    if (rule.kinds !== undefined && !rule.kinds.includes(kind)) continue;
    const { ok, fails, also, ...asked } = rule;
    for (const check of [asked, ...(also ?? [])]) {
      collect(check);
      for (const pointer of IMPLIED[check.check] ?? []) pointers.add(pointer);
      if (check.check === "signature") {
        for (const party of check.of ?? ["supervisor", "supervisee"]) pointers.add(`/signatures/${party}`).add(`/signatures/${party}/signedOn`);
      }
      for (const [found, field] of [["not-achievable", "achievable"], ["not-relevant", "relevance"]]) {
        if (check.finds?.includes?.(found)) pointers.add(`/actions/*/${field}`);
      }
    }
  }
  // Where a policy speaks of cases at all, what follows from one is written under it.
  if (pointers.has("/actions") && [...pointers].some((pointer) => pointer.startsWith("/cases/"))) pointers.add("/cases/*/actions");
  const all = [...pointers];
  return {
    all,
    has: (pointer) => pointers.has(pattern(pointer)),
    below: (pointer) => all.some((one) => one === pattern(pointer) || one.startsWith(`${pattern(pointer)}/`)),
  };
}

// Rows are written `*`: of "/cases/0/reference" this makes the pointer that rules and labels use.
export function pattern(pointer) {
  return pointer.replace(/\/\d+(?=\/|$)/g, "/*");
}

/** Whether a pack has a word of its own for the field. */
export function named(pack, pointer) {
  return Object.keys(pack.labels ?? {}).some((of) => covers(of, pattern(pointer)));
}
