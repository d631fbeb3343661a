// The built-in packs with their examples, which the package leaves out of the download: one file each, fetched where its policy is chosen.

import adoptNorthEast from "../../policies/adopt-north-east.json?url";
import bcp from "../../policies/bcp.json?url";
import coventry from "../../policies/coventry.json?url";
import haringey from "../../policies/haringey.json?url";
import nottinghamshire from "../../policies/nottinghamshire.json?url";

const ADDRESSES = { "adopt-north-east": adoptNorthEast, bcp, nottinghamshire, haringey, coventry };
const loaded = new Map();

/** The whole pack, examples included. */
export function packWithExamples(id) {
  if (!loaded.has(id)) {
    loaded.set(
      id,
      fetch(new URL(ADDRESSES[id], import.meta.url)).then((response) => {
        if (!response.ok) throw new Error(`The policy could not be loaded: ${response.status}`);
        return response.json();
      }),
    );
  }
  return loaded.get(id);
}
