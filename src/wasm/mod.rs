//! The boundary to JavaScript: conversions and nothing else.
//!
//! What is hot crosses as numbers and one text: a record comes in as UTF-8 JSON or as packed words ([`crate::record::packed`]), a report goes
//! out as words ([`wire`]), and `pkg-config/` makes objects of them. Validators live in a table here, JavaScript holds their numbers.
//! What is asked rarely (options, packs, holidays) crosses as JSON text in the same input, and is answered with the address of a text's address
//! and length. So nothing but numbers crosses, and no glue for strings is downloaded.

mod audit;
#[cfg(feature = "dom")]
mod form;
mod small;
mod wire;

use crate::Options;
use crate::policy::built_in;
use crate::shared::Mutex;
use crate::validator::Validator;
use alloc::{string::String, vec::Vec};
use wasm_bindgen::prelude::wasm_bindgen;

/// What lies on this side between two calls.
struct Desk {
    /// Where JavaScript writes what a call is about: UTF-8 text.
    input: Vec<u8>,
    /// The same for packed words.
    input_words: Vec<u32>,
    /// What a call has to say.
    words: Vec<u32>,
    text: String,
    /// The last answer in one text, and where it lies: apart from a report, which is read while more is asked.
    answer: String,
    answer_at: [u32; 2],
    validators: Vec<Option<Validator>>,
    /// Of an audit: the steps to what tells workers of one name apart.
    worker: Vec<String>,
}

impl Desk {
    /// Keeps an answer; gives the address of its address and length.
    fn answer(&mut self, answer: String) -> *const u32 {
        self.answer = answer;
        self.answer_at = wire::place(&self.answer);
        self.answer_at.as_ptr()
    }

    fn validator(&self, number: usize) -> Option<&Validator> {
        self.validators.get(number)?.as_ref()
    }
}

static DESK: Mutex<Desk> = Mutex::new(Desk {
    input: Vec::new(),
    input_words: Vec::new(),
    words: Vec::new(),
    text: String::new(),
    answer: String::new(),
    answer_at: [0; 2],
    validators: Vec::new(),
    worker: Vec::new(),
});

fn at_desk<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    work(&mut DESK.lock())
}

/// Answers what the text in the input asks.
fn answered(bytes: usize, answer: &dyn Fn(&str) -> String) -> *const u32 {
    at_desk(|desk| {
        let answer = answer(input_text(&desk.input, bytes).unwrap_or(""));
        desk.answer(answer)
    })
}

/// What holding one record against a policy needs of the desk.
struct Work<'d> {
    validator: &'d Validator,
    input: &'d [u8],
    input_words: &'d [u32],
    worker: &'d [String],
    words: &'d mut Vec<u32>,
    text: &'d mut String,
}

/// Hands over the validator and what it needs; gives the address of the words that were written. Where there is no such validator any more,
/// nothing is.
fn validated(validator: usize, work: &mut dyn FnMut(&mut Work)) -> *const u32 {
    at_desk(|desk| {
        if let Some(Some(validator)) = desk.validators.get(validator) {
            work(&mut Work {
                validator,
                input: &desk.input,
                input_words: &desk.input_words,
                worker: &desk.worker,
                words: &mut desk.words,
                text: &mut desk.text,
            });
        }
        desk.words.as_ptr()
    })
}

