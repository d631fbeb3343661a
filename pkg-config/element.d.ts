import type { FormBinding } from "./index.js";

/** `<supervision-check for="form-id" policy="bcp" kind="one-to-one">`; importing this module defines it. */
export class SupervisionCheck extends HTMLElement {
  /** The binding, once the WebAssembly is loaded and the form is there. */
  readonly binding: FormBinding | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "supervision-check": SupervisionCheck;
  }
}
