// Shadow roots, custom elements of the form, and a form of another window.

import assert from "node:assert/strict";

import { record, sent, settled, test } from "./harness.mjs";

test("shadow root: read, refused, marked in the control's own root", "shadow.html", async (page) => {
  await page.fill("#who", "Amira");
  await page.fill("#day", "2");
  await page.fill("#month", "3");
  await page.fill("#year", "2026");
  await page.fill("text-field input", "Well");
  assert.deepEqual(await record(page), { kind: "one-to-one", supervisee: { name: "Amira" }, session: { date: "2026-03-02" }, sections: { "health-and-welfare": "Well" } });
  await page.fill("#who", "");
  await page.fill("#month", "");
  await page.fill("text-field input", "");
  await page.click("#send");
  assert.equal(sent.length, 0);
  const root = await page.evaluate(() => {
    const who = window.form.querySelector("#who");
    const date = window.form.querySelector("date-field").shadowRoot;
    const text = window.form.querySelector("text-field");
    return {
      described: who.getRootNode().getElementById(who.getAttribute("aria-describedby"))?.textContent,
      date: date.getElementById(date.querySelector("fieldset").getAttribute("aria-describedby"))?.textContent,
      invalid: [...date.querySelectorAll("[aria-invalid]")].map((one) => one.id),
      told: text.validationMessage,
      summary: window.form.previousElementSibling?.hasAttribute("data-supervision-summary"),
      focus: window.form.getRootNode().activeElement?.className,
    };
  });
  assert.deepEqual(root, {
    described: "Error: Enter the name of the supervisee",
    date: "Error: Date of supervision must be a real date, like 9 March 2026",
    invalid: ["month"],
    told: "Enter what was discussed under ‘Health and Welfare’",
    summary: true,
    focus: "supervision-summary",
  });
  await page.locator("[role=alert] a", { hasText: "real date" }).click();
  await page.waitForFunction(() => window.form.querySelector("date-field").shadowRoot.activeElement?.id === "month");
});

test("shadow root: a custom element that was told does not stand in the way of the next attempt", "shadow.html", async (page) => {
  await page.click("#send");
  assert.ok(await page.evaluate(() => window.form.querySelector("text-field").validationMessage));
  await page.evaluate(() => { window.form.querySelector("text-field").shadowRoot.querySelector("input").value = "Amira feels well after her leave."; });
  await page.click("#send");
  await settled(page);
  assert.equal(await page.evaluate(() => window.form.querySelector("text-field").validationMessage), "");
  await page.evaluate(() => window.binding.release());
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("iframe: a form of another window, bound from outside", "iframe.html", async (page) => {
  const frame = page.frame({ url: /iframe-form/ });
  const before = await frame.evaluate(() => document.documentElement.outerHTML);
  // Playwright's own clicks wait for a frame that this browser does not draw without a window.
  const click = (selector) => frame.evaluate((selector) => document.querySelector(selector).click(), selector);
  await click("[value=virtual]");
  assert.deepEqual(await record(page), { kind: "one-to-one", session: { mode: "virtual" } });
  await click("#send");
  assert.equal(sent.length, 0);
  assert.equal(await frame.title(), "Error: Record");
  assert.equal(await page.title(), "Case system");
  assert.equal(await frame.getAttribute("#n", "aria-invalid"), "true");
  assert.equal(await frame.evaluate(() => document.activeElement.className), "supervision-summary");
  await page.evaluate(() => window.binding.release());
  assert.equal(await frame.evaluate(() => document.documentElement.outerHTML), before);
});
