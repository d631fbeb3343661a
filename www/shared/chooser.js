// Which policy and which kind of record a page is about: two lists, and the address that keeps the choice.

import { select } from "./choices.js";
import { policies, policy } from "./validator.js";

/**
 * Puts the lists into `place` and calls `chosen({ pack, kind })` at once and after each change. The address of the page holds the choice as
 * `?policy=…&kind=…`, so that it can be linked to.
 *
 * @param {HTMLElement} place
 * @param {(choice: { pack: object, kind: string }) => void} chosen
 * @param {{ policy?: string, kinds?: boolean, kept?: { policy: string, kind: string } | null, may?: () => boolean }} [options] the policy where
 *   the address names none; `kinds: false` leaves the kind out; `kept` goes before the address; `may()` can refuse a change
 * @returns {{ pack: object, kind: string, choose: (policy: string, kind: string) => void }} what is chosen now
 */
export function choosePolicy(place, chosen, { policy: usual = "bcp", kinds = true, kept = null, may = () => true } = {}) {
  const query = new URLSearchParams(location.search);
  const all = policies();
  const known = [kept?.policy, query.get("policy"), usual].find((one) => all.some(({ id }) => id === one));
  const current = { pack: policy(known), kind: kept?.kind ?? query.get("kind") };

  const policyList = select({ id: "policy", label: "Policy", options: all.map(({ id, organisation }) => ({ value: id, label: organisation })) });
  const kindList = select({ id: "kind", label: "Kind of record" });
  place.append(policyList.element);
  if (kinds) place.append(kindList.element);

  function show() {
    const offered = current.pack.kinds;
    if (!offered.some(({ id }) => id === current.kind)) current.kind = offered[0].id;
    policyList.set(current.pack.id);
    kindList.setOptions(offered.map(({ id, label }) => ({ value: id, label })));
    kindList.set(current.kind);
    const address = new URL(location.href);
    address.searchParams.set("policy", current.pack.id);
    if (kinds) address.searchParams.set("kind", current.kind);
    history.replaceState(null, "", address);
    chosen({ ...current });
  }

  const choose = (policyId, kind) => {
    current.pack = policy(policyId);
    current.kind = kind;
    show();
  };
  const changed = () => {
    if (may()) return choose(policyList.value(), kindList.value());
    policyList.set(current.pack.id);
    kindList.set(current.kind);
  };
  policyList.changed(changed);
  kindList.changed(changed);
  show();
  return {
    choose,
    get pack() {
      return current.pack;
    },
    get kind() {
      return current.kind;
    },
  };
}
