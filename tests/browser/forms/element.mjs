// One tag.

import assert from "node:assert/strict";

import { sent, settled, test } from "./harness.mjs";

test("one tag binds the form, shows what falls due, and lets go when it goes", "element.html", async (page) => {
  await page.waitForFunction(() => document.querySelector("supervision-check").binding !== null);
  assert.equal(await page.locator("supervision-check li").count(), 0);
  const before = await page.evaluate(() => document.querySelector("form").outerHTML);
  await page.fill("[name=d]", "2026-03-02");
  await page.locator("[name=o]").nth(1).fill("Ruth");
  await page.fill("[name=x1]", "20");
  await page.fill("[name=x2]", "4");
  await page.fill("[name=x3]", "2026");
  await settled(page);
  const read = await page.evaluate(() => document.querySelector("supervision-check").binding.record);
  assert.deepEqual(read, { kind: "one-to-one", session: { date: "2026-03-02" }, nextSession: { date: "2026-04-20" }, actions: [{ owner: "Ruth" }] });
  // Monthly from 2 March 2026.
  assert.match(await page.locator("supervision-check").textContent(), /Next session at the latest: 2 April 2026/);
  assert.equal(await page.evaluate(() => document.querySelector("form").outerHTML), before, "nothing is marked yet");
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal(await page.locator("[name=n]").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator("fieldset [aria-invalid]").count(), 3);
  await page.evaluate(() => document.querySelector("supervision-check").remove());
  assert.equal(await page.evaluate(() => document.querySelector("form").outerHTML), before);
  await page.click("#send");
  await page.waitForURL("**/sent");
});
