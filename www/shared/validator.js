// The package, loaded: `await ready` before anything of it is called.

import init from "supervision-validator";
import wasm from "supervision-validator/supervision_validator_bg.wasm?url";

export * from "supervision-validator";

/** Resolves when the WebAssembly runs. */
export const ready = init(new URL(wasm, import.meta.url));
