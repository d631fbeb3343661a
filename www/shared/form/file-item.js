// One item of a worker's file: whether it is there, and of which day it is.

import { dateControl, radiosControl } from "./controls.js";

const CHOICES = [{ id: "yes", label: "In the file" }, { id: "no", label: "Not there" }];

/** The value is `true`, `false`, or the date of the item; what else a record holds about the item is kept. */
export function fileItemControl(pointer, label) {
  const there = radiosControl({ pointer, label, choices: CHOICES, values: { yes: true, no: false } });
  const on = dateControl({ pointer: `${pointer}/on`, label: "Date of it, where known" });
  let kept = {};
  on.element.hidden = true;
  there.described.append(on.element);
  const show = () => {
    on.element.hidden = there.read() !== true;
  };
  there.element.addEventListener("input", show);
  return {
    ...there,
    read: () => {
      const date = on.read();
      if (there.read() !== true) return there.read();
      if (Object.keys(kept).length > 0) return { ...kept, ...(date === undefined ? {} : { on: date }) };
      return date ?? true;
    },
    write: (value) => {
      const { on: dated, ...rest } = value !== null && typeof value === "object" ? value : { on: typeof value === "string" ? value : undefined };
      kept = rest;
      on.write(dated);
      there.write(value === undefined ? undefined : value !== false);
      show();
    },
  };
}
