//! Embeds the packs of `policies/` without what only tests and readers of the files need.

use serde_json::Value;
use std::path::Path;
use std::{env, fs};

/// The order in which the policies are listed.
const ORDER: [&str; 5] = [
    "adopt-north-east",
    "bcp",
    "nottinghamshire",
    "haringey",
    "coventry",
];

fn main() {
    println!("cargo::rerun-if-changed=policies");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let mut code = String::new();
    let mut count = 0;
    for id in ORDER {
        let path = Path::new("policies").join(format!("{id}.json"));
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let mut pack: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if let Some(rules) = pack["rules"].as_array_mut() {
            for rule in rules.iter_mut().filter_map(Value::as_object_mut) {
                rule.remove("ok");
                rule.remove("fails");
            }
        }
        let file = Path::new(&out).join(format!("{id}.json"));
        fs::write(&file, pack.to_string()).expect("OUT_DIR can be written");
        count += 1;
        code.push_str(&format!(
            "    BuiltIn {{ id: {id:?}, json: include_str!({:?}), pack: OnceLock::new() }},\n",
            file.display()
        ));
    }
    let code = format!("static ALL: [BuiltIn; {count}] = [\n{code}];\n");
    fs::write(Path::new(&out).join("built_in.rs"), code).expect("OUT_DIR can be written");
}
