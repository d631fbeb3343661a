// Opens a frame for every start, one after the other.

import { lessEmpty } from "./less-empty.mjs";
import { engine, send, settings } from "../page.mjs";

let starts = 0;

async function start({ module }) {
  starts += 1;
  const frame = document.createElement("iframe");
  const said = new Promise((resolve) => window.addEventListener("message", ({ data }) => resolve(data), { once: true }));
  frame.src = `/frame?start=${starts}&module=${module}`;
  document.body.append(frame);
  const result = await said;
  frame.remove();
  if (result.error) throw new Error(`${module}: ${result.error}`);
  return result;
}

send(async () => {
  const all = await (await fetch("/list")).json();
  const rounds = [];
  for (let round = -1; round < settings.rounds; round++) {
    const times = [];
    for (const subject of all) times.push(await start(subject));
    if (round >= 0) rounds.push(times);
  }
  return { engine, rows: lessEmpty(all, rounds) };
});
