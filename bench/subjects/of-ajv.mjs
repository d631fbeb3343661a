// What a function that Ajv made finds, as the faults of the small workload.

import { comparisons, faultAt } from "./comparisons.mjs";

export function ofAjv(validate) {
  return (record) => {
    const faults = comparisons(record);
    if (validate(record)) return faults;
    const found = new Set();
    for (const { keyword, instancePath, params } of validate.errors) {
      const fault = faultAt(keyword === "required" ? `${instancePath}/${params.missingProperty}` : instancePath);
      // A blank text may fail twice: one fault.
      if (found.has(fault.path)) continue;
      found.add(fault.path);
      faults.push(fault);
    }
    return faults;
  };
}
