// One interleaved run: every subject in every round, so that whatever else the machine does falls on all alike.

const WAYS = ["ndjson", "bytes", "text", "object"];

/** Every problem that a subject finds in the corpus, as sorted lines, for saying whether subjects agree. */
async function problems(subject, records) {
  const lines = [];
  for (const [number, record] of records.entries()) {
    for (const { code, path } of await subject.faults(record)) lines.push(`${number} ${code} ${path}`);
  }
  return lines.sort();
}

/** Fails where a subject of the small workload finds anything else than the first. */
export async function agree(subjects, records) {
  const [first, ...others] = subjects.filter(({ name }) => !name.includes("whole"));
  const expected = await problems(first, records);
  for (const subject of others) {
    const found = await problems(subject, records);
    const only = (these, those) => these.filter((line) => !those.includes(line)).slice(0, 3);
    if (found.join("\n") !== expected.join("\n")) {
      throw new Error(`${subject.name} disagrees: has ${only(found, expected)}; lacks ${only(expected, found)}`);
    }
  }
  return expected.length;
}

/** Microseconds a record: `{ [way]: { [subject]: { median, low, high } } }`, low and high the quartiles. */
export async function measure(subjects, corpus, { rounds, now, least }) {
  const inputs = {
    ndjson: [corpus.bytes],
    bytes: corpus.lines.map((line) => new TextEncoder().encode(line)),
    text: corpus.lines,
    object: corpus.lines.map((line) => JSON.parse(line)),
  };
  const runs = [];
  for (const way of WAYS) {
    for (const subject of subjects) {
      if (subject[way]) runs.push({ way, subject, times: [], repeat: 1 });
    }
  }
  let kept = 0;
  const once = async ({ way, subject }) => {
    const input = subject.isSlow ? inputs[way].slice(0, 20) : inputs[way];
    for (const one of input) kept += await subject[way](one);
    return subject.isSlow ? 20 : corpus.lines.length;
  };
  for (let round = -3; round < rounds; round++) {
    for (const run of runs) {
      // In a browser the clock ticks coarsely: a measurement lasts for many ticks.
      const start = now();
      let records = 0;
      for (let time = 0; time < run.repeat; time++) records += await once(run);
      const took = now() - start;
      if (round < 0) run.repeat = Math.min(50, Math.max(run.repeat, Math.ceil((least * run.repeat) / Math.max(took, 0.01))));
      else run.times.push((took * 1000) / records);
    }
  }
  const result = { kept };
  for (const { way, subject, times } of runs) {
    times.sort((one, other) => one - other);
    const at = (part) => times[Math.floor((times.length - 1) * part)];
    (result[way] ??= {})[subject.name] = { median: at(0.5), low: at(0.25), high: at(0.75) };
  }
  return result;
}
