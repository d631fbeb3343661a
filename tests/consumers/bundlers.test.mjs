// The bundlers that people use, each with app/app.js and no settings but where to write: the page that comes out checks its form.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";

import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";

import { launch, page, serve } from "./browser.mjs";
import { installed, projects } from "./install.mjs";

const app = `${projects}app/`;
const html = page('<script type="module" src="/app.js"></script>');
const require = createRequire(`${projects}index.js`);

/** The same report, made in Node. */
function expected() {
  const { initSync, validate } = require("supervision-validator");
  initSync();
  return validate({ kind: "one-to-one", session: { date: "2026-03-02" } }, { policy: "bcp", today: "2026-03-10" });
}

let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

/** Opens the page, holds its report against Node's, tries to send the empty form. */
async function works(address) {
  const tab = await browser.newPage();
  const wrong = [];
  tab.on("pageerror", (error) => wrong.push(error.message));
  await tab.goto(address);
  await tab.waitForFunction(() => window.binding !== undefined).catch(() => assert.fail(`${address}: ${wrong}`));
  assert.deepEqual(await tab.evaluate(() => window.report), expected());
  await tab.click("button");
  await tab.waitForSelector("[data-supervision-summary]");
  assert.ok((await tab.locator("[data-supervision-summary] a").count()) >= 2);
  assert.deepEqual(wrong, []);
  await tab.close();
}

/** The same for files in a folder, with the page at "/". */
async function worksFrom(folder, body = html) {
  const server = await serve({ folders: { "/": folder }, files: { "/": body } });
  try {
    await works(`${server.address}/`);
  } finally {
    server.close();
  }
}

const wasmIn = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".wasm"));

describe("Vite", () => {
  before(() => writeFileSync(`${app}index.html`, html));

  it("serves it while one develops, through its optimiser", async () => {
    const server = await vite.createServer({ root: app, configFile: false, logLevel: "silent", server: { port: 0, host: "127.0.0.1" } });
    try {
      await server.listen();
      await works(server.resolvedUrls.local[0]);
      assert.ok("supervision-validator" in server.environments.client.depsOptimizer.metadata.optimized, "it went through the optimiser");
    } finally {
      await server.close();
    }
  });

  it("builds it", async () => {
    await vite.build({ root: app, configFile: false, logLevel: "silent", build: { outDir: `${app}vite` } });
    assert.equal(wasmIn(`${app}vite`).length, 1);
    await worksFrom(`${app}vite`, readFileSync(`${app}vite/index.html`));
  });
});

function pack(settings) {
  return new Promise((resolve, reject) => {
    const done = (error, stats) => (error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve());
    webpack({ context: app, mode: "production", performance: { hints: false }, optimization: { minimize: false }, ...settings }, done);
  });
}

describe("webpack", () => {
  it("builds it", async () => {
    await pack({ entry: "./app.js", output: { path: `${app}webpack`, filename: "app.js" }, optimization: {} });
    assert.equal(wasmIn(`${app}webpack`).length, 1);
    await worksFrom(`${app}webpack`);
  });

  it("builds it for a page that requires it", async () => {
    const source = 'const { init, policies } = require("supervision-validator"); init().then(() => { window.count = policies().length; });';
    writeFileSync(`${app}required.cjs`, source);
    await pack({ entry: "./required.cjs", output: { path: `${app}webpack-cjs`, filename: "app.js" } });
    assert.equal(wasmIn(`${app}webpack-cjs`).length, 1);
    const server = await serve({ folders: { "/": `${app}webpack-cjs` }, files: { "/": html } });
    const tab = await browser.newPage();
    await tab.goto(`${server.address}/`);
    await tab.waitForFunction(() => window.count === 5);
    await tab.close();
    server.close();
  });
});

