// Which record a page is about: policy, kind of record, and one of the examples, or an empty record.

import { select } from "./choices.js";
import { choosePolicy } from "./chooser.js";
import { samplesFor } from "./samples.js";

/** The name under which the record of somebody's own is kept in the tab, where they ask for it. */
export const OWN_RECORD = "supervision-record";

/**
 * @param {HTMLElement} place
 * @param {(choice: { pack: object, kind: string, sample: object | undefined, record: object | undefined, today: string | undefined }) => void} open
 *   called at once and after each change; without a sample the record is empty and today is today
 * @param {{ policy?: string, sample?: string, own?: { policy: string, kind: string, today?: string, record: object } | null, may?: () => boolean }} [options]
 *   what is chosen at first where the address does not say; `own` is a record that somebody typed, offered beside the examples and chosen at
 *   first; `may()` can refuse a change
 */
export async function chooseRecord(place, open, { policy, sample: first = "faults", own = null, may = () => true } = {}) {
  const list = select({ id: "sample", label: "Example" });
  let samples = [];
  let current;
  let asked = 0;

  function show(id) {
    const sample = samples.find((one) => one.id === id);
    current = sample?.id ?? "";
    list.set(current);
    const address = new URL(location.href);
    address.searchParams.set("sample", current);
    history.replaceState(null, "", address);
    open({ pack: chooser.pack, kind: chooser.kind, sample, record: sample?.record, today: sample?.today });
  }

  let wanted = own === null ? new URLSearchParams(location.search).get("sample") : "own";
  let loaded;
  const chooser = choosePolicy(
    place,
    ({ pack, kind }) => {
      const mine = ++asked;
      loaded = samplesFor(pack.id, kind).then((found) => {
        if (mine !== asked) return;
        const mineToo = own?.policy === pack.id && own.kind === kind;
        samples = mineToo ? [...found, { id: "own", label: "What you typed", says: "The record that you typed in this tab.", own: true, ...own }] : found;
        list.setOptions([...samples.map(({ id, label }) => ({ value: id, label })), { value: "", label: "Empty record" }]);
        const id = wanted ?? (samples.some((one) => one.id === first) ? first : samples[0]?.id);
        wanted = null;
        show(id ?? "");
      });
    },
    { policy, may, kept: own },
  );
  place.append(list.element);
  list.changed(() => {
    if (may()) show(list.value());
    else list.set(current);
  });
  await loaded;
}
