//! A server that checks a posted record again, since a form can be changed in any browser.
//!
//! ```sh
//! cargo run --example recheck -- 127.0.0.1:8080
//! curl --data @tests/samples/one-to-one.json 'http://127.0.0.1:8080/?policy=bcp&today=2026-03-20'
//! ```
//!
//! `204` says that nothing is wrong, `422` carries the report of a record with errors, `200` that of one with warnings or advice only,
//! `400` says which option cannot be used, `413` that the body is larger than any record.

use std::collections::HashMap;
use std::io::Read as _;
use std::sync::Arc;

use supervision_validator::record::limits;
use supervision_validator::{Options, Validator};
use tiny_http::{Header, Method, Request, Response, Server};

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let address = std::env::args()
        .nth(1)
        .unwrap_or("127.0.0.1:8080".to_owned());
    let server = Server::http(&address)?;
    println!("listening on {}", server.server_addr());
    serve(&server);
    Ok(())
}

/// Answers until the server is unblocked.
///
/// # Panics
/// Never: the header is a plain one.
pub fn serve(server: &Server) {
    // Building a validator reads its policy: one is kept for each policy and day.
    let mut validators = HashMap::new();
    for mut request in server.incoming_requests() {
        let (status, body) = answer(&mut request, &mut validators);
        let json = Header::from_bytes("Content-Type", "application/json").expect("a plain header");
        // A client that has gone away is no reason to stop.
        let _ = request.respond(
            Response::from_string(body)
                .with_status_code(status)
                .with_header(json),
        );
    }
}

fn answer(
    request: &mut Request,
    validators: &mut HashMap<String, Arc<Validator>>,
) -> (u16, String) {
    if request.method() != &Method::Post {
        return (405, String::new());
    }
    let query = request
        .url()
        .split_once('?')
        .map_or(String::new(), |(_, query)| query.to_owned());
    let validator = match validators.get(&query) {
        Some(validator) => validator.clone(),
        None => match validator_for(&query) {
            Ok(validator) => validators.entry(query).or_insert(validator).clone(),
            Err(sentence) => return (400, serde_json::json!({ "error": sentence }).to_string()),
        },
    };
    let mut record = Vec::new();
    let limit = limits::BYTES as u64 + 1;
    if request
        .as_reader()
        .take(limit)
        .read_to_end(&mut record)
        .is_err()
    {
        return (
            400,
            serde_json::json!({ "error": "The body could not be read." }).to_string(),
        );
    }
    if record.len() > limits::BYTES {
        return (
            413,
            serde_json::json!({ "error": "The body is larger than any record." }).to_string(),
        );
    }
    let report = validator.validate_json(&record);
    match (report.ok(), report.findings.is_empty()) {
        (true, true) => (204, String::new()),
        (true, false) => (200, report.to_json()),
        (false, _) => (422, report.to_json()),
    }
}

/// `policy=bcp&today=2026-03-20`. A server knows its own day; the sample takes it from the query so that its answers can be repeated.
fn validator_for(query: &str) -> Result<Arc<Validator>, String> {
    let options: serde_json::Map<String, serde_json::Value> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    Options::read(&serde_json::Value::from(options).to_string())
        .and_then(Validator::new)
        .map(Arc::new)
        .map_err(|error| error.to_string())
}
