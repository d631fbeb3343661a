// Where the WebAssembly and the texts of the policies lie: beside this file. In the builds with the bytes inside, another module stands in
// for this one (xtask/bundle.mjs). Bundlers look for just these expressions, and bring the files along. Both give undefined where this file
// does not know its own address, as in a bundle that is a plain script.

/** The WebAssembly, as something that init() takes. */
export function wasmHere() {
  try {
    return new URL("./supervision_validator_bg.wasm", import.meta.url);
  } catch {
    return undefined;
  }
}

/** The address of a policy's texts. */
export function policyTextsHere(id) {
  try {
    return new URL(`./policy-texts/${id}.json`, import.meta.url);
  } catch {
    return undefined;
  }
}
