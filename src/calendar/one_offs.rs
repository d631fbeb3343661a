//! Bank holidays that were proclaimed for once, or moved, since 1978.
