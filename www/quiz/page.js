// Quiz: a record is read out to the room, the room marks what is wrong, and then sees what the validator found.

import { startPage, say } from "../shared/page.js";
import { loadPolicyTexts, policies, policy, validate } from "../shared/validator.js";
import { select } from "../shared/choices.js";
import { longDate } from "../shared/dates.js";
import { element } from "../shared/dom.js";
import { lead } from "../shared/lead.js";
import { drawForm } from "../shared/form/form.js";
import { allSamples } from "../shared/samples.js";
import { answersOf, drawAnswers, drawResult } from "./draw.js";
import { score } from "./score.js";

const place = (id) => document.getElementById(id);

startPage(async () => {
  await loadPolicyTexts();
  const query = new URLSearchParams(location.search);
  const packs = new Map(policies().map(({ id }) => [id, policy(id)]));
  const which = select({ id: "policy", label: "Policy", options: [...packs.values()].map(({ id, organisation }) => ({ value: id, label: organisation })) });
  const records = select({ id: "record", label: "Record", options: [] });
  place("choices").append(which.element, records.element);
  which.set(packs.has(query.get("policy")) ? query.get("policy") : "bcp");

  let samples = [];
  const offer = async () => {
    const pack = packs.get(which.value());
    // A complete record has nothing to find.
    samples = (await allSamples(pack))
      .filter(({ record, today }) => validate(record, { policy: pack.id, today }).findings.length > 0)
      .map((sample) => ({ ...sample, value: `${sample.kind}/${sample.id}` }));
    // The names of samples would give the faults away.
    const numbers = new Map();
    records.setOptions(
      samples.map(({ value, kind, kindLabel }) => {
        numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
        return { value, label: `${kindLabel}, record ${numbers.get(kind)}` };
      }),
    );
    begin();
  };
  const begin = () => {
    const pack = packs.get(which.value());
    const { record, kind, today } = samples.find(({ value }) => value === records.value());
    const report = validate(record, { policy: pack.id, today });
    const form = drawForm(pack, kind, record);
    const answers = answersOf(pack, record, form);
    place("about").textContent = `Today is ${longDate(today)}. The record has been submitted as finished.`;
    place("result").replaceChildren();
    const marked = drawAnswers(place("quiz"), answers, () => {
      const drawn = new Set(answers.map(({ pointer }) => pointer));
      const result = score(marked(), report.findings, drawn);
      drawResult(place("result"), result, { answers, drawn, organisation: pack.organisation });
      place("result").scrollIntoView();
      lead("result-title");
    });
    say(`${answers.length} answers to look at`);
  };
  which.changed(offer);
  records.changed(begin);
  await offer();
});
