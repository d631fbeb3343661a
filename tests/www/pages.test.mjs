// Compare, Why, Audit, Write a policy and Quiz, as a trainer uses them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { fits, onPage, useBrowser, violations } from "./site.mjs";

useBrowser();

const SIZES = [{ width: 1280, height: 900 }, { width: 390, height: 844 }, { width: 320, height: 640 }];

/** Runs a test at each size; nothing may stick out, and axe-core may find nothing. */
async function everywhere(path, ready, run = async () => {}) {
  for (const size of SIZES) {
    await onPage(
      path,
      async (page) => {
        await page.waitForSelector(ready);
        await fits(page);
        assert.deepEqual(await violations(page), []);
        await run(page);
        await fits(page);
        assert.deepEqual(await violations(page), []);
      },
      size,
    );
  }
}

describe("compare", () => {
  test("fits and is accessible, with a cell open", async () => {
    await everywhere("/compare/", ".site-matrix tbody tr", async (page) => {
      await page.locator(".site-cell").first().click();
      await page.waitForSelector("#cell-title");
    });
  });

  test("a cell opens the rules behind it, by keyboard too", async () => {
    await onPage("/compare/", async (page) => {
      await page.waitForSelector(".site-matrix");
      const row = page.locator(".site-matrix tbody tr", { hasText: "Signatures and their dates" });
      const cell = row.locator("button.site-cell").nth(1);
      await cell.focus();
      await page.keyboard.press("Enter");
      assert.match(await page.textContent("#cell-title"), /^Signatures and their dates: /);
      assert.equal(await page.evaluate(() => document.activeElement.id), "cell-title");
      assert.ok((await page.locator("#cell li").count()) >= 1);
      await page.click("#cell button");
      assert.equal(await page.locator("#cell-title").count(), 0);
    });
  });

  test("two policies say where they differ", async () => {
    await onPage("/compare/?left=haringey&right=coventry", async (page) => {
      const length = page.locator(".site-difference", { hasText: "How long a session lasts" });
      await length.waitFor();
      // Haringey: 90 minutes; Coventry: 90 to 120.
      assert.match(await length.textContent(), /at least 90 minutes/);
      assert.match(await length.textContent(), /at most 120 minutes/);
      await page.selectOption("#right", "haringey");
      assert.match(await page.textContent("#differences"), /two different policies/);
    });
  });
});

describe("why", () => {
  test("fits and is accessible, with a rule open", async () => {
    await everywhere("/why/?policy=coventry", ".site-rule-details", async (page) => {
      await page.locator(".site-rule-details > summary").first().click();
      await page.waitForSelector(".site-example");
    });
  });

  test("a rule is found by its words, and runs its examples", async () => {
    await onPage("/why/?policy=haringey", async (page) => {
      await page.waitForSelector(".site-rule-details");
      const all = await page.locator(".site-rule-details").count();
      await page.fill("#words", "90 minutes");
      const found = await page.locator(".site-rule-details").count();
      assert.ok(found >= 1 && found < all);
      assert.match(await page.textContent("#count"), new RegExp(`^${found} of ${all} rules$`));
      await page.locator(".site-rule-details > summary").first().click();
      assert.match(await page.locator(".site-example--clear").first().textContent(), /Nothing found/);
      assert.ok((await page.locator(".site-example--found", { hasText: "90 minutes" }).count()) >= 1);
    });
  });

  test("what no record can show is listed", async () => {
    await onPage("/why/?policy=bcp", async (page) => {
      await page.waitForSelector("#asked-and-not-shown");
      assert.ok((await page.locator("#not-checked tbody tr").count()) > 50);
    });
  });

  test("an address leads to a rule", async () => {
    await onPage("/why/?policy=haringey#rule-actions-have-owner", async (page) => {
      await page.waitForSelector("#rule-actions-have-owner[open] .site-example");
    });
  });
});

