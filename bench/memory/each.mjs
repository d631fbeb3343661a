// What each subject needs in memory, in a process of its own, less what an empty module does: the most that was resident while it checked the
// corpus as objects, and what JavaScript still holds after that, WebAssembly's memory included.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ALONE, EMPTY, moduleOf } from "../bundles.mjs";
import { spread } from "../measure.mjs";
import { answer, settings } from "../node.mjs";

const ROUNDS = 3;
const script = fileURLToPath(new URL("./one.mjs", import.meta.url));
const corpus = join(settings.corpus, "ordinary.ndjson");

function once(subject) {
  return JSON.parse(execFileSync(process.execPath, ["--expose-gc", script, pathToFileURL(moduleOf(subject)), corpus], { encoding: "utf8" }));
}

const rounds = Array.from({ length: ROUNDS }, () => [EMPTY, ...ALONE].map(once));
const [, expected] = rounds[0];
const rows = ALONE.map(({ name }, index) => {
  const of = (key) => spread(rounds.map((all) => all[index + 1][key] - all[0][key])).median;
  if (rounds[0][index + 1].faults !== expected.faults) throw new Error(`${name} finds other faults than the first`);
  return { name, peak: of("peak"), held: of("heap") };
});
answer({ engine: `Node ${process.versions.node}`, empty: rounds[0][0], rows });
