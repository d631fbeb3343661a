// The essentials of the form adapter in any browser that has a driver: host pages of tests/forms/ that need no script of their own inside, used through WebDriver.

import assert from "node:assert/strict";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const summary = "return [...document.querySelectorAll('[role=alert] li')].map((one) => one.textContent)";
const marks = "return document.querySelectorAll('[aria-invalid=true], .govuk-error-message, .supervision-error, [data-supervision-summary]').length";
const html = "return document.documentElement.outerHTML";
const focused = "let one = document.activeElement; while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; return one.id || one.className";

const checks = {
  "silent before the first attempt": ["govuk.html", async (page) => {
    const before = await page.run(html);
    await page.type("#worker", "Am");
    await page.type("#session-date-day", "40");
    await page.rest();
    assert.equal(await page.run(html), before);
  }],
  "refused, marked, the focus in the summary": ["govuk.html", async (page) => {
    await page.click("#send");
    assert.match(await page.run("return location.pathname"), /govuk/);
    assert.equal(await page.run("return document.querySelector('#send').disabled"), false, "the page's guard did not hear of it");
    assert.ok((await page.run(summary)).length > 4);
    assert.equal(await page.run("return document.title"), "Error: Supervision record – Fellmoor");
    assert.equal(await page.run(focused), "govuk-error-summary");
    assert.equal(await page.run("return document.getElementById(document.querySelector('#worker').getAttribute('aria-describedby')).textContent"), "Error: Enter the name of the supervisee");
  }],
  "a link opens closed details and leads to its control": ["govuk.html", async (page) => {
    const before = await page.run(html);
    await page.click("#send");
    await page.run("[...document.querySelectorAll('[role=alert] a')].find((one) => one.textContent.includes('Annual Leave')).click()");
    await page.until(focused, "leave");
    await page.run("window.binding.release()");
    assert.equal(await page.run(html), before, "no trace");
  }],
  "marks go as somebody writes, and a draft is let through": ["govuk.html", async (page) => {
    await page.click("#send");
    await page.type("#worker", "Amira");
    await page.until("return document.querySelector('#worker').getAttribute('aria-invalid')", null);
    await page.click("#draft");
    await page.until("return location.pathname", "/sent");
  }],
  "the record of all kinds of controls": ["odd.html", async (page) => {
    await page.run("document.querySelector('#held').value = '2026-03-02'; document.querySelector('#minutes').value = '75'");
    await page.click("#exists");
    await page.click("[value=mapping]");
    assert.deepEqual(await page.run("return window.binding.record"), { kind: "one-to-one", session: { date: "2026-03-02", durationMinutes: 75 }, disagreement: { exists: true }, attachments: ["mapping"] });
  }],
  "an editor over a hidden text area is marked": ["odd.html", async (page) => {
    await page.click("#send");
    assert.equal(await page.run("return document.querySelector('.area').getAttribute('aria-invalid')"), "true");
    await page.run("[...document.querySelectorAll('[role=alert] a')].find((one) => one.textContent.includes('Health')).click()");
    await page.until(focused, "area");
  }],
  "a form in a shadow root": ["shadow.html", async (page) => {
    await page.run("window.form.querySelector('#send').click()");
    assert.equal(await page.run("return window.form.querySelector('#who').getAttribute('aria-invalid')"), "true");
    assert.equal(await page.run(focused), "supervision-summary");
    assert.equal(await page.run("return window.form.querySelector('text-field').validationMessage"), "Enter what was discussed under ‘Health and Welfare’");
    await page.run("window.binding.release(); window.form.querySelector('#send').click()");
    await page.until("return location.pathname", "/sent");
  }],
  "one tag": ["element.html", async (page) => {
    await page.until("return document.querySelector('supervision-check').binding !== null", true);
    await page.run("document.querySelector('[name=d]').value = '2026-03-02'; document.querySelector('[name=d]').dispatchEvent(new Event('input', { bubbles: true }))");
    await page.until("return document.querySelector('supervision-check').textContent.includes('2 April 2026')", true);
    await page.click("#send");
    assert.ok((await page.run(marks)) > 3);
    await page.run("document.querySelector('supervision-check').remove()");
    assert.equal(await page.run(marks), 0);
    await page.click("#send");
    await page.until("return location.pathname", "/sent");
  }],
};

/** `command` sends one WebDriver command of the session. Gives how many passed, and says what did not. */
export async function forms(command, address, wait) {
  const page = {
    run: (script, ...args) => command("POST", "/execute/sync", { script, args }),
    async element(selector) {
      const { [ELEMENT]: id } = await command("POST", "/element", { using: "css selector", value: selector });
      return `/element/${id}`;
    },
    click: async (selector) => command("POST", `${await page.element(selector)}/click`, {}),
    type: async (selector, text) => command("POST", `${await page.element(selector)}/value`, { text }),
    rest: () => wait(250),
    async until(script, expected) {
      let last;
      for (let tries = 0; tries < 60; tries++) {
        try {
          last = await page.run(script);
        } catch (error) {
          // A script is broken off where the page is just being left for the next one.
          last = error.message;
        }
        if (last === expected) return;
        await wait(50);
      }
      assert.equal(last, expected, script);
    },
  };
  const failed = [];
  for (const [name, [path, check]] of Object.entries(checks)) {
    try {
      await command("POST", "/url", { url: `${address}/tests/forms/${path}` });
      if (path !== "element.html") await page.until("return document.documentElement.dataset.ready", "");
      await check(page);
    } catch (error) {
      failed.push(`${name}: ${error.message}`);
    }
  }
  return { passed: Object.keys(checks).length - failed.length, failed };
}
