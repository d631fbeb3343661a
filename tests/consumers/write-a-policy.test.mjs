// The commands and the script of docs/write-a-policy.md, as somebody with the installed package and the finished pack runs them. The pack's parts in it are held to the
// pack by tests/write_a_policy.rs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { execPath } from "node:process";
import { it } from "node:test";

import { installed, projects } from "./install.mjs";

const root = new URL("../../", import.meta.url);
const document = readFileSync(new URL("docs/write-a-policy.md", root), "utf8");
/** Language and text of every block, in order. */
const blocks = [...document.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text]) => ({ language, text }));
const folder = `${projects}write-a-policy/`;
mkdirSync(folder, { recursive: true });
copyFileSync(new URL("tests/policies/westmarsh.json", root), `${folder}westmarsh.json`);

/** What running a block prints. */
const RUN = {
  sh: (text) => execFileSync(text.trim(), { cwd: folder, encoding: "utf8", shell: true, env: { ...process.env, npm_config_offline: "true" } }),
  js: (text) => {
    writeFileSync(`${folder}try.mjs`, text);
    return execFileSync(execPath, ["try.mjs"], { cwd: folder, encoding: "utf8" });
  },
};

it("every block that can be run prints what stands below it", () => {
  let ran = 0;
  for (const [at, { language, text }] of blocks.entries()) {
    if (language === "json" || language === "text") continue;
    assert.ok(RUN[language], `nothing here runs a block of ${language}`);
    const said = blocks[at + 1];
    assert.equal(said?.language, "text", `what this prints stands below it:\n${text}`);
    assert.equal(RUN[language](text).replaceAll("\r\n", "\n"), said.text);
    ran += 1;
  }
  assert.equal(ran, 2);
});

it("the schema that it names comes with the package", () => {
  assert.match(document, /node_modules\/supervision-validator\/policy\.schema\.json/);
  assert.ok(existsSync(`${installed}policy.schema.json`));
});
