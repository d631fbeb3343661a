//! `cargo xtask screenshots`: the pictures of the demo site in `docs/screenshots/`, which the README shows.

use anyhow::{Result, bail};

use crate::{browsers, npm, process, serve, site, workspace};

pub fn run(arguments: &[String]) -> Result<()> {
    if let [argument, ..] = arguments {
        bail!("`cargo xtask screenshots` takes no arguments, and was given `{argument}`");
    }
    site::build()?;
    let address = serve::serve_in_background(serve::Site::demo())?;
    process::run(
        npm::script("tests/www/screenshots.mjs")
            .arg(workspace::path("docs/screenshots"))
            .env("SITE", address)
            .env("CHROMIUM", browsers::chromium()?),
        "take the screenshots",
    )
}
