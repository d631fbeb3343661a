// The same with the WebAssembly inside: init() and initSync() need nothing.

export * from "./index.js";
export { default } from "./index.js";
