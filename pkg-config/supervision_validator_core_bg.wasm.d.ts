// What a bundler makes of the file: its address or its bytes. init() takes both.

declare const wasm: string | Uint8Array;
export default wasm;
