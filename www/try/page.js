// Try a record: a form drawn from the policy, and the report on it that follows each change.

import { drawForm } from "../shared/form/form.js";
import { say, startPage } from "../shared/page.js";
import { mark } from "../shared/report/marks.js";
import { chooseRecord } from "../shared/record-chooser.js";
import { Validator, wholePolicy } from "../shared/validator.js";
import { drawReport } from "./report.js";

const place = (id) => document.getElementById(id);

startPage(async () => {
  let form = null;
  let choice = null;
  // Text that somebody typed must not be thrown away unasked.
  let typed = false;
  const stage = { now: "final" };
  const report = drawReport(place("report"), (now) => {
    stage.now = now;
    update();
  });

  function update() {
    const options = { policy: choice.pack.id, today: choice.today };
    const record = form?.read() ?? { ...choice.record, kind: choice.kind };
    const reports = Object.fromEntries(["draft", "final"].map((now) => [now, new Validator({ ...options, stage: now }).validate(record)]));
    const controls = form?.controls() ?? [];
    mark(reports[stage.now].findings, controls);
    report(reports, stage.now, controls);
  }

  const may = () => !typed || confirm("This replaces what you have typed. Continue?");

  async function open(next) {
    choice = next;
    typed = false;
    form = null;
    place("sample-says").textContent = next.sample?.says ?? "An empty record: fill it in and see what is still missing.";
    place("record").replaceChildren();
    place("work").hidden = false;
    // The report needs the policy's rules alone; the form then has its words, too.
    update();
    const pack = await wholePolicy(next.pack.id);
    if (choice !== next) return;
    form = drawForm(pack, next.kind, next.record, (what) => {
      typed = true;
      say(what);
      update();
    });
    place("record").replaceChildren(form.element);
    update();
  }

  place("record").addEventListener("submit", (event) => event.preventDefault());
  place("record").addEventListener("input", () => {
    typed = true;
    update();
  });
  await chooseRecord(place("choices"), open, { may });
});
