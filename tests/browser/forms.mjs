// The form adapter on host pages in the manner of real ones, in Chromium: node tests/browser/forms.mjs [folder of the package]
//
// Each page is used as somebody at a keyboard would use it; what counts is what the server gets and what stands in the document.
// ONLY=part of a name runs some of the tests.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { chromium } from "playwright-core";

import { serve } from "./forms-server.mjs";
import { countListeners, sent, tests } from "./forms/harness.mjs";

const forms = fileURLToPath(new URL("../forms", import.meta.url));
const pkg = process.argv[2] ?? fileURLToPath(new URL("../../pkg", import.meta.url));

const groups = new URL("./forms/", import.meta.url);
for (const group of (await readdir(groups)).sort()) if (group !== "harness.mjs") await import(new URL(group, groups));

const made = {};
for (const name of ["react", "react-strict", "vue", "vue-tabs"]) {
  const { outputFiles } = await build({
    entryPoints: [`${forms}/${name}.js`], bundle: true, write: false, format: "esm", external: ["/pkg/index.js"],
    define: { "process.env.NODE_ENV": name === "react-strict" ? '"development"' : '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    alias: { vue: "vue/dist/vue.runtime.esm-bundler.js" },
  });
  made[`/forms/made/${name}.js`] = outputFiles[0].text;
}

const server = await serve({ pkg, forms, made, sent });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

const wanted = process.env.ONLY;
let failed = 0;
let passed = 0;
for (const { name, path, run, own } of tests) {
  if (wanted && !name.includes(wanted)) continue;
  const context = await browser.newContext({ viewport: { width: 1000, height: 720 } });
  const page = await context.newPage();
  page.setDefaultTimeout(4000);
  await page.addInitScript(countListeners);
  const outside = [];
  const broken = [];
  // What the page throws, and what the package warns of.
  const thrown = [];
  page.on("request", (request) => { if (!request.url().startsWith(server.address) && !/^(data|about):/.test(request.url())) outside.push(request.url()); });
  page.on("console", (message) => { if (/Content Security Policy/.test(message.text()) && !path.includes("forbidden")) broken.push(message.text()); });
  page.on("console", (message) => { if (message.type() === "warning") thrown.push(message.text()); });
  page.on("pageerror", (error) => thrown.push(error.message));
  sent.length = 0;
  try {
    await page.goto(`${server.address}/forms/${path}`);
    // A page of its `own` says itself when it is ready, or never is.
    if (!own && !/forbidden|element/.test(path)) await page.waitForSelector("html[data-ready]", { state: "attached" });
    await run(page, { address: server.address, thrown, context });
    assert.deepEqual(outside, [], "nothing is asked of another server");
    assert.deepEqual(broken, [], "the page's policy holds");
    passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok ${name}\n${String(error.stack ?? error).split("\n").slice(0, 25).join("\n")}`);
    if (thrown.length > 0) console.log(`   thrown: ${thrown.join(" | ")}`);
  }
  await context.close();
}
await browser.close();
server.close();
console.log(`# pass ${passed}\n# fail ${failed}`);
process.exitCode = failed > 0 ? 1 : 0;
