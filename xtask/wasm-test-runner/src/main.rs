//! What cargo starts in place of a test binary for wasm32: wasm-bindgen's own test runner.
//!
//! It is a crate of the workspace, so that `Cargo.lock` alone says which version runs, and apart from `xtask`, so that
//! commands that run no tests do not wait for its dependencies.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
