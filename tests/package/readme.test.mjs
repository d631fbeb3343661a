// The README's JavaScript does what the README says.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

function block(language) {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme);
  assert.ok(found, `the README has a block of ${language}`);
  return found[1];
}

it("prints the lines it says", async () => {
  const file = new URL(`readme-${process.pid}.mjs`, root);
  const lines = [];
  const log = console.log;
  console.log = (...words) => lines.push(words.join(" "));
  try {
    writeFileSync(file, block("js"));
    await import(fileURLToPath(file));
  } finally {
    console.log = log;
    rmSync(file);
  }
  for (const line of block("text").trim().split("\n")) assert.ok(lines.includes(line), `${line}\nis none of\n${lines.join("\n")}`);
});
