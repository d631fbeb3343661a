// Why: the rules of a policy, to browse and search, each with examples that are run when it is opened.

import { startPage } from "../shared/page.js";
import { policies, Validator } from "../shared/validator.js";
import { select, textField } from "../shared/choices.js";
import { drawNotChecked, drawNotes, drawRules } from "./draw.js";
import { packWithExamples } from "./packs.js";
import { runExamples } from "./alone.js";
import { search } from "./search.js";

const place = (id) => document.getElementById(id);
const ANY = { value: "", label: "All" };

startPage(async () => {
  const query = new URLSearchParams(location.search);
  const all = policies();
  const which = select({ id: "policy", label: "Policy", options: all.map(({ id, organisation }) => ({ value: id, label: organisation })) });
  const kind = select({ id: "kind", label: "Kind of record", options: [ANY] });
  const strength = select({
    id: "strength",
    label: "Strength",
    options: [ANY, { value: "must", label: "Must" }, { value: "should", label: "Should" }, { value: "advice", label: "Good practice" }],
  });
  const words = textField({ id: "words", label: "Words", hint: "For example, signed or 90 minutes" });
  place("choices").append(which.element, kind.element, strength.element, words.element);
  place("choices").addEventListener("submit", (event) => event.preventDefault());

  let pack = null;
  const show = () => {
    const found = search(pack, { query: words.value(), kind: kind.value(), strength: strength.value() });
    place("count").textContent =
      found.length === pack.rules.length ? `${found.length} rules` : `${found.length} of ${pack.rules.length} rules`;
    drawRules(place("rules"), found, pack, (rule) => runExamples(pack, rule, Validator));
    openNamed();
  };
  const load = async () => {
    pack = await packWithExamples(which.value());
    kind.setOptions([ANY, ...pack.kinds.map(({ id, label }) => ({ value: id, label }))]);
    show();
    drawNotChecked(place("not-checked"), pack);
    drawNotes(place("notes"), pack);
  };
  which.set(all.some(({ id }) => id === query.get("policy")) ? query.get("policy") : all[0].id);
  words.set(query.get("words") ?? "");
  which.changed(load);
  kind.changed(show);
  strength.changed(show);
  words.changed(show);
  addEventListener("hashchange", openNamed);
  await load();
});

/** Opens the rule that the address names: `why/?policy=bcp#rule-case-recorded-within-a-week`. */
function openNamed() {
  const named = location.hash === "" ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(named instanceof HTMLDetailsElement) || named.open) return;
  named.open = true;
  named.scrollIntoView();
  named.querySelector("summary").focus({ preventScroll: true });
}
