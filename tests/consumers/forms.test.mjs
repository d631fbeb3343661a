// schema() in form libraries, on a page, at the keyboard: what is wrong is said where it is, of lists and of their rows, and holds the form.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";

import * as esbuild from "esbuild";

import { launch, page, serve } from "./browser.mjs";
import { installed, projects } from "./install.mjs";
import { block } from "./readme.mjs";

const forms = `${projects}forms/`;
const { initSync, policy, validate } = createRequire(`${projects}index.js`)("supervision-validator");
initSync();

/** A group supervision of which only a few things are asked, among them one of the whole list and one of each of its rows. */
const options = {
  policy: "bcp",
  today: "2026-03-10",
  severity: {
    ...Object.fromEntries(policy("bcp").rules.map(({ id }) => [`bcp/${id}`, "off"])),
    "bcp/group-record-dated": "error",
    "bcp/group-has-named-facilitator": "error",
    "bcp/group-roles-clear": "error",
    "bcp/group-four-to-ten-participants": "advice",
    "bcp/actions-have-owner": "error",
    "bcp/actions-have-timescale": "warning",
  },
};
const empty = {
  session: { date: "" },
  attendance: [{ name: "Jo Hale", role: "" }, { name: "Sam Reed", role: "" }],
  actions: [{ action: "Book the training room", owner: "" }],
};
const FILLED = { "session.date": "2026-03-02", "attendance[0].role": "facilitator", "attendance[1].role": "participant", "actions[0].owner": "Jo Hale" };

const given = { options: { ...options, kind: "group" }, empty, names: Object.keys(FILLED) };
writeFileSync(`${forms}given.js`, Object.entries(given).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`).join(""));

let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

const LIBRARIES = [
  { name: "React Hook Form", entry: "react-hook-form.jsx" },
  { name: "TanStack Form", entry: "tanstack-form.jsx" },
  { name: "Formik", entry: "formik.jsx", files: { "formik-validate.js": block("formik-validate.js") }, listGivesWay: true },
  { name: "vee-validate 5", entry: "vee-validate.js", alias: { "vee-validate": "vee-validate-5" }, files: { "adapted.js": "export const adapted = (schema) => schema;" } },
  {
    name: "vee-validate 4",
    entry: "vee-validate.js",
    files: { "adapted.js": `${block("vee-validate-4.js")}\nexport { forVeeValidate4 as adapted };` },
  },
];

/** The first message for each pointer, as validate() gives it. */
function expected() {
  const { findings } = validate({ ...empty, kind: "group" }, options);
  assert.ok(findings.some(({ severity }) => severity === "warning") && findings.some(({ severity }) => severity === "advice"), "there is something to leave out");
  const messages = {};
  for (const { path, message, severity } of findings) {
    const name = path.slice(1).replaceAll(/\/(\d+)/g, "[$1]").replaceAll("/", ".");
    if (severity === "error") messages[name] ??= message;
  }
  return messages;
}

describe("schema() in", () => {
  for (const { name, entry, alias, files = {}, listGivesWay = false } of LIBRARIES) {
    it(name, async () => {
      for (const [file, text] of Object.entries(files)) writeFileSync(`${forms}${file}`, text);
      const { outputFiles } = await esbuild.build({
        absWorkingDir: forms, entryPoints: [entry], bundle: true, write: false, format: "esm", jsx: "automatic", alias, logLevel: "error",
        define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
      });
      const server = await serve({
        folders: { "/": installed },
        files: { "/": page('<script type="module" src="/app.js"></script>', '<div id="root"></div>'), "/app.js": outputFiles[0].text },
      });
      const tab = await browser.newPage();
      const wrong = [];
      tab.on("pageerror", (error) => wrong.push(error.message));
      try {
        await tab.goto(`${server.address}/`);
        await tab.waitForSelector("button");
        const shown = () => tab.evaluate(() => Object.fromEntries([...document.querySelectorAll("output")].map((one) => [one.dataset.for, one.textContent]).filter(([, text]) => text)));
        assert.deepEqual(await shown(), {}, "nothing before the first attempt");

        await tab.click("button");
        await tab.waitForFunction(() => document.querySelector('[data-for="session.date"]').textContent !== "");
        const messages = expected();
        assert.deepEqual(Object.keys(messages).sort(), ["actions[0].owner", "attendance", "attendance[0].role", "attendance[1].role", "session.date"]);
        const ofRows = { ...messages };
        delete ofRows.attendance;
        assert.deepEqual(await shown(), listGivesWay ? ofRows : messages);
        assert.equal(await tab.evaluate(() => window.sent), undefined);

        // One row is put right, and the other's error stays.
        await tab.fill('[aria-label="attendance[0].role"]', "facilitator");
        await tab.click("button");
        await tab.waitForFunction(() => document.querySelector('[data-for="attendance[0].role"]').textContent === "");
        assert.equal((await shown())["attendance[1].role"], messages["attendance[1].role"]);
        assert.equal(await tab.evaluate(() => window.sent), undefined);

        for (const [label, text] of Object.entries(FILLED)) await tab.fill(`[aria-label="${label}"]`, text);
        await tab.click("button");
        await tab.waitForFunction(() => window.sent !== undefined);
        const { attendance, actions, session } = await tab.evaluate(() => window.sent);
        assert.deepEqual(attendance, [{ name: "Jo Hale", role: "facilitator" }, { name: "Sam Reed", role: "participant" }]);
        assert.deepEqual(actions, [{ action: "Book the training room", owner: "Jo Hale" }]);
        assert.deepEqual(session, { date: "2026-03-02" });
        assert.deepEqual(await shown(), {});
        assert.deepEqual(wrong, []);
      } finally {
        await tab.close();
        server.close();
      }
    });
  }
});
