// The memory of the WebAssembly that the package loads: kept track of from the instances that are made after this.

const memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  const { exports } = made.instance ?? made;
  if (exports.memory) memories.push(exports.memory);
  return made;
};

/** Bytes of all of them. */
export function webAssemblyBytes() {
  if (memories.length === 0) throw new Error("the package has loaded its WebAssembly in another way");
  return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
