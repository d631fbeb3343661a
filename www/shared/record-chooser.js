// Which record a page is about: policy, kind of record, and one of the examples, or an empty record.

import { choosePolicy, select } from "./chooser.js";
import { element } from "./dom.js";
import { samplesFor } from "./samples.js";

/**
 * @param {HTMLElement} place
 * @param {(choice: { pack: object, kind: string, sample: object | undefined, record: object | undefined, today: string | undefined }) => void} open
 *   called at once and after each change; without a sample the record is empty and today is today
 * @param {{ policy?: string, sample?: string, may?: () => boolean }} [options] what is chosen at first where the address does not say;
 *   `may()` can refuse a change
 */
export async function chooseRecord(place, open, { policy, sample: first = "faults", may = () => true } = {}) {
  const list = select("sample", "Example", []);
  let samples = [];
  let current;
  let asked = 0;

  function show(id) {
    const sample = samples.find((one) => one.id === id);
    current = sample?.id ?? "";
    list.input.value = current;
    const address = new URL(location.href);
    address.searchParams.set("sample", current);
    history.replaceState(null, "", address);
    open({ pack: chooser.pack, kind: chooser.kind, sample, record: sample?.record, today: sample?.today });
  }

  let wanted = new URLSearchParams(location.search).get("sample");
  let loaded;
  const chooser = choosePolicy(
    place,
    ({ pack, kind }) => {
      const mine = ++asked;
      loaded = samplesFor(pack.id, kind).then((found) => {
        if (mine !== asked) return;
        samples = found;
        list.input.replaceChildren(...[...found.map(({ id, label }) => [id, label]), ["", "Empty record"]].map(([value, text]) => element("option", { value }, text)));
        const id = wanted ?? (found.some((one) => one.id === first) ? first : found[0]?.id);
        wanted = null;
        show(id ?? "");
      });
    },
    { policy, may },
  );
  place.append(list.group);
  list.input.addEventListener("change", () => {
    if (may()) show(list.input.value);
    else list.input.value = current;
  });
  await loaded;
}