/// Without a panic's words, what could panic costs next to nothing in the download. Nothing may: a trap is the end of an instance.
#[cfg(not(feature = "std"))]
#[panic_handler]
fn stop(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

#[cfg(not(feature = "std"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Room for so many bytes of text; gives its address.
#[wasm_bindgen]
pub fn input(bytes: usize) -> *mut u8 {
    at_desk(|desk| {
        if desk.input.len() < bytes {
            desk.input.resize(bytes, 0);
        }
        desk.input.as_mut_ptr()
    })
}

/// Room for so many packed words; gives its address.
#[wasm_bindgen(js_name = inputWords)]
pub fn input_words(words: usize) -> *mut u32 {
    at_desk(|desk| {
        if desk.input_words.len() < words {
            desk.input_words.resize(words, 0);
        }
        desk.input_words.as_mut_ptr()
    })
}

/// A validator of the options, which are JSON in the input. Its number; or -1, and the reason is the text of [`said`].
#[wasm_bindgen]
pub fn create(bytes: usize) -> i32 {
    at_desk(|desk| {
        let options =
            input_text(&desk.input, bytes).map_or_else(|| Options::read(""), Options::read);
        match options.and_then(Validator::new) {
            Ok(validator) => {
                let free = desk
                    .validators
                    .iter()
                    .position(Option::is_none)
                    .unwrap_or(desk.validators.len());
                if free == desk.validators.len() {
                    desk.validators.push(None);
                }
                desk.validators[free] = Some(validator);
                i32::try_from(free).unwrap_or(-1)
            }
            Err(error) => {
                desk.answer(error.0);
                -1
            }
        }
    })
}

/// Lets a validator go.
#[wasm_bindgen]
pub fn release(validator: usize) {
    at_desk(|desk| {
        if let Some(place) = desk.validators.get_mut(validator) {
            *place = None;
        }
    });
}

/// The last answer: the reason, where a call said that there is one.
#[wasm_bindgen]
pub fn said() -> *const u32 {
    at_desk(|desk| desk.answer_at.as_ptr())
}

/// Validates the JSON in the input; gives the address of the report's words.
#[wasm_bindgen(js_name = validateBytes)]
pub fn validate_bytes(validator: usize, bytes: usize) -> *const u32 {
    validated(validator, &mut |work| {
        let json = work.input.get(..bytes).unwrap_or_default();
        let report = work.validator.validate_json(json);
        wire::write_alone(&report, work.words, work.text);
    })
}

/// Validates the packed object in the inputs; gives the address of the report's words.
#[wasm_bindgen(js_name = validatePacked)]
pub fn validate_packed(validator: usize, packed: usize, bytes: usize) -> *const u32 {
    validated(validator, &mut |work| {
        let packed = work.input_words.get(..packed).unwrap_or_default();
        let text = input_text(work.input, bytes).unwrap_or("");
        let report = work.validator.validate_packed(packed, text);
        wire::write_alone(&report, work.words, work.text);
    })
}

fn input_text(input: &[u8], bytes: usize) -> Option<&str> {
    core::str::from_utf8(input.get(..bytes)?).ok()
}

/// The names that packed words may give by number, one a line: those of the validator's policy, or none where each record names its own.
#[wasm_bindgen]
pub fn names(validator: usize) -> *const u32 {
    at_desk(|desk| {
        let mut names = String::new();
        if let Some(pack) = desk.validator(validator).and_then(Validator::pack) {
            let keys = &pack.vocabulary.keys;
            for number in 0..keys.len() {
                names.push_str(keys.name(crate::record::Key(
                    u16::try_from(number).unwrap_or(u16::MAX),
                )));
                names.push('\n');
            }
        }
        desk.answer(names)
    })
}

/// Ids, clauses and hints of the rules of a validator's policy, or of a built-in one by the id in the input, as JSON `[[id, clause,
/// hint|null], …]`.
#[wasm_bindgen(js_name = ruleTable)]
pub fn rule_table(validator: usize, bytes: usize) -> *const u32 {
    at_desk(|desk| {
        let own = desk.validator(validator).and_then(Validator::pack).cloned();
        let pack = own.or_else(|| built_in::pack(input_text(&desk.input, bytes)?));
        desk.answer(wire::rule_table(pack.as_deref()))
    })
}

/// The vocabulary of codes, in the order of their numbers, with their hints, as JSON `[[code, hint|null], …]`.
#[wasm_bindgen(js_name = codeTable)]
pub fn code_table() -> *const u32 {
    at_desk(|desk| desk.answer(wire::code_table()))
}
