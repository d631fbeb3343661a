// Where the WebAssembly and the texts of the policies lie: beside this file. In the builds with the bytes inside, another module stands in
// for this one (xtask/bundle.mjs).

/** The WebAssembly, as something that init() takes; undefined where this file does not know its own address. */
export function wasmHere() {
  try {
    // Bundlers look for just this expression, and bring the file along.
    return new URL("./supervision_validator_bg.wasm", import.meta.url);
  } catch {
    return undefined;
  }
}

export function policyTextsHere(id) {
  return new URL(`./policy-texts/${id}.json`, import.meta.url);
}
