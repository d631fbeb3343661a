// Web Forms, and a table layout with inline handlers.

import assert from "node:assert/strict";

import { html, marks, record, sent, settled, test, violations, worse } from "./harness.mjs";

test("Web Forms: the record of names with dollars, rows and a checkbox", "webforms.html?inline", async (page) => {
  await page.fill("#ctl00_Main_txtWorker", "Amira");
  await page.fill("#ctl00_Main_txtDate", "2/3/2026");
  await page.evaluate(() => update([{ row: 1, owner: "", due: "" }, { row: 4, owner: "Ruth", due: "by 14 March" }]));
  assert.deepEqual(await record(page), { kind: "one-to-one", supervisee: { name: "Amira" }, session: { date: "2026-03-02" }, disagreement: { exists: false }, actions: [{ owner: "Ruth", due: "by 14 March" }] });
  await page.selectOption("#ctl00_Main_ddlMode", "virtual");
  await page.check("#ctl00_Main_chkDisagree");
  const { session, disagreement } = await record(page);
  assert.equal(session.mode, "virtual");
  assert.deepEqual(disagreement, { exists: true });
});

test("Web Forms: a postback asks, a draft does not", "webforms.html?inline", async (page) => {
  await page.click("#close");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.ok((await marks(page)) > 0);
  assert.equal(await page.evaluate(() => document.activeElement.className), "supervision-summary");
  await page.click("#ctl00_Main_btnSave");
  await settled(page);
  assert.equal(sent.length, 0);
  await page.evaluate(() => { window.asking = false; });
  await page.click("#ctl00_Main_btnDraft");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].ctl00$Main$btnDraft, "Save for later");
});

test("Web Forms: an update panel replaces its rows, and marks come back", "webforms.html?inline", async (page) => {
  await page.evaluate(() => update([{ row: 1, owner: "", due: "by 14 March" }]));
  await page.click("#ctl00_Main_btnSave");
  assert.equal(await page.getAttribute("#o01", "aria-invalid"), "true");
  await page.evaluate(() => update([{ row: 1, owner: "", due: "by 14 March" }, { row: 2, owner: "Ruth", due: "" }]));
  await settled(page);
  assert.equal(await page.getAttribute("#o01", "aria-invalid"), "true");
  assert.equal(await page.getAttribute("#o02", "aria-invalid"), null);
  assert.equal(await page.locator("#ctl00_Main_panel .supervision-error").count(), await page.evaluate(() => window.binding.report.findings.filter(({ path, severity }) => severity === "error" && path.startsWith("/actions/")).length));
  await page.evaluate(() => update([]));
  await settled(page);
  assert.equal(await page.locator("#ctl00_Main_panel *").count(), 0);
});

test("Web Forms: plain marks, and no violations", "webforms.html?inline", async (page) => {
  const before = await violations(page);
  const markup = await html(page);
  await page.click("#ctl00_Main_btnSave");
  const mark = page.locator("#ctl00_Main_txtWorker + .supervision-error");
  assert.equal(await mark.textContent(), "Error: Enter the name of the supervisee");
  assert.equal(await page.getAttribute("#ctl00_Main_txtWorker", "aria-describedby"), await mark.getAttribute("id"));
  assert.deepEqual(await worse(page, before), []);
  await page.evaluate(() => window.binding.release());
  assert.equal((await html(page)).replace(" data-axe", ""), markup);
});

// ───────────────────────────── A table layout ─────────────────────────────

test("table: a form without descendants, and controls called id, action and submit", "table.html?inline", async (page) => {
  await page.fill("[name=id]", "Amira");
  await page.fill("[name=action]", "Ruth");
  await page.fill("[name=elements]", "Well");
  await page.fill("[name='session.minutes']", "1 hour 15 minutes");
  await page.fill("[name=team]", "assessment");
  await page.selectOption("[name=d_day]", "31");
  await page.selectOption("[name=d_month]", "1");
  await page.selectOption("[name=d_year]", "2026");
  await page.locator("[name='owner[]']").nth(2).fill("Ruth");
  await page.locator("[name='due[]']").nth(0).fill("within a week");
  const before = await record(page);
  assert.deepEqual(before, {
    kind: "one-to-one", supervisee: { name: "Amira", team: "assessment" }, supervisor: { name: "Ruth" }, session: { date: "31/February/2026", durationMinutes: 75 },
    sections: { "health-and-welfare": "Well" }, signatures: { supervisor: { signedOn: "2026-03-09" } },
    actions: [{ due: "within a week" }, { owner: "Ruth" }],
  });
  await page.selectOption("[name=d_month]", "2");
  assert.equal((await record(page)).session.date, "2026-03-31");
});

test("table: refusal, a summary before the table, and no title left behind", "table.html?inline", async (page) => {
  const before = await html(page);
  await page.click("[name=submit]");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal(await page.evaluate(() => window.asked), undefined, "the inline handler was not reached");
  assert.equal(await page.locator("[data-supervision-summary]").evaluate((one) => one.nextElementSibling.localName), "table");
  assert.equal(await page.title(), "Error:");
  await page.locator("[role=alert] a", { hasText: "name of the supervisee" }).click();
  await page.waitForFunction(() => document.activeElement.name === "id");
  const hidden = page.locator("[role=alert] li", { hasText: "signed" });
  assert.equal(await hidden.locator("a").count(), 0, "no link to what cannot be seen");
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), before);
  await page.click("[name=submit]");
  await page.waitForURL("**/sent");
});
