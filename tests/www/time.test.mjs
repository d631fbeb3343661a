// "See the time": the line, the table beside it, today on its slider, how a deadline is counted, the calendar file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fits, onPage, useBrowser, violations } from "./site.mjs";

useBrowser();

const ready = (page) => page.waitForSelector("#picture svg");

test("a deadline of ten working days over Easter is counted day by day", async () => {
  await onPage("/time/?policy=nottinghamshire&kind=one-to-one&sample=complete", async (page) => {
    await ready(page);
    const copy = page.locator(".time-counting", { hasText: "Copy of the record" });
    const words = await copy.locator("p").first().textContent();
    assert.match(words, /^Tuesday 24 March 2026 is the day it starts from and is not counted\. Day 1 is Wednesday 25 March\./);
    assert.match(words, /Friday 3 April is a bank holiday \(Good Friday\)/);
    assert.match(words, /Monday 6 April is a bank holiday \(Easter Monday\)/);
    assert.match(words, /Day 10 is Thursday 9 April 2026\.$/);
    await copy.locator("summary").click();
    // Ten days that count, two weekends and the two bank holidays.
    assert.equal(await copy.locator("li").count(), 16);
    assert.equal(await copy.locator("li.time-not-counted").count(), 6);
    assert.deepEqual(await violations(page), []);
  });
});

test("a closure day moves a deadline and shows on the line", async () => {
  await onPage("/time/?policy=nottinghamshire&kind=one-to-one&sample=complete", async (page) => {
    await ready(page);
    await page.fill("#closure", "26/3/2026");
    await page.press("#closure", "Tab");
    await page.waitForSelector(".time-closure");
    assert.match(await page.locator(".time-counting", { hasText: "Copy of the record" }).locator("p").first().textContent(), /Day 10 is Friday 10 April 2026\.$/);
  });
});

for (const width of [320, 390, 1280]) {
  test(`the calendars choose a day by keyboard and by mouse, at ${width} pixels`, async () => {
    await onPage("/time/?policy=nottinghamshire&kind=one-to-one&sample=complete", async (page) => {
      await ready(page);
      await page.focus("#closure");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const dialog = page.locator("#datepicker-closure");
      // It opens at the page's today, 2 April 2026.
      assert.match(await dialog.locator("h2").textContent(), /April 2026/);
      await fits(page);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      assert.equal(await dialog.isVisible(), false);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-controls")), "datepicker-closure");
      await page.keyboard.press("Enter");
      await page.keyboard.press("PageUp");
      // The first of March; Thursday 26 is three weeks and four days on.
      for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
      await page.keyboard.press("Enter");
      assert.equal(await page.inputValue("#closure"), "26/3/2026");
      assert.match(await page.locator(".time-counting", { hasText: "Copy of the record" }).locator("p").first().textContent(), /Day 10 is Friday 10 April 2026\.$/);
      await page.click("#other-day ~ button");
      await page.locator("#datepicker-other-day button:visible", { hasText: "Wednesday 15 April 2026" }).click();
      assert.match(await page.textContent(".time-today-date"), /^Wednesday 15 April 2026$/);
    }, { width, height: 844 });
  });
}

test("what is no day is said beside its box, and moves nothing", async () => {
  await onPage("/time/?policy=nottinghamshire&kind=one-to-one&sample=faults", async (page) => {
    await ready(page);
    const before = await page.textContent(".time-today-date");
    await page.fill("#other-day", "31/2/2026");
    await page.press("#other-day", "Tab");
    assert.equal(await page.textContent("#other-day-error"), "Enter a date, like 17/5/2026");
    assert.match(await page.getAttribute("#other-day", "aria-describedby"), /other-day-error/);
    assert.equal(await page.textContent(".time-today-date"), before);
    assert.deepEqual(await violations(page), []);
    await page.fill("#other-day", "17 May 2027");
    await page.press("#other-day", "Tab");
    assert.equal(await page.textContent(".time-today-date"), "Monday 17 May 2027");
    assert.equal(await page.locator("#other-day-error").count(), 0);
    assert.match(await page.textContent("#table"), /overdue/i);
  });
});

test("a room sees a deadline pass", async () => {
  await onPage("/time/?policy=nottinghamshire&kind=one-to-one&sample=faults", async (page) => {
    await ready(page);
    const row = page.locator("#table tbody tr", { hasText: "next session" });
    assert.match(await row.textContent(), /days left/);
    await page.focus("#today");
    await page.keyboard.press("End");
    assert.match(await row.textContent(), /overdue/);
    assert.equal(await page.locator("#picture .time-span-overdue").count(), 1);
    assert.deepEqual(await violations(page), []);
    await page.click("text=A day earlier");
    assert.match(await page.getAttribute("#today", "aria-valuetext"), /2026$/);
  });
});

test("gaps between sessions are held against the interval", async () => {
  await onPage("/time/?policy=bcp&kind=one-to-one&sample=late", async (page) => {
    await ready(page);
    await page.waitForSelector("#gaps svg");
    // 8 December to 12 January is longer than a month, 12 January to 16 March and 16 March to 1 May as well.
    const results = await page.locator("#gap-table tbody tr").evaluateAll((rows) => rows.map((row) => row.lastElementChild.textContent));
    assert.deepEqual(results, ["Within the interval", "Within the interval", "4 days too long", "32 days too long", "15 days too long"]);
    assert.deepEqual(await violations(page), []);
  });
});

test("the deadlines go into a calendar file", async () => {
  await onPage("/time/?policy=nottinghamshire&kind=one-to-one&sample=complete", async (page) => {
    await ready(page);
    const waiting = page.waitForEvent("download");
    await page.click("#calendar-file");
    const text = readFileSync(await (await waiting).path(), "utf8");
    assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    assert.match(text, /DTSTART;VALUE=DATE:20260409\r\nDTEND;VALUE=DATE:20260410\r\n/);
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.equal(text.match(/BEGIN:VEVENT/g).length, await page.locator("#table tbody tr").count());
  });
});

test("every policy and kind has its time on a phone and on a desk, and axe-core finds nothing", async () => {
  for (const [policy, kind] of [["haringey", "agreement"], ["bcp", "case"], ["coventry", "file"], ["adopt-north-east", "one-to-one"], ["haringey", "impromptu"]]) {
    for (const width of [320, 1280]) {
      await onPage(`/time/?policy=${policy}&kind=${kind}&sample=late`, async (page) => {
        await ready(page);
        await fits(page);
        assert.deepEqual(await violations(page), [], `${policy}/${kind} at ${width}`);
      }, { width, height: 844 });
    }
  }
});
