// The blocks of the package's README, each of which says in its first line what it would be called as a file.

import { readFileSync } from "node:fs";

import { installed } from "./install.mjs";

const readme = readFileSync(`${installed}README.md`, "utf8");

/** Text of each block by its file's name. */
export const blocks = new Map([...readme.matchAll(/^```(\w+) ([\w.-]+)\n(.*?)^```$/gms)].map(([, , name, text]) => [name, text]));

/** How many blocks there are at all. */
export const count = [...readme.matchAll(/^```/gm)].length / 2;

const used = new Set();
export const unused = () => [...blocks.keys()].filter((name) => !used.has(name));

export function block(name) {
  const text = blocks.get(name);
  if (text === undefined) throw new Error(`the README has no block ${name}`);
  used.add(name);
  return text;
}
