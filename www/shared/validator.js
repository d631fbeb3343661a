// The package, loaded: `await ready` before anything of it is called.

import init, { loadPolicyTexts, policy } from "supervision-validator";
import wasm from "supervision-validator/supervision_validator_bg.wasm?url";

export * from "supervision-validator";

/** Resolves when the WebAssembly runs. */
export const ready = init(new URL(wasm, import.meta.url));

/**
 * A built-in policy with its words: what each rule asks, the help and the conditions of its sections. They are a file of their own beside the
 * package, fetched from this server once. Without them (the file cannot be had) the policy is still one.
 */
export async function wholePolicy(id) {
  await loadPolicyTexts(id).catch((error) => console.error(error));
  return policy(id);
}
