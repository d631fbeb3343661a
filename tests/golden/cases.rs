// Written by `cargo xtask golden`: every case of tests/golden/.

const CASES: &[Case] = &[
    Case {
        name: "bcp/sample",
        record: include_str!("bcp/sample/record.json"),
        options: include_str!("bcp/sample/options.json"),
        report: include_str!("bcp/sample/report.json"),
    },
];
