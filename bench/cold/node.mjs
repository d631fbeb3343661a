// Cold starts in Node, by turns, each in a process of its own, of what is installed as it is installed.

import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ALONE, COMPILED, EMPTY, moduleOf } from "../bundles.mjs";
import { lessEmpty } from "./less-empty.mjs";
import { answer, settings } from "../node.mjs";

const script = fileURLToPath(new URL("./one.mjs", import.meta.url));

function start(subject) {
  return JSON.parse(execFileSync(process.execPath, [script, pathToFileURL(moduleOf(subject))], { encoding: "utf8" }));
}

const all = [EMPTY, ...ALONE, COMPILED];
const rounds = [];
// The first reads files that the others find in the machine's memory.
for (let round = -1; round < settings.rounds; round++) {
  const times = all.map(start);
  if (round >= 0) rounds.push(times);
}
answer({ engine: `Node ${process.versions.node}`, rows: lessEmpty(all, rounds) });
