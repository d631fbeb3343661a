// The package on pages without a bundler, in workers, and where loading it goes wrong.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { writeFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import { FORM, launch, page, serve } from "./browser.mjs";
import { installed, projects } from "./install.mjs";

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; form-action 'self'";
const OPTIONS = '{ kind: "one-to-one", policy: "bcp", strict: true, fields: { "/supervisee/name": "worker", "/session/date": "held_on" } }';
const MODULE = `
  import init, { bindForm } from "/supervision-validator/index.js";
  init().then(() => { window.binding = bindForm(document.querySelector("#record"), ${OPTIONS}); })
    .catch(({ name, message }) => { window.failed = { name, message }; });`;
const wasm = await readFile(`${installed}supervision_validator_bg.wasm`);

let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

/** Serves the page at "/" with its script at "/page.js", opens it, hands both to the test. */
async function on({ head = '<script type="module" src="/page.js"></script>', body = FORM, script = MODULE, files = {}, headers = () => ({}) }, test) {
  const server = await serve({
    folders: { "/supervision-validator/": installed },
    files: { "/": page(head, body), "/page.js": script, ...files },
    headers: (path) => ({ "content-security-policy": STRICT, ...headers(path) }),
  });
  const tab = await browser.newPage();
  const wrong = [];
  const asked = [];
  tab.on("pageerror", (error) => wrong.push(error.message));
  tab.on("request", (request) => asked.push(new URL(request.url()).pathname));
  try {
    await tab.goto(`${server.address}/`);
    await test(tab, { server, asked });
    assert.deepEqual(wrong, []);
  } finally {
    await tab.close();
    server.close();
  }
}

async function refuses(tab, { sent }) {
  await tab.waitForFunction(() => window.binding !== undefined || window.failed !== undefined);
  assert.equal(await tab.evaluate(() => window.failed), undefined);
  await tab.click("button");
  await tab.waitForSelector("[data-supervision-summary]");
  assert.deepEqual(sent, []);
}

/** As it would without the validator. */
async function submits(tab, { sent }) {
  await tab.fill("[name=worker]", "Amira Osei");
  await tab.click("button");
  await tab.waitForSelector("text=Sent");
  assert.deepEqual(sent, [{ worker: "Amira Osei", held_on: "" }]);
}

describe("without a bundler", () => {
  it("a module script", () => on({}, (tab, { server }) => refuses(tab, server)));

  it("a module script with the bytes inside asks for one file", () =>
    on({ script: MODULE.replace("index.js", "inline.js") }, async (tab, { server, asked }) => {
      await refuses(tab, server);
      assert.deepEqual(asked.filter((path) => path.startsWith("/supervision-validator/")), ["/supervision-validator/inline.js"]);
    }));

  it("an import map", () => {
    const map = '{"imports":{"supervision-validator":"/supervision-validator/index.js"}}';
    const head = `<script type="importmap">${map}</script><script type="module" src="/page.js"></script>`;
    const csp = STRICT.replace("'self'", "'self' 'unsafe-inline'");
    return on({ head, script: MODULE.replace("/supervision-validator/index.js", "supervision-validator"), headers: () => ({ "content-security-policy": csp }) },
      (tab, { server }) => refuses(tab, server));
  });

  it("a plain script, on a page in an old encoding", () => {
    const script = `supervisionValidator.init().then(function () { window.binding = supervisionValidator.bindForm(document.forms[0], ${OPTIONS}); });`;
    const head = '<script src="/supervision-validator/inline.iife.js"></script>';
    return on(
      { head, body: `${FORM}<script src="/page.js"></script>`, script, headers: (path) => (path === "/" ? { "content-type": "text/html; charset=windows-1252" } : {}) },
      async (tab, { server, asked }) => {
        await refuses(tab, server);
        assert.deepEqual(await tab.evaluate(() => document.querySelector("[data-supervision-summary]").textContent.includes("There is a problem")), true);
        assert.deepEqual(asked.filter((path) => path.startsWith("/supervision-validator/")), ["/supervision-validator/inline.iife.js"]);
        assert.deepEqual(await tab.evaluate(() => Object.keys(window).filter((name) => /supervision/i.test(name))), ["supervisionValidator"]);
        await tab.evaluate(() => supervisionValidator.loadPolicyTexts("bcp"));
        assert.ok((await tab.evaluate(() => supervisionValidator.policy("bcp").notes.length)) > 0);
      },
    );
  });

  it("a plain script that cannot wait", () => {
    const script = `supervisionValidator.initSync(); window.binding = supervisionValidator.bindForm(document.forms[0], ${OPTIONS});`;
    return on({ head: '<script src="/supervision-validator/inline.iife.js"></script>', body: `${FORM}<script src="/page.js"></script>`, script },
      (tab, { server }) => refuses(tab, server));
  });

  it("a plain script brings the element", () => {
    const head = '<script src="/supervision-validator/inline.iife.js"></script>';
    const element = '<supervision-check for="record" policy="bcp" kind="one-to-one" strict></supervision-check>';
    return on({ head, body: element + FORM.replace('name="worker"', 'name="worker" data-supervision="/supervisee/name"') }, async (tab, { server }) => {
      await tab.waitForFunction(() => document.querySelector("supervision-check").binding);
      await tab.click("button");
      await tab.waitForSelector("[data-supervision-summary]");
      assert.deepEqual(server.sent, []);
    });
  });

  it("a page on a disk", async () => {
    const file = `${projects}page.html`;
    const script = `supervisionValidator.init().then(function () { window.binding = supervisionValidator.bindForm(document.forms[0], ${OPTIONS}); });`;
    writeFileSync(file, page(`<script src="node_modules/supervision-validator/inline.iife.js"></script>`, `${FORM}<script>${script}</script>`));
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(file).href);
    await refuses(tab, { sent: [] });
    await tab.close();
  });
});

