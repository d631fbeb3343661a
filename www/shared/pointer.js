// JSON Pointers into a record. The names in them are ids of the contract or of a pack: none holds "~" or "/".

export function get(record, pointer) {
  return pointer.split("/").slice(1).reduce((value, key) => value?.[key], record);
}

/** Puts a value where the pointer leads, making the objects on the way. */
export function put(record, pointer, value) {
  const keys = pointer.split("/").slice(1);
  const last = keys.pop();
  let parent = record;
  for (const key of keys) parent = parent[key] ??= {};
  parent[last] = value;
}

/** Whether a pack's pointer, with `*` for any one step, is this one. */
export function covers(pattern, pointer) {
  const steps = pointer.split("/");
  const wanted = pattern.split("/");
  return wanted.length === steps.length && wanted.every((step, index) => step === "*" || step === steps[index]);
}
