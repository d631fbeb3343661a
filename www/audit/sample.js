// A thousand made-up records of one team, under any policy: forty workers, a session about every four weeks for two years, with the faults that
// such files have. The same numbers come out each time, so that a trainer knows what a room will see.

import { addDays } from "../shared/dates.js";

const GIVEN = ["Amara", "Ben", "Carys", "Dev", "Eilidh", "Farah", "Gwen", "Hamid", "Ines", "Jonah", "Kezia", "Liam", "Maya", "Nadia", "Owen", "Priya", "Rhys", "Sadia", "Tom", "Zofia"];
const FAMILY = ["Adeyemi", "Barlow", "Chaudhry", "Dunn", "Evans", "Fraser", "Gill", "Hughes", "Iqbal", "Jarvis"];
const TEXTS = [
  "We went through the week and agreed where the time goes.",
  "Two pieces of work were finished on time; one waits for a reply from the school.",
  "The last audit was rated good, and the notes after visits are quicker now.",
  "Leave is booked for the summer, with cover agreed in the team.",
  "The course on direct work was useful; a short talk for the team is planned.",
];
const ACTIONS = [
  ["Write up each visit with the short template", "All notes of the month are on the system within 2 working days"],
  ["Hand over two reviews to the duty team", "Both reviews have a new worker on the list"],
  ["Book the court skills course", "The booking is confirmed by email"],
];

/** Records as NDJSON text. */
export function sampleRecords(pack, today, count = 1_000) {
  const random = generator(20260302);
  const chance = (share) => random() < share;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const kind = pack.kinds.find(({ id }) => id === "one-to-one")?.id ?? pack.kinds[0].id;
  const sections = (pack.sections ?? []).filter(({ kinds, answer, per, prompt }) => prompt !== true && (kinds === undefined || kinds.includes(kind)) && per !== "case" && (answer ?? "text") === "text");
  const role = pack.roles?.find(({ id }) => id === "social-worker")?.id ?? pack.roles?.[0]?.id;
  const manager = pack.roles?.find(({ id }) => /manager/.test(id))?.id ?? role;
  const workers = Array.from({ length: 40 }, (_, at) => ({
    name: `${GIVEN[at % GIVEN.length]} ${FAMILY[(at * 3 + Math.floor(at / GIVEN.length)) % FAMILY.length]}`,
    registration: `SW${100_000 + at * 37}`,
    supervisor: `${GIVEN[(at * 7 + 3) % GIVEN.length]} ${FAMILY[(at * 3 + 5) % FAMILY.length]}`,
    care: 0.4 + random() * 0.6,
  }));
  const each = Math.ceil(count / workers.length);
  const lines = [];
  for (let session = 0; session < each; session += 1) {
    for (const worker of workers) {
      if (lines.length === count) break;
      const slip = (share) => chance(share * (1.2 - worker.care));
      const date = weekday(addDays(today, -10 - (each - 1 - session) * 28 + (slip(0.3) ? 12 : 0)));
      const record = {
        kind,
        supervisee: { name: worker.name, role, registration: worker.registration },
        supervisor: { name: worker.supervisor, role: manager, registration: `SW${200_000 + worker.care * 1000 | 0}` },
        session: { date, venue: "Meeting room 2", durationMinutes: slip(0.3) ? 45 : 90, previousDate: weekday(addDays(date, -28)) },
        sections: Object.fromEntries(sections.map(({ id }) => [id, section(slip)])),
        ...(slip(0.2) ? {} : { previousActions: [{ action: "Send the chronology to the reviewing officer", status: "done" }] }),
        decisions: [{ decision: "No new work until the reviews are done", ...(slip(0.3) ? {} : { reason: "Two reviews fall into the same week" }), madeBy: worker.supervisor }],
        disagreement: { exists: false },
        draftSharedOn: addDays(date, 1),
        agreedOn: addDays(date, 2),
        copySharedOn: addDays(date, 4),
        signatures: {
          supervisor: { name: worker.supervisor, signedOn: addDays(date, slip(0.2) ? -1 : 2) },
          ...(slip(0.25) ? {} : { supervisee: { name: worker.name, signedOn: addDays(date, 3) } }),
        },
        ...(slip(0.3) ? {} : { nextSession: { date: weekday(addDays(date, slip(0.3) ? 49 : 28)), venue: "Meeting room 2" } }),
      };
      lines.push(JSON.stringify(record));
    }
  }
  return `${lines.join("\n")}\n`;

  function section(slip) {
    if (slip(0.2)) return { discussion: "" };
    if (slip(0.15)) return { discussion: "tbc" };
    if (slip(0.04)) return { discussion: "We spoke about the visit to 14 Rowan Close, HX1 4TP, and about what mum wants." };
    if (!chance(0.4)) return { discussion: pick(TEXTS) };
    const [action, measure] = pick(ACTIONS);
    return {
      discussion: pick(TEXTS),
      actions: [{ action, measure, ...(slip(0.2) ? {} : { achievable: "An hour a week is kept free for it", relevance: "The team plan asks for it" }), ...(slip(0.3) ? {} : { owner: "The worker" }), due: slip(0.4) ? "ongoing" : "within 2 weeks" }],
    };
  }
}

/** The Friday before a Saturday or Sunday, else the day itself. */
function weekday(iso) {
  const day = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return day === 6 ? addDays(iso, -1) : day === 0 ? addDays(iso, -2) : iso;
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32, public domain). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
