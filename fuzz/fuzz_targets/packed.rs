#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| supervision_validator_fuzz::packed(data));