describe("esbuild", () => {
  const bundle = (settings) => esbuild.build({ absWorkingDir: app, bundle: true, format: "esm", logLevel: "error", ...settings });

  it("builds it, with the WebAssembly beside the bundle", async () => {
    await bundle({ entryPoints: ["app.js"], outfile: "esbuild/app.js" });
    assert.ok(readFileSync(`${app}esbuild/app.js`).length < 80_000, "nothing of the WebAssembly is inside");
    const server = await serve({
      folders: { "/": `${app}esbuild` },
      files: { "/": html, "/supervision_validator_bg.wasm": readFileSync(`${installed}supervision_validator_bg.wasm`) },
    });
    await works(`${server.address}/`);
    server.close();
  });

  it("builds it from inline, with nothing beside the bundle", async () => {
    await bundle({ entryPoints: ["app.js"], outfile: "esbuild-inline/app.js", alias: { "supervision-validator": "supervision-validator/inline" } });
    assert.deepEqual(readdirSync(`${app}esbuild-inline`), ["app.js"]);
    await worksFrom(`${app}esbuild-inline`);
  });

  it("leaves out what is not imported, and keeps the element where it is", async () => {
    const size = async (contents) => {
      const { outputFiles } = await bundle({ stdin: { contents, resolveDir: app }, write: false, minify: true, platform: "browser" });
      return outputFiles[0].text.length;
    };
    assert.equal(await size('import "supervision-validator"; import "supervision-validator/inline";'), 0);
    assert.ok((await size('import "supervision-validator/element";')) > 10_000);
  });

  it("says what to do in a plain script, which knows no address", async () => {
    const contents = 'import { init } from "supervision-validator"; init().catch(({ name, message }) => { window.refused = name + message; });';
    await bundle({ stdin: { contents, resolveDir: app }, format: "iife", outfile: "esbuild-script/app.js", logLevel: "silent" });
    const server = await serve({ folders: { "/": `${app}esbuild-script` }, files: { "/": page('<script src="/app.js"></script>') } });
    const tab = await browser.newPage();
    await tab.goto(`${server.address}/`);
    await tab.waitForFunction(() => window.refused?.startsWith("LoadError") && window.refused.includes("supervision-validator/inline"));
    await tab.close();
    server.close();
  });
});

// As Next.js does it: the component is bundled for Node and drawn there, bundled for the browser and taken up there.
describe("a server that draws React", () => {
  const component = `
    import { createElement, useEffect, useRef } from "react";
    import init, { bindForm } from "supervision-validator";
    import "supervision-validator/element";
    export function Page() {
      const form = useRef(null);
      useEffect(() => {
        let binding;
        init().then(() => { window.binding = binding = bindForm(form.current, { kind: "one-to-one", policy: "bcp", strict: true }); });
        return () => binding?.release();
      }, []);
      return createElement("form", { ref: form, action: "/sent", method: "post" },
        createElement("input", { name: "worker", "data-supervision": "/supervisee/name", "aria-label": "Supervisee" }),
        createElement("button", null, "Send"));
    }`;
  const onServer = 'import { renderToString } from "react-dom/server"; import { createElement } from "react"; import { Page } from "./page.js"; process.stdout.write(renderToString(createElement(Page)));';
  const inBrowser = 'import { hydrateRoot } from "react-dom/client"; import { createElement } from "react"; import { Page } from "./page.js"; hydrateRoot(document.getElementById("root"), createElement(Page));';

  before(() => {
    writeFileSync(`${app}page.js`, component);
    writeFileSync(`${app}server.js`, onServer);
    writeFileSync(`${app}client.js`, inBrowser);
  });

  async function takenUp(drawn, folder) {
    assert.match(drawn, /^<form action="\/sent"/);
    const body = page('<script type="module" src="/client.js"></script>', `<div id="root">${drawn}</div>`);
    const server = await serve({ folders: { "/": folder }, files: { "/": body } });
    const tab = await browser.newPage();
    const wrong = [];
    tab.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await tab.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await tab.goto(`${server.address}/`);
    await tab.waitForFunction(() => window.binding !== undefined);
    await tab.click("button");
    await tab.waitForSelector("[data-supervision-summary]");
    assert.deepEqual(wrong, []);
    await tab.close();
    server.close();
  }

  it("with webpack", async () => {
    await pack({ entry: "./server.js", target: "node", output: { path: `${app}ssr`, filename: "server.cjs" } });
    await pack({ entry: "./client.js", output: { path: `${app}ssr-client`, filename: "client.js" } });
    await takenUp(execFileSync("node", [`${app}ssr/server.cjs`], { encoding: "utf8" }), `${app}ssr-client`);
  });

  it("with Vite", async () => {
    const quiet = { root: app, configFile: false, logLevel: "silent" };
    await vite.build({ ...quiet, ssr: { noExternal: true }, build: { ssr: "server.js", outDir: `${app}vite-ssr`, rolldownOptions: { output: { entryFileNames: "server.mjs" } } } });
    await vite.build({
      ...quiet,
      build: { outDir: `${app}vite-client`, rolldownOptions: { input: `${app}client.js`, output: { entryFileNames: "client.js" } } },
    });
    await takenUp(execFileSync("node", [`${app}vite-ssr/server.mjs`], { encoding: "utf8" }), `${app}vite-client`);
  });
});