describe("in a worker", () => {
  const body = "init().then(() => postMessage(policies().length)).catch((error) => postMessage(String(error)));";
  const counts = async (tab) => {
    await tab.waitForFunction(() => window.said !== undefined);
    assert.equal(await tab.evaluate(() => window.said), 5);
  };
  const start = (options) => `new Worker("/worker.js", ${options}).onmessage = ({ data }) => { window.said = data; };`;
  const headers = () => ({ "content-security-policy": `${STRICT}; worker-src 'self'` });

  for (const file of ["index.js", "inline.js"]) {
    it(`that is a module: ${file}`, () => {
      const worker = `import init, { policies } from "/supervision-validator/${file}";\n${body}`;
      return on({ script: start('{ type: "module" }'), files: { "/worker.js": worker }, headers }, counts);
    });
  }

  it("that is a plain script", () => {
    const worker = `importScripts("/supervision-validator/inline.iife.js");\nconst { init, policies } = supervisionValidator;\n${body}`;
    return on({ script: start("{}"), files: { "/worker.js": worker }, headers }, counts);
  });
});

describe("where loading goes wrong", () => {
  const failed = async (tab) => {
    await tab.waitForFunction(() => window.failed !== undefined || window.binding !== undefined);
    return tab.evaluate(() => window.failed);
  };
  const typed = (type) => (path) => (path.endsWith(".wasm") ? { "content-type": type } : {});

  for (const type of ["application/octet-stream", "text/plain", "application/wasm; charset=utf-8", ""]) {
    it(`the type “${type}” is no hindrance`, () => on({ headers: typed(type) }, (tab, { server }) => refuses(tab, server)));
  }

  it("the right type streams", () =>
    on({ script: `const real = WebAssembly.compileStreaming; WebAssembly.compileStreaming = (...all) => { window.streamed = true; return real.apply(WebAssembly, all); };\nimport("/module.js");`, files: { "/module.js": MODULE } },
      async (tab, { server }) => {
        await refuses(tab, server);
        assert.equal(await tab.evaluate(() => window.streamed), true);
      }));

  for (const file of ["index.js", "inline.js"]) {
    it(`a Content-Security-Policy without 'wasm-unsafe-eval' is named, and the form submits: ${file}`, () =>
      on({ script: MODULE.replace("index.js", file), headers: () => ({ "content-security-policy": STRICT.replace(" 'wasm-unsafe-eval'", "") }) }, async (tab, { server }) => {
        const { name, message } = await failed(tab);
        assert.equal(name, "LoadError");
        assert.match(message, /'wasm-unsafe-eval'/);
        await submits(tab, server);
      }));
  }

  it("under such a policy also the element lets the form submit", () =>
    on({
      head: '<script type="module" src="/supervision-validator/element.js"></script>',
      body: `<supervision-check for="record" policy="bcp" kind="one-to-one"></supervision-check>${FORM}`,
      headers: () => ({ "content-security-policy": STRICT.replace(" 'wasm-unsafe-eval'", "") }),
    }, async (tab, { server }) => {
      await tab.waitForFunction(() => customElements.get("supervision-check") !== undefined);
      await submits(tab, server);
    }));

  it("a policy that forbids to fetch it is named", () =>
    on({ headers: () => ({ "content-security-policy": STRICT.replace("connect-src 'self'; ", "") }) }, async (tab, { server }) => {
      assert.match((await failed(tab)).message, /connect-src/);
      await submits(tab, server);
    }));

  it("a file that is not there", () =>
    on({ script: MODULE.replace("init()", 'init("/nowhere.wasm")') }, async (tab, { server }) => {
      assert.match((await failed(tab)).message, /404 .*\/nowhere\.wasm/);
      await submits(tab, server);
    }));

  it("a page in place of the file", () =>
    on({ script: MODULE.replace("init()", 'init("/")') }, async (tab, { server }) => {
      assert.match((await failed(tab)).message, /is no WebAssembly, and the server calls it “text\/html”/);
      await submits(tab, server);
    }));

  it("a page in place of the file, with the type of WebAssembly", () =>
    on({ script: MODULE.replace("init()", 'init("/false.wasm")'), files: { "/false.wasm": "<!doctype html>" } }, async (tab, { server }) => {
      assert.equal((await failed(tab)).name, "LoadError");
      await submits(tab, server);
    }));

  it("loading can be tried again", () =>
    on({ script: MODULE.replace("init()", 'init("/nowhere.wasm").catch(() => init())') }, (tab, { server }) => refuses(tab, server)));

  it("takes a response, a promise of one, bytes and a module", async () => {
    for (const source of ['fetch("/own.wasm")', 'await fetch("/own.wasm")', 'await (await fetch("/own.wasm")).arrayBuffer()', 'await WebAssembly.compileStreaming(fetch("/own.wasm"))']) {
      await on({ script: MODULE.replace("init()", `init(${source})`), files: { "/own.wasm": wasm } }, async (tab, { server, asked }) => {
        await refuses(tab, server);
        assert.ok(!asked.includes("/supervision-validator/supervision_validator_bg.wasm"));
      });
    }
  });
});
