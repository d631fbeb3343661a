// React and Vue, which draw again when they like.

import assert from "node:assert/strict";

import { marks, messages, record, settled, test, violations, worse } from "./harness.mjs";

test("React: refused before its capture handlers, sent once when right", "react.html", async (page) => {
  await page.click("#send");
  assert.equal(await page.evaluate(() => window.posted.length), 0);
  assert.equal(await page.evaluate(() => window.heard), undefined);
  assert.ok((await messages(page)).length > 0);
  await page.fill("[name=name]", "Amira");
  await settled(page);
  assert.equal(await page.getAttribute("[name=name]", "aria-invalid"), null);
  assert.equal(await page.inputValue("[name=name]"), "Amira");
});

test("React: draws again, replaces, removes and adds without losing its way", "react.html", async (page) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.fill("[name='rows.0.due']", "within a week");
  await page.click("#send");
  const count = (await messages(page)).length;
  await page.evaluate(() => window.setRound(1));
  await settled(page);
  assert.equal((await messages(page)).length, count);
  assert.equal(await page.getAttribute("[name=name]", "aria-invalid"), "true");
  await page.evaluate(() => window.setTheme("dark"));
  await settled(page);
  assert.match(await page.getAttribute("#health", "aria-describedby"), /^hint supervision-/);
  await page.click("#add");
  await settled(page);
  assert.equal(await page.getAttribute("[name='rows.0.owner']", "aria-invalid"), "true");
  assert.equal(await page.getAttribute("[name='rows.1.owner']", "aria-invalid"), null);
  await page.locator("text=Remove").first().click();
  await settled(page);
  assert.equal(await page.getAttribute("[name='rows.0.owner']", "aria-invalid"), null);
  await page.evaluate(() => window.setShown(false));
  await settled(page);
  assert.equal(await marks(page), 0);
  assert.equal(await page.title(), "Record");
  assert.deepEqual(errors, []);
});

// ───────────────────────────── Vue ─────────────────────────────

test("Vue: text that is written in directly, and beforeRead before each reading", "vue.html", async (page) => {
  assert.deepEqual(await record(page), { kind: "one-to-one" });
  assert.ok((await page.evaluate(() => window.asked)) > 0);
  await page.evaluate(() => window.show("second"));
  await page.locator(".editor").pressSequentially("All well");
  await page.evaluate(() => window.show("first"));
  assert.deepEqual((await record(page)).sections, { "health-and-welfare": "All well" });
  await page.evaluate(() => { document.querySelector(".editor").innerHTML = "<p><br></p>"; });
  assert.deepEqual(await record(page), { kind: "one-to-one" });
});

test("Vue: a link opens the tab by the page's own hand", "vue.html", async (page) => {
  const before = await violations(page);
  await page.click("#send");
  assert.deepEqual(await worse(page, before), []);
  await page.locator("[role=alert] a", { hasText: "Health" }).click();
  await page.waitForFunction(() => document.activeElement.className === "editor");
  assert.deepEqual(await page.evaluate(() => window.revealed), ["/sections/health-and-welfare"]);
  await page.locator(".editor").pressSequentially("Amira feels well after her leave and sleeps again.");
  await settled(page);
  assert.equal(await page.getAttribute(".editor", "aria-invalid"), null);
  await page.evaluate(() => window.show("first"));
  await settled(page);
});

test("Vue: a tab that the page leaves closed leads to what can be seen", "vue.html", async (page) => {
  await page.evaluate(() => document.querySelector("form").addEventListener("supervision:reveal", (event) => event.stopImmediatePropagation(), { capture: true }));
  await page.click("#send");
  await page.locator("[role=alert] a", { hasText: "Health" }).click();
  await page.waitForFunction(() => document.activeElement.id === "tab-first", undefined, { timeout: 5000 });
});
