// A form whose controls are called like everything that a form answers to, and an APEX-like page whose form is empty and whose controls all stand outside.

import assert from "node:assert/strict";

import { html, marks, record, sent, settled, summary, test, violations, worse } from "./harness.mjs";

const NAMES = { worker: "[name=getElementsByTagName]", manager: "[name=parentNode]", held: "[name=querySelector]", next: "[id=ownerDocument]", health: "[name=action]", who: "[name=title]" };

test("clobbered: read, refused, marked, corrected, sent", "clobbered.html?inline", async (page, { thrown }) => {
  await page.fill(NAMES.worker, "Amira");
  await page.fill(NAMES.held, "2 March 2026");
  await page.fill(NAMES.next, "31.3.2026");
  await page.fill(NAMES.health, "Amira feels well after her leave.");
  await page.fill(NAMES.who, "Ruth");
  assert.deepEqual(await record(page), {
    kind: "one-to-one", supervisee: { name: "Amira" }, session: { date: "2026-03-02" }, nextSession: { date: "2026-03-31" },
    sections: { "health-and-welfare": "Amira feels well after her leave." }, actions: [{ owner: "Ruth" }],
  });
  await page.evaluate(() => document.querySelector("#send").click());
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal(await page.getAttribute(NAMES.manager, "aria-invalid"), "true");
  assert.equal(await page.evaluate(() => document.querySelector("[data-supervision-summary]").nextElementSibling === window.form), true, "the summary stands before the form");
  assert.equal(await page.evaluate(() => document.activeElement.className), "supervision-summary");
  await page.fill(NAMES.manager, "Ruth Bell");
  await page.fill(NAMES.who, "");
  await settled(page);
  assert.equal(await marks(page), 0);
  await page.evaluate(() => document.querySelector("#send").click());
  await page.waitForURL("**/sent");
  assert.equal(sent.length, 1);
  assert.deepEqual(thrown, []);
});

test("clobbered: release leaves no trace", "clobbered.html?inline", async (page) => {
  const before = await html(page);
  await page.evaluate(() => document.querySelector("#send").click());
  assert.ok((await marks(page)) > 0);
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), before);
});

test("APEX: the record of controls that all stand outside of the form", "apex.html?inline", async (page) => {
  await page.fill("#P12_WORKER", "Amira");
  await page.fill("#P12_HELD_input", "02-MAR-2026");
  await page.fill("#P12_NEXT", "31-MAR-2026");
  await page.fill("#f02_0002", "Ruth");
  await page.fill("#f03_0002", "14-MAR-2026");
  const read = await record(page);
  assert.deepEqual(read, {
    kind: "one-to-one", supervisee: { name: "AMIRA", team: "assessment" }, session: { date: "2026-03-02" }, nextSession: { date: "2026-03-31" },
    actions: [{ owner: "Ruth", due: "14-MAR-2026" }],
  });
});

test("APEX: the page's own submit asks, refuses and sends; a draft is let through", "apex.html?inline", async (page) => {
  const before = await violations(page);
  await page.click("#B1");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal((await summary(page)).length, 5);
  assert.ok(await page.locator("#APEX_ERROR_MESSAGE [role=alert]").isVisible());
  assert.deepEqual(await worse(page, before), []);
  // The picker's hidden field is marked at what it shows, and led to there, not under the bar.
  assert.equal(await page.getAttribute("#P12_HELD_input", "aria-invalid"), "true");
  await page.locator("[role=alert] a", { hasText: "Health" }).click();
  await page.waitForFunction(() => document.activeElement.id === "P12_HEALTH");
  await page.locator("[role=alert] a", { hasText: "date of supervision" }).click();
  await page.waitForFunction(() => document.activeElement.id === "P12_HELD_input");
  const top = await page.evaluate(() => document.querySelector("[for=P12_HELD_input]").getBoundingClientRect().top);
  assert.ok(top >= 80, `not under the bar: ${top}`);
  await page.click("#B2");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].p_request, "DRAFT");
});

test("APEX: a button that disables itself and asks for the submission can be used again", "apex.html?inline", async (page) => {
  await page.click("#B3");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.ok((await marks(page)) > 0);
  await page.fill("#P12_WORKER", "Amira");
  await page.fill("#P12_MANAGER", "Ruth Bell");
  await page.fill("#P12_HELD_input", "02-MAR-2026");
  await page.fill("#P12_NEXT", "31-MAR-2026");
  await page.fill("#P12_HEALTH", "Amira feels well after her leave.");
  await page.evaluate(() => window.apex.newRow(3));
  await settled(page);
  assert.deepEqual(await summary(page), []);
  assert.equal(await marks(page), 0);
  // What disabled the button is the page's own and stays so: the Save button is the other way.
  await page.click("#B1");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].P12_HELD, "02-MAR-2026");
});

test("APEX: inline handlers hear of every change once", "apex.html?inline", async (page) => {
  await page.click("#B1");
  await page.fill("#P12_WORKER", "Amira");
  await page.locator("#P12_WORKER").blur();
  await page.fill("#P12_MANAGER", "Ruth");
  await page.locator("#P12_MANAGER").blur();
  await settled(page);
  assert.equal(await page.evaluate(() => window.apex.changes), 2);
  assert.equal(await page.inputValue("#P12_WORKER"), "AMIRA");
});

test("APEX: release leaves no trace", "apex.html?inline", async (page) => {
  const before = await html(page);
  await page.click("#B1");
  await settled(page);
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), before);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
});
