// What the schema of the pack language says about a place in a pack.

/** Every part of the schema that speaks of the value at `pointer`, given the pack as far as it can be read. */
export function partsAt(schema, pointer, pack) {
  let parts = spread(schema, schema, pack);
  let value = pack;
  for (const step of pointer.split("/").slice(1)) {
    value = value?.[step];
    const inner = parts.flatMap((part) => {
      if (part.properties?.[step] !== undefined) return [part.properties[step]];
      if (/^\d+$/.test(step) && part.items !== undefined) return [part.items];
      return typeof part.additionalProperties === "object" ? [part.additionalProperties] : [];
    });
    parts = inner.flatMap((part) => spread(schema, part, value));
  }
  return parts;
}

/** A part with what it refers to, and of alternatives those that the value may be. */
function spread(schema, part, value, depth = 0) {
  if (part === undefined || part === null || typeof part !== "object" || depth > 12) return [];
  const more = [];
  if (part.$ref !== undefined) more.push(resolve(schema, part.$ref));
  for (const key of ["allOf", "anyOf", "oneOf"]) more.push(...(part[key] ?? []));
  if (part.if !== undefined) more.push(fits(schema, part.if, value) ? part.then : part.else);
  return [part, ...more.filter((one) => one !== undefined && fits(schema, one, value)).flatMap((one) => spread(schema, one, value, depth + 1))];
}

/** Whether a value may be meant by a part: only fixed values (`const`, `enum`) and its type rule a part out, since the value is being written. */
function fits(schema, part, value) {
  const meant = part.$ref === undefined ? part : { ...resolve(schema, part.$ref), ...part };
  if (value === undefined || value === null) return true;
  const type = Array.isArray(value) ? "array" : typeof value;
  if (meant.type !== undefined && ![meant.type].flat().some((one) => one === type || (one === "integer" && type === "number"))) return false;
  return Object.entries(meant.properties ?? {}).every(([key, one]) => {
    if (one === null || typeof one !== "object" || type !== "object" || !Object.hasOwn(value, key)) return true;
    if (one.const !== undefined) return one.const === value[key];
    return one.enum === undefined || typeof value[key] !== "string" || meant.required?.includes(key) !== true || one.enum.includes(value[key]);
  });
}

function resolve(schema, reference) {
  return reference.split("/").slice(1).reduce((part, step) => part?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], schema);
}

/** What the schema says of a value: its first description, and the values it may have where they are listed. */
export function helpAt(schema, pointer, pack) {
  const parts = partsAt(schema, pointer, pack);
  const description = parts.find((part) => typeof part.description === "string")?.description ?? "";
  const values = parts.flatMap((part) => part.enum ?? (part.const === undefined ? [] : [part.const])).filter((one) => typeof one === "string");
  return { description, values: [...new Set(values)] };
}

/** The members that may still stand in the object at `pointer`. */
export function keysAt(schema, pointer, pack) {
  const object = pointer.split("/").slice(1).reduce((value, step) => value?.[step], pack);
  const keys = new Map();
  for (const part of partsAt(schema, pointer, pack)) {
    for (const [key, one] of Object.entries(part.properties ?? {})) {
      if (object !== null && typeof object === "object" && Object.hasOwn(object, key)) continue;
      const description = spread(schema, one).find((each) => typeof each.description === "string")?.description ?? "";
      if (!keys.has(key) || keys.get(key) === "") keys.set(key, description);
    }
  }
  return [...keys].map(([key, description]) => ({ key, description }));
}
