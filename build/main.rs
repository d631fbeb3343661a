//! Embeds the packs of `policies/`, without their prose and their examples.

mod pack_parts;

use pack_parts::{ORDER, cut};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=policies");
    println!("cargo::rerun-if-changed=build");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let mut entries = String::new();
    for id in ORDER {
        let path = Path::new("policies").join(format!("{id}.json"));
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let pack: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = Path::new(&out).join(format!("{id}.json"));
        fs::write(&file, cut(pack).0.to_string()).expect("OUT_DIR can be written");
        writeln!(
            entries,
            "    BuiltIn {{ id: {id:?}, json: include_str!({:?}), pack: Once::new() }},",
            file.display()
        )
        .expect("a string can be written to");
    }
    let code = format!("static ALL: [BuiltIn; {}] = [\n{entries}];\n", ORDER.len());
    fs::write(Path::new(&out).join("built_in.rs"), code).expect("OUT_DIR can be written");
}
