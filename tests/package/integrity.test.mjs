// integrity.json names every file that a page loads, with its hash.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const pkg = new URL("../../pkg/", import.meta.url);
const hashes = JSON.parse(readFileSync(new URL("integrity.json", pkg), "utf8"));

it("every script, every policy's text and the WebAssembly have their hash", async () => {
  const files = readdirSync(fileURLToPath(pkg), { recursive: true }).map((file) => file.replaceAll("\\", "/"));
  const loaded = files.filter((file) => /\.(js|wasm)$|^policy-texts\/./.test(file));
  assert.deepEqual(Object.keys(hashes).sort(), loaded.sort());
  for (const [file, hash] of Object.entries(hashes)) {
    // By another implementation than the one that wrote it.
    const digest = await crypto.subtle.digest("SHA-384", readFileSync(new URL(file, pkg)));
    assert.equal(hash, `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`, file);
  }
});
