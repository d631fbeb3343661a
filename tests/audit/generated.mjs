// Records by the hundred, the same every time: workers of a made-up council, with a session about every month, and faults among them.
//
// As a program: node tests/audit/generated.mjs COUNT > records.ndjson

import { fileURLToPath } from "node:url";

const DAY = 86400000;
const START = Date.UTC(2024, 0, 8);

/** Numbers from 0 to below 1 that look like chance. */
export function chance(seed) {
  // Seeds in even steps must not give numbers in even steps.
  let state = Math.imul((seed ^ (seed >>> 15)) + 0x9e3779b9, 0x85ebca6b) >>> 0;
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // The low bits of such a generator repeat soon.
    return (state >>> 8) / 0x1000000;
  };
}

export const iso = (day) => new Date(START + day * DAY).toISOString().slice(0, 10);

const SENTENCE =
  "The visit was planned with the family, what each of them had said was weighed, and what is to be done next was agreed with dates and names. ";

/** One record. Every hundredth or so is broken. */
export function record(number, workers = 400) {
  const random = chance(number * 7919 + 17);
  const worker = number % workers;
  const day = Math.floor(number / workers) * 29 + Math.floor(random() * 9);
  const date = iso(day);
  const name = worker % 50 === 0 ? "Jo Hale" : `Worker ${worker}`;
  const role = ["social-worker", "newly-qualified-social-worker", "manager"][worker % 3];
  return {
    kind: worker % 5 === 4 ? "case" : "one-to-one",
    supervisee: {
      name,
      role,
      ...(worker % 2 === 0 ? { registration: `SW${1000 + worker}` } : {}),
      ...(role === "newly-qualified-social-worker" ? { startedOn: iso(worker % 30) } : {}),
    },
    supervisor: { name: `Manager ${worker % 12}`, role: "manager", registration: "SW1" },
    session: { date, durationMinutes: random() < 0.9 ? 90 : 60, venue: "Civic Centre" },
    sections: Object.fromEntries(
      ["health-and-welfare", "practice-progress", "any-other-business"].map((id) => [id, random() < 0.93 ? SENTENCE.repeat(3) : "n/a"]),
    ),
    actions: [
      { action: "Send the plan to the school", owner: "Jo Hale", due: random() < 0.8 ? iso(day + 14) : "ASAP" },
      { action: "Ring the landlord about the heating", owner: random() < 0.9 ? name : "", due: "within 2 weeks" },
    ],
    signatures: {
      supervisor: { name: `Manager ${worker % 12}`, signedOn: iso(day + 1) },
      ...(random() < 0.95 ? { supervisee: { name, signedOn: iso(day + 2) } } : {}),
    },
    copySharedOn: iso(day + Math.floor(random() * 20)),
    ...(random() < 0.5 ? { nextSession: { date: iso(day + 28) } } : {}),
  };
}

export function line(number, workers) {
  if (number % 97 === 13) return `{"kind":"one-to-one","supervisee":{"name":"Cut off`;
  return JSON.stringify(record(number, workers));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = Number(process.argv[2]);
  // Two years of sessions for each worker.
  const workers = Math.max(40, Math.ceil(count / 26));
  let text = "";
  for (let number = 0; number < count; number++) {
    text += `${line(number, workers)}\n`;
    if (text.length > 1 << 20 || number === count - 1) {
      if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
      text = "";
    }
  }
}
