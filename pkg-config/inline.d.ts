// The same with the WebAssembly inside: init() and initSync() need nothing.

export * from "./index.js";
export { default } from "./index.js";

// For pages with the plain script inline.iife.js.
export as namespace supervisionValidator;
