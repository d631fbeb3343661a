// Try a record: a form drawn from the policy, and the report on it that follows each change.

import { choosePolicy, select } from "../shared/chooser.js";
import { element } from "../shared/dom.js";
import { drawForm } from "../shared/form/form.js";
import { say, startPage } from "../shared/page.js";
import { mark } from "../shared/report/marks.js";
import { samplesFor } from "../shared/samples.js";
import { Validator } from "../shared/validator.js";
import { drawReport } from "./report.js";

const place = (id) => document.getElementById(id);

startPage(() => {
  let form = null;
  let samples = [];
  let sample = null;
  // Text that somebody typed must not be thrown away unasked.
  let typed = false;
  const stage = { now: "final" };
  const report = drawReport(place("report"), (now) => {
    stage.now = now;
    update();
  });

  function update() {
    if (form === null) return;
    const options = { policy: chooser.pack.id, today: sample?.today };
    const record = form.read();
    const reports = Object.fromEntries(["draft", "final"].map((now) => [now, new Validator({ ...options, stage: now }).validate(record)]));
    const controls = form.controls();
    mark(reports[stage.now].findings, controls);
    report(reports, stage.now, controls);
  }

  const may = () => !typed || confirm("This replaces what you have typed. Continue?");

  function open(next) {
    sample = next;
    typed = false;
    form = drawForm(chooser.pack, chooser.kind, next?.record ?? {}, (what) => {
      typed = true;
      say(what);
      update();
    });
    place("record").replaceChildren(form.element);
    place("sample-says").textContent = next?.says ?? "An empty record: fill it in and see what is still missing.";
    place("work").hidden = false;
    update();
  }

  const sampleList = select("sample", "Example", []);
  let wanted = 0;
  async function chosen({ pack, kind }) {
    const mine = ++wanted;
    const found = await samplesFor(pack.id, kind);
    if (mine !== wanted) return;
    samples = found;
    const options = [...samples.map(({ id, label }) => [id, label]), ["", "Empty record"]];
    sampleList.input.replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));
    const first = samples.find(({ id }) => id === "faults") ?? samples[0];
    sampleList.input.value = first?.id ?? "";
    open(first);
  }
  const chooser = choosePolicy(place("choices"), chosen, { may });
  place("choices").append(sampleList.group);
  sampleList.input.addEventListener("change", () => {
    if (may()) open(samples.find(({ id }) => id === sampleList.input.value));
    else sampleList.input.value = sample?.id ?? "";
  });
  place("record").addEventListener("submit", (event) => event.preventDefault());
  place("record").addEventListener("input", () => {
    typed = true;
    update();
  });
});
