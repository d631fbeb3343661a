// How large something is when a server sends it by brotli at its strongest: what everything that counts a download counts by.
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes of a buffer once it is encoded. */
export function brotliSize(content) {
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;
}
