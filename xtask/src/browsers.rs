//! The browsers that the tests run in, and what drives them.
//!
//! Chromium and Firefox must be there; `WebKitGTK` counts where it is installed. Root on Debian gets what is missing from
//! apt, and geckodriver, which Debian has not, from crates.io; anybody else is told what to get.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{process, workspace};

/// The one program that no lock file of the project can hold.
const GECKODRIVER_VERSION: &str = "0.37.1";

const DEBIAN_PACKAGES: &[&str] = &[
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
];

/// What Chromium is called where it is installed.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "chrome"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// One browser, ready to be driven.
pub struct Browser {
    pub engine: Engine,
    pub driver: PathBuf,
    capabilities: Value,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    fn slug(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkitgtk",
        }
    }

    /// The variable by which wasm-bindgen's test runner is told of a driver. It speaks `WebDriver` to Safari without
    /// anything that is Safari's own, so `WebKitGTK`'s driver understands it.
    pub fn runner_variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::WebKit => "SAFARIDRIVER",
        }
    }
}

impl Browser {
    /// A file that holds the capabilities of a session.
    pub fn capabilities_file(&self) -> Result<PathBuf> {
        let file = workspace::scratch()?.join(format!("webdriver-{}.json", self.engine.slug()));
        workspace::write(&file, self.capabilities.to_string())?;
        Ok(file)
    }

    /// As the tests in `tests/browser/` read it.
    pub fn describe(&self) -> Value {
        let mut capabilities = self.capabilities.clone();
        // The runner adds these for itself; a plain client must ask.
        let headless = match self.engine {
            Engine::Chromium => Some((
                "goog:chromeOptions",
                json!(["--headless", "--disable-dev-shm-usage"]),
            )),
            Engine::Firefox => Some(("moz:firefoxOptions", json!(["-headless"]))),
            Engine::WebKit => None,
        };
        if let Some((options, more)) = headless
            && let Some(arguments) = capabilities
                .pointer_mut(&format!("/{options}/args"))
                .and_then(Value::as_array_mut)
        {
            arguments.extend(more.as_array().into_iter().flatten().cloned());
        }
        json!({ "name": self.engine.name(), "driver": self.driver, "capabilities": capabilities })
    }
}

/// Finds a browser; installs it where that is possible.
///
/// # Errors
/// With one sentence that says what is missing and how to get it. `None` for `WebKitGTK` where it is not installed.
pub fn find(engine: Engine) -> Result<Option<Browser>> {
    if let Some(browser) = look(engine) {
        return Ok(Some(browser));
    }
    install_debian_packages()?;
    if engine == Engine::Firefox && geckodriver().is_none() {
        install_geckodriver()?;
    }
    match look(engine) {
        Some(browser) => Ok(Some(browser)),
        None if engine == Engine::WebKit => Ok(None),
        None => bail!(missing(engine)),
    }
}

/// Chromium itself, for what drives it without `WebDriver`.
///
/// # Errors
/// Where it is missing and cannot be installed.
pub fn chromium() -> Result<PathBuf> {
    find(Engine::Chromium)?;
    process::find_on_path(CHROMIUM).context(missing(Engine::Chromium))
}

fn missing(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => {
            "Chromium or its driver is missing: install both (Debian: `apt-get install chromium chromium-driver`) so that `chromium` and `chromedriver` are on the PATH"
        }
        Engine::Firefox => {
            "Firefox or its driver is missing: install both (Debian: `apt-get install firefox-esr`, then `cargo install geckodriver`) so that `firefox` and `geckodriver` are on the PATH"
        }
        Engine::WebKit => {
            "WebKitGTK's driver is missing: install it (Debian: `apt-get install webkit2gtk-driver xvfb`)"
        }
    }
}

