// "Try a record": the form of every policy and kind of record, the report beside it, keyboard, phone, what is kept and what is not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { policies, Validator } from "../../pkg/index.js";
import { wholeSamples } from "../../www/shared/sample-file.js";
import { fits, onPage, useBrowser, violations } from "./site.mjs";

useBrowser();
before(() => init());

const ready = (page) => page.waitForSelector("#record .record");
const findings = (page) => page.locator("#findings .finding").evaluateAll((list) => list.map((one) => one.dataset.rule));

function samplesOf(policy, kind) {
  return wholeSamples(JSON.parse(readFileSync(new URL(`../../www/samples/${policy}/${kind}.json`, import.meta.url), "utf8")), kind);
}

/** The rules found, errors first, as the page lists them. */
function expected(policy, sample) {
  const report = new Validator({ policy, today: sample.today }).validate(sample.record);
  return ["error", "warning", "advice"].flatMap((severity) => report.findings.filter((one) => one.severity === severity).map(({ rule }) => rule));
}

test("the first report needs the page, its script, its style and the WebAssembly, and nothing else", async () => {
  const requests = [];
  let texts;
  const prepare = async (page) => {
    page.on("request", (request) => request.url().startsWith("data:") || requests.push(new URL(request.url()).pathname.split(".").at(-1)));
    // The policy's words are held back: the report must stand without them.
    await page.route("**/*.json", (route) => {
      texts = route;
    });
  };
  await onPage("/", async (page) => {
    await page.waitForSelector("#findings .finding");
    assert.equal(await page.locator("#record .record").count(), 0);
    assert.deepEqual(requests.filter((end) => end !== "json").sort(), ["/", "css", "js", "wasm"]);
    while (texts === undefined) await page.waitForTimeout(20);
    await texts.continue();
    await ready(page);
  }, { prepare });
});

for (const policy of ["adopt-north-east", "bcp", "nottinghamshire", "haringey", "coventry"]) {
  test(`every example of ${policy} passes through its form unchanged, and axe-core finds nothing`, async () => {
    const { kinds } = policies().find(({ id }) => id === policy);
    for (const kind of kinds) {
      await onPage(`/?policy=${policy}&kind=${kind}`, async (page) => {
        await ready(page);
        for (const sample of samplesOf(policy, kind)) {
          await page.selectOption("#sample", sample.id);
          await ready(page);
          assert.deepEqual(await findings(page), expected(policy, sample), `${policy}/${kind}/${sample.id}`);
          if (sample.id === "faults") assert.deepEqual(await violations(page), [], `${policy}/${kind}`);
        }
      });
    }
  });
}

test("a finding leads to its field, and goes once the field is right", async () => {
  await onPage("/?policy=bcp&kind=one-to-one&sample=faults", async (page) => {
    await ready(page);
    await page.click("#findings a:has-text('stock words under')");
    assert.equal(await page.evaluate(() => document.activeElement.id), "sections--annual-leave-and-toil--discussion");
    assert.equal(await page.getAttribute(":focus", "aria-describedby").then((ids) => ids.includes("--messages")), true);
    await page.fill(":focus", "Eight days are left, five of them booked for August.");
    assert.equal(await page.locator("#findings a:has-text('stock words under')").count(), 0);
    assert.equal(await page.locator("#sections--annual-leave-and-toil--discussion--messages .mark").count(), 0);
  });
});

test("a draft does not call wrong what is merely missing", async () => {
  await onPage("/?policy=bcp&kind=one-to-one&sample=faults", async (page) => {
    await ready(page);
    const sample = samplesOf("bcp", "one-to-one").find(({ id }) => id === "faults");
    const count = (stage) => new Validator({ policy: "bcp", today: sample.today, stage }).validate(sample.record).findings.length;
    assert.ok(count("draft") < count("final"));
    await page.check("#stage-draft");
    assert.equal((await findings(page)).length, count("draft"));
    assert.match(await page.textContent("#stage-difference"), new RegExp(`^${count("final") - count("draft")} findings are`));
    assert.deepEqual(await violations(page), []);
  });
});

test("rows come and go by keyboard", async () => {
  await onPage("/?policy=bcp&kind=case&sample=complete", async (page) => {
    await ready(page);
    await page.focus("#cases--add");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "cases--1--reference");
    await page.focus("#cases--1--actions--add");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "cases--1--actions--0--action");
    assert.deepEqual(await violations(page), []);
    await page.focus("#cases--1--remove");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "cases--add");
    assert.equal(await page.locator("#cases--1--reference").count(), 0);
  });
});

test("a conditional section shows where its condition is true", async () => {
  await onPage("/?policy=haringey&kind=one-to-one&sample=", async (page) => {
    await ready(page);
    const section = page.locator(".record-section:has(#sections--previous-actions-review--discussion)");
    assert.equal(await section.isVisible(), false);
    for (const [part, value] of [["day", "2"], ["month", "2"], ["year", "2026"]]) await page.fill(`#session--previousDate--${part}`, value);
    assert.equal(await section.isVisible(), true);
  });
});

test("nothing is stored unless asked, and leaving with text warns", async () => {
  await onPage("/", async (page) => {
    await ready(page);
    await page.fill("#supervisee--name", "Nia Pryce");
    assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
    const dialog = new Promise((resolve) => page.once("dialog", resolve));
    const leaving = page.reload();
    assert.equal((await dialog).type(), "beforeunload");
    await (await dialog).accept();
    await leaving;
    await ready(page);
    assert.equal(await page.inputValue("#supervisee--name"), "Amara Okafor");

    await page.check("#keep");
    await page.fill("#supervisee--name", "Nia Pryce");
    await page.reload();
    await ready(page);
    assert.equal(await page.inputValue("#supervisee--name"), "Nia Pryce");
    await page.uncheck("#keep");
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  });
});

test("a phone has the whole of it", async () => {
  for (const width of [320, 390]) {
    await onPage("/?policy=bcp&kind=group&sample=faults", async (page) => {
      await ready(page);
      await fits(page);
      assert.deepEqual(await violations(page), []);
      await page.click(".govuk-service-navigation__toggle");
      assert.equal(await page.isVisible("#navigation a:has-text('See the time')"), true);
      await fits(page);
    }, { width, height: 844 });
  }
});

test("on paper the record and the report are there, and the controls of the page are not", async () => {
  await onPage("/?policy=bcp&kind=one-to-one&sample=faults", async (page) => {
    await ready(page);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.isVisible("#choices"), false);
    assert.equal(await page.isVisible(".site-header"), false);
    assert.equal(await page.isVisible("#keep-place"), false);
    assert.equal(await page.isVisible("#findings .finding >> nth=0"), true);
    assert.equal(await page.isVisible("#supervisee--name"), true);
  });
});
