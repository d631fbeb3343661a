// A file for the computer that shows the page; nothing is sent.

import { element } from "./dom.js";

/** Saves a blob, or text of a type, under a name. */
export function saveFile(content, name, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
