// Pages whose markup is replaced under us: Turbo's bodies, htmx's answers.

import assert from "node:assert/strict";

import { html, marks, record, sent, settled, summary, test } from "./harness.mjs";

const bound = (page) => page.waitForFunction(() => document.querySelector("supervision-check")?.binding);

test("Turbo: the tag binds, refuses, follows the visits and binds again", "swap.html?inline", async (page, { thrown }) => {
  await bound(page);
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0, "Turbo sends by script, and did not hear");
  assert.ok((await marks(page)) > 0);
  assert.equal(await page.title(), "Error: Swap");
  await page.click("#away");
  await page.waitForSelector("#back");
  await settled(page);
  assert.equal(await page.title(), "Other");
  assert.equal(await marks(page), 0);
  await page.click("#back");
  await bound(page);
  await settled(page);
  assert.equal(await page.title(), "Swap", "a page that comes again comes without the word");
  assert.equal(await marks(page), 0, "and without marks");
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal(await page.getAttribute("[name=worker]", "aria-invalid"), "true");
  assert.deepEqual(thrown, []);
});

test("Turbo: back by the browser's button, to a body from its cache", "swap.html?inline", async (page) => {
  await bound(page);
  await page.click("#send");
  await page.click("#away");
  await page.waitForSelector("#back");
  await page.goBack();
  await bound(page);
  await settled(page);
  assert.equal(await marks(page), 0);
  assert.equal(await page.title(), "Swap");
  assert.equal(await page.locator("supervision-check ul").count() <= 1, true);
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal(await page.locator("[data-supervision-summary]").count(), 1);
});

const fields = { worker: "Amira", manager: "Ruth Bell", held: "2/3/2026", next: "31/3/2026", health: "Amira feels well after her leave." };

test("htmx: refused, drafts let through, the answer takes the form and all marks away", "htmx.html?inline", async (page) => {
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal((await summary(page)).length, 5);
  await page.click("#keep");
  await page.waitForFunction(() => document.querySelector("#place h1")?.textContent === "Sent");
  await settled(page);
  assert.equal(sent.length, 1);
  assert.equal(await marks(page), 0, "nothing is left of a form that is gone");
  assert.doesNotMatch(await page.title(), /Error/);
});

test("htmx: put right and sent once", "htmx.html?inline", async (page) => {
  await page.click("#send");
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await settled(page);
  assert.equal(await marks(page), 0);
  await page.click("#send");
  await page.waitForFunction(() => document.querySelector("#place h1")?.textContent === "Sent");
  assert.equal(sent.length, 1);
  assert.equal(sent[0].held, "2/3/2026");
});

test("htmx: a part of the form is drawn by the server, with its own ideas of what is wrong", "htmx.html?inline", async (page) => {
  await page.click("#send");
  await page.evaluate(() => {
    document.querySelector("#rows").innerHTML = [1, 2].map((row) => `<p><label>Who <input name="who-${row}" aria-describedby="server-${row}" aria-invalid="true" class="bad"></label><span id="server-${row}">Not known here</span><label>When <input name="when-${row}" value="${row === 1 ? "in a week" : ""}"></label></p>`).join("");
  });
  await settled(page);
  assert.match(await page.getAttribute("[name=who-1]", "aria-describedby"), /^server-1 supervision-/);
  assert.equal(await page.getAttribute("[name=who-2]", "aria-describedby"), "server-2");
  await page.fill("[name=who-1]", "Ruth");
  await settled(page);
  assert.equal(await page.getAttribute("[name=who-1]", "aria-describedby"), "server-1");
  assert.equal(await page.getAttribute("[name=who-1]", "aria-invalid"), "true", "the server's own stays");
  assert.equal(await page.getAttribute("[name=who-1]", "class"), "bad");
});

test("htmx: bound a hundred times, marked once", "htmx.html?inline", async (page) => {
  const before = await html(page);
  await page.evaluate(() => { for (let n = 0; n < 100; n++) window.bind(); });
  await page.click("#send");
  await settled(page);
  assert.equal((await summary(page)).length, 5);
  assert.equal(await page.locator("[name=worker] ~ .supervision-error, label:has([name=worker]) + .supervision-error").count(), 1);
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), before);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
  assert.deepEqual(await record(page), { kind: "one-to-one" });
});
