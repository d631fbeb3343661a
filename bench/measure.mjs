// Measuring by turns: everything that is compared once in every round, so that whatever else the machine does falls on all alike.

const WARM_UP = 3;

/** What the measured work gave, so that a clever engine leaves none of it out. */
export const kept = { count: 0 };

/**
 * Runs each `work` in every round, and gives for each the time of one unit, round by round, in microseconds.
 *
 * `work()` gives the number of units it did, or the promise of it. A work is repeated until it takes `least` milliseconds, because a clock
 * ticks coarsely; `now()` gives milliseconds.
 */
export async function byTurns(works, { rounds, now, least }) {
  const runs = works.map((work) => ({ work, times: [], repeat: 1 }));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const run of runs) {
      const start = now();
      let units = 0;
      for (let time = 0; time < run.repeat; time++) {
        const done = run.work();
        units += typeof done === "number" ? done : await done;
      }
      const took = now() - start;
      if (round >= 0) run.times.push((took * 1000) / units);
      else run.repeat = Math.max(run.repeat, Math.min(run.repeat * 100, Math.ceil((least * run.repeat) / Math.max(took, 0.01))));
    }
  }
  return runs.map(({ times }) => times);
}

/** Median and quartiles. */
export function spread(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
