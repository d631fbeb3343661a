//! The demo site: the pages in `www/`, built by Vite into `site/`, which any web server can serve as it is.

use anyhow::Result;

use crate::stamp::{Fingerprint, Stamp};
use crate::{build, npm, process, workspace};

/// Leaves an up-to-date package in `pkg/` and the site that imports it in `site/`.
pub fn build() -> Result<()> {
    build::build()?;
    let mut inputs = Fingerprint::new();
    inputs.tree(&workspace::pkg())?;
    inputs.tree(&workspace::path("www"))?;
    inputs.file(&workspace::path("package-lock.json"))?;
    let inputs = inputs.finish();

    let stamp = Stamp::of("site")?;
    if workspace::path("site/index.html").is_file() && stamp.is(&with_site(&inputs)?) {
        return Ok(());
    }
    println!("Building the demo site in site/");
    process::run(&mut npm::script("www/build.js"), "build the demo site")?;
    stamp.set(&with_site(&inputs)?)
}

/// The inputs together with the site as it is now, so that a site that somebody changed is made anew.
fn with_site(inputs: &str) -> Result<String> {
    Ok(Fingerprint::new()
        .bytes(inputs.as_bytes())
        .tree(&workspace::path("site"))?
        .finish())
}
