// Try a record: a form drawn from the policy, and the report on it that follows each change.

import { drawForm } from "../shared/form/form.js";
import { kept, keepWork } from "../shared/keep.js";
import { say, startPage } from "../shared/page.js";
import { chooseRecord, OWN_RECORD } from "../shared/record-chooser.js";
import { mark } from "../shared/report/marks.js";
import { Validator, wholePolicy } from "../shared/validator.js";
import { drawReport } from "./report.js";

const place = (id) => document.getElementById(id);

startPage(async () => {
  let choice = null;
  let form = null;
  let stage = "final";
  const own = kept(OWN_RECORD);
  const work = keepWork(place("keep-place"), OWN_RECORD, () => ({ policy: choice.pack.id, kind: choice.kind, today: choice.today, record: form.read() }));
  const report = drawReport(place("report"), (now) => {
    stage = now;
    update();
  });

  function update() {
    const record = form?.read() ?? { ...choice.record, kind: choice.kind };
    const options = { policy: choice.pack.id, today: choice.today };
    const [draft, final] = ["draft", "final"].map((one) => new Validator({ ...options, stage: one }).validate(record));
    const controls = form?.controls() ?? [];
    mark((stage === "draft" ? draft : final).findings, controls);
    report({ draft, final }, stage, controls);
    place("to-time").href = `time/${location.search}`;
  }

  async function open(next) {
    choice = next;
    form = null;
    if (next.sample?.own) work.dirty = true;
    else work.clean();
    place("sample-says").textContent = next.sample?.says ?? "An empty record: fill it in and see what is still missing.";
    place("record").replaceChildren();
    place("work").hidden = false;
    // The report needs the policy's rules alone; the form then has its words, too.
    update();
    const pack = await wholePolicy(next.pack.id);
    if (choice !== next) return;
    form = drawForm(pack, next.kind, next.record, (what) => {
      say(what);
      changed();
    });
    place("record").replaceChildren(form.element);
    update();
  }

  function changed() {
    work.changed();
    update();
  }

  place("record").addEventListener("submit", (event) => event.preventDefault());
  place("record").addEventListener("input", changed);
  // Text that somebody typed must not be thrown away unasked.
  await chooseRecord(place("choices"), open, { own, may: () => !work.dirty || confirm("This replaces what you have typed. Continue?") });
});
