// How many bytes the WebAssembly of the page holds: kept track of from the instance that the package makes.
export const memoryBytes = () => window.wasmMemories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
