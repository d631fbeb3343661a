//! `cargo xtask serve`: folders on this machine alone, under the strictest policy that the package promises to work with.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::workspace;

/// What a page that embeds the package may be held to; `DESIGN.md` promises it.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:";
const DEMO_PORT: u16 = 8000;
/// More than any header that a browser sends to a page without cookies.
const HEADER_LIMIT: u64 = 64 * 1024;

/// Which folder answers which addresses; the longest prefix that fits counts.
pub struct Site(Vec<(String, PathBuf)>);

impl Site {
    /// The demo site, and the package for anybody who wants to look at it.
    pub fn demo() -> Self {
        Self::new(&[("/", "site"), ("/pkg/", "pkg")])
    }

    /// What the tests in browsers open.
    pub fn tests() -> Result<Self> {
        let mut site = Self::new(&[("/", "site"), ("/pkg/", "pkg"), ("/tests/", "tests")]);
        site.0.push((
            "/generated/".to_owned(),
            workspace::scratch()?.join("generated"),
        ));
        Ok(site)
    }

    fn new(folders: &[(&str, &str)]) -> Self {
        Self(
            folders
                .iter()
                .map(|(prefix, folder)| ((*prefix).to_owned(), workspace::path(folder)))
                .collect(),
        )
    }

    /// The file for an address without its query, `None` for one that leads out of its folder.
    fn file(&self, address: &str) -> Option<PathBuf> {
        let (prefix, folder) = self
            .0
            .iter()
            .filter(|(prefix, _)| address.starts_with(prefix.as_str()))
            .max_by_key(|(prefix, _)| prefix.len())?;
        let rest = PathBuf::from(decode(address.get(prefix.len()..)?)?);
        if rest
            .components()
            .any(|part| !matches!(part, Component::Normal(_)))
        {
            return None;
        }
        let file = folder.join(rest);
        Some(if file.is_dir() {
            file.join("index.html")
        } else {
            file
        })
    }
}

pub fn run(arguments: &[String]) -> Result<()> {
    let mut port = None;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--port" => port = Some(port_of(arguments.next())?),
            other => bail!("`cargo xtask serve` does not know `{other}`"),
        }
    }
    serve_demo(port)
}

pub fn port_of(argument: Option<&String>) -> Result<u16> {
    argument
        .and_then(|port| port.parse().ok())
        .context("--port takes a number from 0 to 65535, where 0 means any that is free")
}

/// Serves the demo page until it is stopped.
pub fn serve_demo(port: Option<u16>) -> Result<()> {
    let listener = match port {
        Some(port) => listen(port)?,
        // Nobody asked for this port in particular: one that is free will do.
        None => listen(DEMO_PORT).or_else(|_| listen(0))?,
    };
    println!(
        "The demo page is at http://{}/ (Ctrl+C stops it)",
        listener.local_addr()?
    );
    io::stdout().flush()?;
    answer_all(&listener, &Site::demo());
    Ok(())
}

/// Serves in the background for as long as this process lives; gives the address.
pub fn serve_in_background(site: Site) -> Result<String> {
    let listener = listen(0)?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || answer_all(&listener, &site));
    Ok(address)
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("cannot listen on 127.0.0.1, port {port}"))
}

fn answer_all(listener: &TcpListener, site: &Site) {
    thread::scope(|scope| {
        for connection in listener.incoming().flatten() {
            // A browser that goes away in the middle of an answer is no reason to stop.
            scope.spawn(move || answer(&connection, site).ok());
        }
    });
}

fn answer(connection: &TcpStream, site: &Site) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(connection.take(HEADER_LIMIT)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default();
    let address = words.next().unwrap_or_default();
    let address = address.split(['?', '#']).next().unwrap_or_default();
    if method != "GET" && method != "HEAD" {
        return respond(
            connection,
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"Only GET is answered.\n",
            true,
        );
    }
    let file = site.file(address);
    match file.as_deref().map(|file| (file, fs::read(file))) {
        Some((file, Ok(content))) => respond(
            connection,
            "200 OK",
            media_type(file),
            &content,
            method == "GET",
        ),
        _ => respond(
            connection,
            "404 Not Found",
            "text/plain; charset=utf-8",
            b"There is nothing here.\n",
            method == "GET",
        ),
    }
}

fn respond(
    mut connection: &TcpStream,
    status: &str,
    media_type: &str,
    content: &[u8],
    with_content: bool,
) -> io::Result<()> {
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nContent-Security-Policy: {CONTENT_SECURITY_POLICY}\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        content.len()
    )?;
    if with_content {
        connection.write_all(content)?;
    }
    connection.flush()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn decode(address: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(address.len());
    let mut bytes = address.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            decoded.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded)
        .ok()
        .filter(|path| !path.contains(['\0', '\\']))
}

#[cfg(test)]
mod tests {
    use super::{Site, decode};
    use crate::workspace;

    #[test]
    fn the_longest_prefix_counts() {
        let site = Site::demo();
        assert_eq!(
            site.file("/pkg/index.js"),
            Some(workspace::path("pkg/index.js"))
        );
        assert_eq!(
            site.file("/assets/page.js"),
            Some(workspace::path("site/assets/page.js"))
        );
        // A folder that is there has a page; this one is not.
        assert_eq!(site.file("/none/"), Some(workspace::path("site/none")));
    }

    #[test]
    fn no_address_leads_out_of_its_folder() {
        let site = Site::demo();
        for address in [
            "/../Cargo.toml",
            "/pkg/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "/pkg//etc/passwd",
        ] {
            assert_eq!(site.file(address), None, "{address}");
        }
    }

    #[test]
    fn an_address_is_decoded_once() {
        assert_eq!(decode("a%20b%2520").as_deref(), Some("a b%20"));
        assert_eq!(decode("%f"), None);
        assert_eq!(decode("%ff"), None);
    }
}