fn look(engine: Engine) -> Option<Browser> {
    let (driver, capabilities) = match engine {
        Engine::Chromium => {
            let browser = process::find_on_path(CHROMIUM)?;
            let driver = process::find_on_path(&["chromedriver"])?;
            let arguments = [
                // Root cannot sandbox, and what is opened here is our own.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                // Nothing is looked up outside while tests run.
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
            ];
            (
                driver,
                json!({ "goog:chromeOptions": { "binary": browser, "args": arguments } }),
            )
        }
        Engine::Firefox => {
            let browser = process::find_on_path(&["firefox", "firefox-esr"])?;
            let quiet = json!({
                "app.normandy.enabled": false,
                "app.update.enabled": false,
                "browser.safebrowsing.malware.enabled": false,
                "browser.safebrowsing.phishing.enabled": false,
                "datareporting.healthreport.uploadEnabled": false,
                "extensions.update.enabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "services.settings.server": "data:,",
                "toolkit.telemetry.enabled": false,
            });
            (
                geckodriver()?,
                json!({ "moz:firefoxOptions": { "binary": browser, "args": [], "prefs": quiet } }),
            )
        }
        Engine::WebKit => {
            process::find_on_path(&["Xvfb"])?;
            // Without a browser named, the driver starts the MiniBrowser that it came with.
            (process::find_on_path(&["WebKitWebDriver"])?, json!({}))
        }
    };
    Some(Browser {
        engine,
        driver,
        capabilities,
    })
}

fn tools() -> PathBuf {
    workspace::target().join("tools")
}

fn geckodriver() -> Option<PathBuf> {
    let own = tools()
        .join("bin/geckodriver")
        .with_extension(std::env::consts::EXE_EXTENSION);
    if own.is_file() {
        Some(own)
    } else {
        process::find_on_path(&["geckodriver"])
    }
}

fn install_geckodriver() -> Result<()> {
    println!("Installing geckodriver {GECKODRIVER_VERSION} from crates.io, one to two minutes");
    // Its own lock file first; an index that is older than that file lacks versions it names, and then any that fit will do.
    if geckodriver_with(&["--locked"]).is_err() {
        geckodriver_with(&[])?;
    }
    // Hundreds of megabytes that nothing reads again.
    let _ = fs::remove_dir_all(tools().join("build"));
    Ok(())
}

fn geckodriver_with(flags: &[&str]) -> Result<()> {
    let mut install = process::cargo();
    install
        // It only passes commands on: an optimised build would take longer than all tests.
        .args([
            "install",
            "geckodriver",
            "--version",
            GECKODRIVER_VERSION,
            "--debug",
            "--quiet",
        ])
        .args(flags)
        .arg("--root")
        .arg(tools())
        .arg("--target-dir")
        .arg(tools().join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    process::run(&mut install, "install geckodriver")
}

/// Installs every package of the list that is not there, where we may; else leaves it to the caller to say what is missing.
fn install_debian_packages() -> Result<()> {
    let Some(apt) = process::find_on_path(&["apt-get"]) else {
        return Ok(());
    };
    let root = process::output(process::command("id").arg("-u"), "say who we are")
        .is_ok_and(|id| id.trim() == "0");
    if !root {
        return Ok(());
    }
    let absent: Vec<&str> = DEBIAN_PACKAGES
        .iter()
        .copied()
        .filter(|package| !debian_has(package))
        .collect();
    if absent.is_empty() {
        return Ok(());
    }
    println!("Installing {} with apt-get", absent.join(", "));
    process::output(
        process::command(&apt).args(["-q", "update"]),
        "read the lists of packages",
    )?;
    let mut install = process::command(&apt);
    install
        .args(["-q", "install", "-y", "--no-install-recommends"])
        .args(&absent)
        .env("DEBIAN_FRONTEND", "noninteractive");
    process::output(&mut install, &format!("install {}", absent.join(", ")))?;
    Ok(())
}

fn debian_has(package: &str) -> bool {
    process::command("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.stdout == b"installed")
}

/// A screen for browsers that cannot do without; gone when dropped.
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    pub fn open() -> Result<Self> {
        // A number that no display of a person has, and that two runs at once hardly share.
        let display = format!(":{}", 1000 + std::process::id() % 50_000);
        let server = Command::new("Xvfb")
            .args([
                display.as_str(),
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let socket = PathBuf::from(format!("/tmp/.X11-unix/X{}", &display[1..]));
        let mut screen = Self { server, display };
        screen.wait_for(&socket)?;
        Ok(screen)
    }

    /// For `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }

    fn wait_for(&mut self, socket: &Path) -> Result<()> {
        let start = Instant::now();
        while !socket.exists() {
            if let Some(status) = self.server.try_wait()? {
                bail!("Xvfb ended at once ({status})");
            }
            if start.elapsed() > Duration::from_secs(10) {
                bail!("Xvfb did not open its screen within ten seconds");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
