// How pages name what belongs together: parts of dates in rows, as many frameworks write them, containers, several faults of one control.

import assert from "node:assert/strict";

import { marks, record, settled, summary, test } from "./harness.mjs";

const PAGE = "lab.html?inline";
const inputs = (...names) => names.map((name) => `<label>${name} <input name="${name}"></label>`).join("");
const parts = (...names) => ["2", "3", "2026"].map((value, at) => `<label>${names[at]} <input name="${names[at]}" value="${value}"></label>`).join("");

for (const [control, ...names] of [
  ["held", "held-day", "held-month", "held-year"],
  ["held", "held_d", "held_m", "held_y"],
  ["held", "heldDay", "heldMonth", "heldYear"],
  ["record[held]", "record[held][day]", "record[held][month]", "record[held][year]"],
  ["record[held]", "record[held(3i)]", "record[held(2i)]", "record[held(1i)]"],
  ["record.held", "record.held.day", "record.held.month", "record.held.year"],
  ["ctl00$Main$Held", "ctl00$Main$Held$ddlDay", "ctl00$Main$Held$ddlMonth", "ctl00$Main$Held$ddlYear"],
  ["held:date", "held:date:day", "held:date:month", "held:date:year"],
]) {
  test(`names: a date in ${names.join(", ")}`, PAGE, async (page) => {
    await page.evaluate(([markup, control]) => window.lab(markup, { "/session/date": control }), [parts(...names), control]);
    assert.equal((await record(page)).session?.date, "2026-03-02");
  });
}

for (const [pattern, name] of [
  ["actions[*][due]", (row, part) => `actions[${row}][due][${part}]`],
  ["actions[*][due]", (row, part) => `actions[${row}][due-${part}]`],
  ["actions-*-due", (row, part) => `actions-${row}-due-${part}`],
  ["actions[*].due", (row, part) => `actions[${row}].due.${part}`],
  ["Actions_*__Due", (row, part) => `Actions_${row}__Due_${part}`],
  ["ctl00$rows$ctl*$Due", (row, part) => `ctl00$rows$ctl0${row}$Due$${part}`],
]) {
  test(`names: a date in each row as ${name(0, "day")}`, PAGE, async (page) => {
    const markup = [0, 1].map((row) => `<p>${parts(...["day", "month", "year"].map((part) => name(row, part)))}</p>`).join("");
    await page.evaluate(([markup, pattern]) => window.lab(markup, { "/actions/*/due": pattern }), [markup, pattern]);
    assert.deepEqual((await record(page)).actions, [{ due: "2026-03-02" }, { due: "2026-03-02" }]);
  });
}

test("names: containers of a class, one for each row", PAGE, async (page) => {
  const markup = [0, 1].map((row) => `<div class="row"><div class="who"><input name="x${row}" aria-label="Who" value="Ruth"></div><div class="due">${parts(`a${row}`, `b${row}`, `c${row}`)}</div></div>`).join("");
  await page.evaluate((markup) => window.lab(markup, { "/actions/*/owner": ".who", "/actions/*/due": ".row .due" }), markup);
  assert.deepEqual((await record(page)).actions, [{ owner: "Ruth", due: "2026-03-02" }, { owner: "Ruth", due: "2026-03-02" }]);
});

test("names: selectors of controls by any attribute, also one that changes", PAGE, async (page) => {
  await page.evaluate(() => window.lab('<input data-field="who" aria-label="Who" value="Amira"><input data-field="x" aria-label="Other" value="Ruth">', { "/supervisee/name": "[data-field=who]" }));
  assert.equal((await record(page)).supervisee.name, "Amira");
  await page.evaluate(() => { const [one, other] = document.querySelectorAll("[data-field]"); one.dataset.field = "x"; other.dataset.field = "who"; });
  assert.equal((await record(page)).supervisee.name, "Ruth");
});

test("names: ids that change from mount to mount, names that are swapped", PAGE, async (page) => {
  await page.evaluate((markup) => window.lab(markup, { "/supervisee/name": "who", "/supervisor/name": "boss" }), inputs("who", "boss"));
  await page.fill("[name=who]", "Amira");
  assert.equal((await record(page)).supervisee.name, "Amira");
  await page.evaluate(() => { const [who, boss] = document.querySelectorAll("input"); who.name = "boss"; boss.name = "who"; });
  assert.deepEqual(await record(page), { kind: "one-to-one", supervisor: { name: "Amira" } });
});

test("names: options, boxes and texts that a script writes are read", PAGE, async (page) => {
  await page.evaluate(() => window.lab('<select name="mode" aria-label="Mode"><option value="">-</option><option value="virtual">Video</option></select><input type="checkbox" name="agree" value="yes" aria-label="Agree"><div id="health" contenteditable="true" role="textbox" aria-label="Health"></div><output id="next" data-supervision="/nextSession/date"></output>', { "/session/mode": "mode", "/disagreement/exists": "agree", "/sections/health-and-welfare": "health" }));
  assert.deepEqual(await record(page), { kind: "one-to-one", disagreement: { exists: false } });
  await page.evaluate(() => {
    document.querySelector("select").selectedIndex = 1;
    document.querySelector("[type=checkbox]").checked = true;
    document.querySelector("#health").firstChild ?? document.querySelector("#health").append("Amira is well");
    document.querySelector("#next").textContent = "31 March 2026";
  });
  assert.deepEqual(await record(page), { kind: "one-to-one", session: { mode: "virtual" }, disagreement: { exists: true }, sections: { "health-and-welfare": "Amira is well" }, nextSession: { date: "2026-03-31" } });
  await page.evaluate(() => { document.querySelector("option:last-child").value = "in-person"; document.querySelector("#health").firstChild.data = "Amira is very well"; });
  const { session, sections } = await record(page);
  assert.deepEqual([session.mode, sections["health-and-welfare"]], ["in-person", "Amira is very well"]);
});

test("names: two faults of one control stand one behind the other, and go one by one", PAGE, async (page) => {
  await page.evaluate((markup) => window.lab(markup, { "/session/date": "held", "/nextSession/date": "next", "/signatures/supervisor/name": "a", "/signatures/supervisee/name": "b", "/signatures/supervisor/signedOn": "on" }, { severity: {} }), inputs("held", "next", "a", "b", "on"));
  await page.fill("[name=held]", "2026-03-02");
  await page.fill("[name=on]", "2026-04-20");
  await page.fill("[name=next]", "2026-02-01");
  await page.click("#send");
  const described = await page.evaluate(() => [...document.querySelectorAll("input")].map((one) => (one.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean).every((id) => document.getElementById(id))));
  assert.ok(described.every(Boolean));
  const stand = await page.evaluate(() => [...document.querySelectorAll("#lab .supervision-error")].map((one) => { let at = one; while (at.classList.contains("supervision-error")) at = at.previousElementSibling; return at.localName; }));
  assert.ok(stand.every((name) => name === "label"), stand.join());
});

test("names: a form that is moved takes its next summary along", PAGE, async (page) => {
  await page.evaluate((markup) => window.lab(markup, { "/supervisee/name": "who" }), inputs("who"));
  await page.click("#send");
  await page.evaluate(() => document.querySelector("#two").append(document.querySelector("#lab")));
  await settled(page);
  await page.click("#send");
  await settled(page);
  assert.equal(await page.locator("#two > [data-supervision-summary]").count(), 1);
  assert.equal(await page.locator("[data-supervision-summary]").count(), 1);
  assert.ok((await summary(page)).length > 0);
  await page.evaluate(() => window.binding.release());
  assert.equal(await marks(page), 0);
});
