//! The example of a server, asked over HTTP as a form's server would be.

#[path = "../examples/recheck.rs"]
#[allow(dead_code)]
mod recheck;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use tiny_http::Server;

fn post(address: SocketAddr, query: &str, body: &[u8]) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(
        stream,
        "POST /?{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .expect("the request is sent");
    stream.write_all(body).expect("the body is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer comes");
    let status = answer.split(' ').nth(1).and_then(|word| word.parse().ok());
    let (_, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    (status.expect("a status"), body.to_owned())
}

#[test]
fn a_posted_record_is_checked_again() {
    let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
    let address = server.server_addr().to_ip().expect("an address");
    let serving = std::thread::spawn({
        let server = server.clone();
        move || recheck::serve(&server)
    });

    let sample = include_bytes!("samples/one-to-one.json");
    let (status, body) = post(address, "policy=bcp&today=2026-03-20", sample);
    assert_eq!(status, 422);
    let report: serde_json::Value = serde_json::from_str(&body).expect("a report");
    assert_eq!(report["ok"], false);
    assert!(report["counts"]["error"].as_u64() > Some(0));

    let (status, body) = post(address, "policy=bcp&today=2026-03-20", b"{ \"kind\": ");
    assert_eq!(status, 422);
    assert!(body.contains("record/unreadable"), "{body}");

    let (status, body) = post(address, "policy=bcpp&today=2026-03-20", sample);
    assert_eq!(status, 400);
    assert!(body.contains("bcp"), "{body}");

    server.unblock();
    serving.join().expect("the server ends");
}
