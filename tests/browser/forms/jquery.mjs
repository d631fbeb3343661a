// A page with jQuery Validation, MVC's names, a guard that disables after the click, and buttons that mean other things.

import assert from "node:assert/strict";

import { html, record, sent, settled, summary, test, violations, worse } from "./harness.mjs";

const PAGE = "jquery.html?inline";
/** Ours: jQuery Validation itself writes aria-invalid="false" on what is right. */
const marks = (page) => page.locator('.supervision-error, [data-supervision-summary], [aria-invalid=true]').count();
const posted = (page) => page.evaluate(() => window.posted);

async function fillIn(page) {
  await page.fill("#Record_Worker", "Amira");
  await page.fill("#Record_Manager", "Ruth Bell");
  await page.fill("#Record_Held", "02/03/2026");
  await page.fill("#Record_Next", "Tue 31 March 2026");
  await page.fill("#Record_Health", "Amira feels well after her leave.");
}

test("jQuery: the record of MVC's names, a hidden false behind its checkbox, lists, files left out", PAGE, async (page) => {
  await fillIn(page);
  await page.check("#m2");
  await page.check("#c1");
  await page.check("#c2");
  await page.evaluate(() => window.lines([{}, { Who: "Ruth" }, {}, { What: "Book the course" }]));
  assert.deepEqual(await record(page), {
    kind: "one-to-one", supervisee: { name: "Amira", circumstances: ["probation", "pregnancy"] }, supervisor: { name: "Ruth Bell" }, session: { date: "2026-03-02", mode: "virtual" },
    nextSession: { date: "2026-03-31" }, sections: { "health-and-welfare": "Amira feels well after her leave." }, disagreement: { exists: false },
    actions: [{ owner: "Ruth" }, { action: "Book the course" }],
  });
  await page.check("#Record_Disagree");
  assert.deepEqual((await record(page)).disagreement, { exists: true });
});

test("jQuery: refused before jQuery hears, nothing is disabled, then sent once", PAGE, async (page) => {
  await page.fill("#Record_Worker", "Amira");
  await page.click("#save");
  await settled(page);
  assert.deepEqual(await posted(page), []);
  assert.equal(await page.locator("#save").isDisabled(), false);
  assert.equal((await summary(page)).length, 4);
  await page.click("#save");
  await settled(page);
  assert.deepEqual(await posted(page), []);
  await fillIn(page);
  await settled(page);
  assert.equal(await marks(page), 0);
  await page.click("#save");
  await settled(page);
  assert.equal((await posted(page)).length, 1);
  assert.equal((await posted(page))[0][0], "saved");
});

test("jQuery: a draft and a button that deletes are the page's own affair", PAGE, async (page) => {
  await page.fill("#Record_Worker", "Amira");
  await page.click("#delete");
  await settled(page);
  assert.equal((await posted(page)).length, 1, "not named among the submitters");
  assert.equal(await marks(page), 0);
});

test("jQuery: a draft goes past both", PAGE, async (page) => {
  await page.evaluate(() => window.$("#record").data("validator").settings.submitHandler = undefined);
  await page.click("#draft");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].command, "draft");
});

test("jQuery: its own messages stay, and stand beside ours", PAGE, async (page) => {
  await page.evaluate(() => window.$("#record").valid());
  assert.equal(await page.locator("#Record_Worker-error").textContent(), "Enter a worker.");
  const own = await page.getAttribute("#Record_Worker", "aria-describedby");
  await page.evaluate(() => { window.binding.check(); });
  assert.equal(await page.getAttribute("#Record_Worker", "aria-invalid"), "true");
  const both = (await page.getAttribute("#Record_Worker", "aria-describedby") ?? "").split(" ");
  assert.ok(own === null || both.includes(own));
  await page.fill("#Record_Worker", "Amira");
  await page.locator("#Record_Worker").blur();
  await settled(page);
  assert.notEqual(await page.getAttribute("#Record_Worker", "aria-invalid"), "true");
  assert.equal(await page.locator("#Record_Worker ~ .supervision-error").count(), 0);
});

test("jQuery: a cloned row has no marks, and a removed one takes its own along", PAGE, async (page) => {
  await fillIn(page);
  await page.fill("[name='Record.Actions[0].What']", "Book the course");
  await page.click("#save");
  assert.equal((await summary(page)).length, 2);
  await page.click("#add");
  await settled(page);
  assert.equal(await page.locator("#rows tr").nth(1).locator(".supervision-error, [aria-invalid=true], [aria-describedby]").count(), 0);
  await page.fill("[name='Record.Actions[1].Who']", "Ruth");
  await settled(page);
  assert.equal(await page.getAttribute("[name='Record.Actions[1].When']", "aria-invalid"), "true");
  await page.evaluate(() => { document.querySelector("#rows tr").remove(); });
  await settled(page);
  assert.deepEqual((await record(page)).actions, [{ owner: "Ruth" }]);
  assert.ok((await summary(page)).every((line) => !line.includes("responsible")), (await summary(page)).join());
  assert.equal(await page.locator(".supervision-error").count(), (await summary(page)).length);
});

test("jQuery: no violations, and no trace after release", PAGE, async (page) => {
  const before = await html(page);
  const had = await violations(page);
  await page.evaluate(() => window.binding.check());
  assert.deepEqual(await worse(page, had), []);
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), before);
});