describe("quiz", () => {
  test("fits and is accessible, before and after", async () => {
    await everywhere("/quiz/", ".site-answer", async (page) => {
      await page.locator(".site-answer input").first().check();
      await page.click("#quiz button");
      await page.waitForSelector("#result-title");
    });
  });

  test("what the room marks is held against what was found", async () => {
    await onPage("/quiz/?policy=bcp", async (page) => {
      await page.waitForSelector(".site-answer");
      await page.click("#quiz button");
      const total = Number(/^You found 0 of (\d+)$/.exec(await page.textContent("#result-title"))[1]);
      assert.ok(total >= 3);
      // Marking everything finds everything, and much that is right.
      for (const box of await page.locator(".site-answer input").all()) await box.check();
      await page.click("#quiz button");
      const [, found] = /^You found (\d+) of/.exec(await page.textContent("#result-title"));
      assert.equal(Number(found), total);
      assert.match(await page.textContent("#result"), /Marked by you, and nothing found/);
      assert.match(await page.textContent("#result"), /Clause /);
    });
  });
});

describe("audit", () => {
  test("fits and is accessible, before and after", async () => {
    await everywhere("/audit/?policy=nottinghamshire&today=2026-03-20", "#file", async (page) => {
      await page.click("text=Use the example");
      await page.waitForSelector("#results-title", { timeout: 60_000 });
    });
  });

  test("the example's figures are shown and saved", async () => {
    await onPage("/audit/?policy=nottinghamshire&today=2026-03-20", async (page) => {
      await page.waitForSelector("#file");
      await page.click("text=Use the example");
      await page.waitForSelector("#results-title", { timeout: 60_000 });
      assert.match(await page.textContent(".site-figures"), /1,000/);
      assert.ok((await page.locator("svg.chart").count()) >= 2);
      const [csv] = await Promise.all([page.waitForEvent("download"), page.click("text=Save all findings")]);
      const lines = (await readFile(await csv.path(), "utf8")).trimEnd().split("\r\n");
      assert.equal(lines[0], "line,severity,code,rule,clause,path,due,message");
      const [json] = await Promise.all([page.waitForEvent("download"), page.click("text=Save the figures")]);
      const figures = JSON.parse(await readFile(await json.path(), "utf8"));
      assert.equal(figures.records, 1_000);
      const { error, warning, advice } = figures.bySeverity;
      assert.equal(lines.length - 1, error + warning + advice + figures.joined.withdrawn);
    });
  });

  test("a table's columns can be led elsewhere, and a broken line is reported", async () => {
    await onPage("/audit/?policy=haringey&today=2026-03-20", async (page) => {
      await page.waitForSelector("#file");
      const table = "Worker,Held,Minutes\nAmira Osei,02/03/2026,75\nBen Hale,09/03/2026,90\n\"broken,1,2\n";
      await page.setInputFiles("#file", { name: "records.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
      await page.waitForSelector("#mapping-title");
      assert.deepEqual(await violations(page), []);
      const held = page.locator("#mapping tbody tr", { has: page.locator("th", { hasText: /^Held$/ }) }).locator("select");
      assert.equal(await held.inputValue(), "");
      await held.selectOption("/session/date");
      await page.click("text=Audit the records");
      await page.waitForSelector("#results-title", { timeout: 60_000 });
      const months = page.locator(".site-facts", { hasText: "By month of the session" });
      assert.match(await months.textContent(), /2026-03/);
      assert.match(await page.textContent("#results"), /must last at least 90 minutes/i);
      assert.match(await page.textContent("#unreadable ~ .site-scroll"), /4/);
    });
  });

  test("it can be cancelled, and the page answers meanwhile", async () => {
    await onPage("/audit/?policy=coventry&today=2026-03-20", async (page) => {
      await page.waitForSelector("#file");
      const record = JSON.stringify({ kind: "one-to-one", session: { date: "2026-03-02" }, sections: { a: "x".repeat(2_000) } });
      await page.setInputFiles("#file", { name: "many.ndjson", mimeType: "text/plain", buffer: Buffer.from(`${record}\n`.repeat(12_000)) });
      await page.waitForSelector("#progress button");
      await page.click("#progress button");
      assert.match(await page.textContent("#progress"), /cancelled/);
      assert.equal(await page.locator("#results-title").count(), 0);
    });
  });
});

describe("what has just come", () => {
  const ASKED = {
    "/audit/?policy=nottinghamshire&today=2026-03-20": { ready: "#file", press: "#source button", comes: "results-title" },
    "/compare/": { ready: ".site-matrix tbody tr", press: ".site-cell >> nth=0", comes: "cell-title" },
    "/quiz/": { ready: "#quiz button", press: "#quiz button", comes: "result-title" },
  };
  for (const [path, { ready, press, comes }] of Object.entries(ASKED)) {
    test(`has the focus at its heading, which only keyboards see: ${path}`, async () => {
      for (const key of [false, true]) {
        await onPage(path, async (page) => {
          await page.waitForSelector(ready);
          const asks = page.locator(press).last();
          if (key) {
            await asks.focus();
            await page.keyboard.press("Enter");
          } else await asks.click();
          await page.waitForFunction((id) => document.activeElement.id === id, comes, { timeout: 60_000 });
          const { outline, background } = await page.evaluate(() => {
            const { outlineStyle, outlineColor, backgroundColor } = getComputedStyle(document.activeElement);
            return { outline: outlineStyle === "none" ? "none" : outlineColor, background: backgroundColor };
          });
          // GOV.UK's yellow, with an outline that shows where colours are overridden.
          assert.deepEqual([outline, background], key ? ["rgba(0, 0, 0, 0)", "rgb(255, 221, 0)"] : ["none", "rgba(0, 0, 0, 0)"]);
          assert.ok(await page.evaluate(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), "in view");
          await page.keyboard.press("Tab");
          assert.equal(await page.locator(`#${comes}[tabindex]`).count(), 0, "and gives it on");
        });
      }
    });
  }
});

describe("write a policy", () => {
  const editorText = (page) => page.evaluate(() => document.getElementById("editor").shadowRoot.querySelector(".cm-content").textContent);
  const replace = async (page, text) => {
    await page.evaluate(() => document.getElementById("editor").shadowRoot.querySelector(".cm-content").focus());
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(text);
  };

  test("fits and is accessible", async () => {
    await everywhere("/write/", "#problems strong");
  });

  test("mistakes are told while somebody writes, and the form follows", async () => {
    await onPage("/write/", async (page) => {
      await page.waitForSelector(".govuk-tag--green");
      assert.match(await editorText(page), /my-council/);
      assert.match(await page.textContent("#try"), /Wellbeing/);
      const pack = {
        id: "ours", title: "T", organisation: "O", version: "1", kinds: [{ id: "one-to-one", label: "Meeting" }],
        sections: [{ id: "mood", kinds: ["one-to-one"], label: "How was your week?" }],
        rules: [{ id: "mood-asked", clause: "1", strength: "must", asks: "The week is asked about.", check: "section", sectoin: "mood" }],
      };
      await replace(page, JSON.stringify(pack, null, 2));
      await page.waitForSelector("#problems .govuk-tag--red");
      assert.match(await page.textContent("#problems"), /\/rules\/0\/sectoin.*section/s);
      assert.deepEqual(await violations(page), []);
      pack.rules[0] = { id: "mood-asked", clause: "1", strength: "must", asks: "The week is asked about.", check: "section", section: "mood" };
      await replace(page, JSON.stringify(pack, null, 2));
      await page.waitForSelector("#problems .govuk-tag--green");
      assert.match(await page.textContent("#try"), /How was your week\?/);
      await replace(page, '{ "id": ');
      await page.waitForSelector("#problems .govuk-tag--red");
      assert.match(await page.textContent("#problems"), /not JSON/);
    });
  });

  test("a built-in policy is the start, and the file comes down", async () => {
    await onPage("/write/", async (page) => {
      await page.waitForSelector(".govuk-tag--green");
      await page.selectOption("#start", "nottinghamshire");
      await page.click("#choices button");
      await page.waitForFunction(() => document.getElementById("try").textContent.includes("Nottinghamshire") || document.querySelectorAll("#trial-kind option").length > 1);
      const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Download the policy")]);
      assert.equal(download.suggestedFilename(), "nottinghamshire.json");
      const pack = JSON.parse(await readFile(await download.path(), "utf8"));
      assert.equal(pack.id, "nottinghamshire");
    });
  });
});
