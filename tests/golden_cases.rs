// Written by `cargo xtask golden`: every case of tests/golden/.

const CASES: &[Case] = &[Case {
    name: "bcp/sample",
    record: include_str!("golden/bcp/sample/record.json"),
    options: include_str!("golden/bcp/sample/options.json"),
    report: include_str!("golden/bcp/sample/report.json"),
}];
