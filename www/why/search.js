// Finding a rule by any word of it.

/** Rules in the policy's order whose clause, words, id or check have every word of the query, and that pass the filters (blank: all). */
export function search(pack, { query = "", kind = "", strength = "" }) {
  const words = fold(query).split(/\s+/).filter((word) => word !== "");
  return pack.rules.filter((rule) => {
    if (kind !== "" && rule.kinds !== undefined && !rule.kinds.includes(kind)) return false;
    if (strength !== "" && rule.strength !== strength) return false;
    const text = fold(`${rule.clause} ${rule.asks ?? ""} ${rule.id} ${rule.check} ${rule.hint ?? ""}`);
    return words.every((word) => text.includes(word));
  });
}

/** Small letters, without accents and with plain apostrophes, as people type. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}
