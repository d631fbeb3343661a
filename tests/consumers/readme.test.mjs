// Every block of the package's README, used as the README says.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter } from "node:path";
import { env, execPath } from "node:process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import * as vite from "vite";
import { compileScript, parse } from "vue/compiler-sfc";

import { FORM, launch, page, serve } from "./browser.mjs";
import { installed, projects } from "./install.mjs";
import { block, count, unused } from "./readme.mjs";

const SUMMARY = "[data-supervision-summary]";
const folder = `${projects}readme/`;
mkdirSync(folder, { recursive: true });

let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

async function on(files, test, headers) {
  const server = await serve({ folders: { "/supervision-validator/": installed, "/": installed }, files, headers });
  const tab = await browser.newPage();
  const wrong = [];
  tab.on("pageerror", (error) => wrong.push(error.message));
  try {
    await tab.goto(`${server.address}/`);
    await test(tab, server);
    assert.deepEqual(wrong, []);
  } finally {
    await tab.close();
    server.close();
  }
}

/** The bundle of a script that imports the package, with the form libraries that it may use. */
async function bundle(contents, more = {}) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: folder, loader: "jsx" }, bundle: true, write: false, format: "esm", jsx: "automatic", logLevel: "error",
    define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    ...more,
  });
  return outputFiles[0].text;
}

const module = '<script type="module" src="/page.js"></script>';

async function refused(tab, { sent }, button = "button") {
  await tab.click(button);
  await tab.waitForSelector(`${SUMMARY} a`);
  assert.deepEqual(sent, []);
}

const node = (name) => {
  writeFileSync(`${folder}${name}`, block(name));
  return execFileSync(execPath, [`${folder}${name}`], { encoding: "utf8" }).trim().split("\n");
};

describe("the README's", () => {
  it("one tag, under the policy that it names", () => {
    const [name, value] = block("csp.http").trim().split(": ");
    return on({ "/": page("", block("one-tag.html")) }, async (tab, server) => {
      await tab.waitForFunction(() => document.querySelector("supervision-check")?.binding);
      await refused(tab, server);
    }, () => ({ [name]: value }));
  });

  it("one tag, bundled", async () => {
    const home = `${projects}tag/`;
    mkdirSync(home, { recursive: true });
    writeFileSync(`${home}index.html`, page('<script type="module" src="./page.js"></script>', block("one-tag.html").replace(/<script.*<\/script>\n/, "")));
    writeFileSync(`${home}page.js`, block("one-tag.js"));
    await vite.build({ root: home, configFile: false, logLevel: "silent" });
    const server = await serve({ folders: { "/": `${home}dist/` }, files: { "/": readFileSync(`${home}dist/index.html`, "utf8") } });
    const tab = await browser.newPage();
    await tab.goto(`${server.address}/`);
    await tab.waitForFunction(() => document.querySelector("supervision-check")?.binding);
    await refused(tab, server);
    await tab.close();
    server.close();
  });

  it("form and map", async () => {
    const fields = '<textarea id="progress" form="record"></textarea><input name="actions[3][owner]" form="record"><input name="actions[3][due]" form="record">';
    const script = await bundle(`${block("bind-form.js")}\nwindow.ready = true;`);
    await on({ "/": page(module, FORM + fields), "/page.js": script }, async (tab, server) => {
      await tab.waitForFunction(() => window.ready);
      await tab.fill('[name="actions[3][owner]"]', "Jo Hale");
      await refused(tab, server);
      assert.ok((await tab.locator(`${SUMMARY} a`).allTextContents()).includes("Enter when action 1 is due"));
      assert.equal(await tab.getAttribute("#progress", "aria-invalid"), "true");
    });
  });

  const LIBRARIES = { "react-hook-form.jsx": {}, "tanstack-form.jsx": {}, "formik.jsx": {}, "vee-validate.vue": { "vee-validate": "vee-validate-5" } };
  for (const [name, alias] of Object.entries(LIBRARIES)) {
    it(name, async () => {
      let main = `await init(); const { RecordForm } = await import("./${name}");\ncreateRoot(document.getElementById("root")).render(createElement(RecordForm, { send }));`;
      let text = block(name);
      if (name.endsWith(".vue")) {
        const { descriptor } = parse(text);
        text = compileScript(descriptor, { id: name, inlineTemplate: true }).content;
        main = `await init(); const { default: RecordForm } = await import("./${name}");\ncreateApp(RecordForm, { send }).mount("#root");`;
      }
      writeFileSync(`${folder}${name}`, text);
      writeFileSync(`${folder}formik-validate.js`, block("formik-validate.js"));
      const script = await bundle(
        `import { createElement } from "react"; import { createRoot } from "react-dom/client"; import { createApp } from "vue"; import init from "supervision-validator";
        const send = (values) => { window.sent = values; };\n${main}`,
        { alias, loader: { ".vue": "js" } },
      );
      await on({ "/": page(module, '<div id="root"></div>'), "/page.js": script }, async (tab) => {
        await tab.waitForSelector("#root button");
        await tab.click("#root button");
        await tab.waitForSelector("text=Enter the name of the supervisee");
        await tab.fill("#root input", "Amira Osei");
        await tab.waitForSelector("text=Enter the name of the supervisee", { state: "detached" });
        await tab.click("#root button");
        assert.equal(await tab.evaluate(() => window.sent), undefined);
      });
    });
  }

  it("adapter for vee-validate 4", () => {
    // forms.test.mjs uses it in vee-validate itself.
    assert.match(block("vee-validate-4.js"), /VVTypedSchema/);
  });

  it("server", async () => {
    writeFileSync(`${folder}server.mjs`, block("server.mjs"));
    const port = await new Promise((resolve) => {
      const free = createServer().listen(0, "127.0.0.1", () => {
        const { port } = free.address();
        free.close(() => resolve(port));
      });
    });
    const server = spawn(execPath, [`${folder}server.mjs`], { env: { ...env, PORT: port }, stdio: ["ignore", "ignore", "inherit"] });
    try {
      const post = async (record) => {
        const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(record) });
        return { status: response.status, findings: await response.json() };
      };
      let answer = null;
      for (let left = 100; answer === null && left > 0; left--) {
        answer = await post({ kind: "file" }).catch(() => new Promise((resolve) => setTimeout(resolve, 50, null)));
      }
      assert.equal(answer?.status, 422);
      assert.ok(answer.findings.some(({ severity }) => severity === "error"));
      assert.equal((await post({ kind: "one-to-one" })).status, 200);
    } finally {
      server.kill();
    }
  });

  it("old page", () =>
    on({ "/": page("", block("old-page.html")), "/old-page.js": block("old-page.js") }, async (tab, server) => {
      await tab.waitForFunction(() => binding !== null);
      await refused(tab, server, "#save");
      await tab.evaluate(() => { binding.release(); binding = null; });
      await tab.click("#save");
      await tab.waitForSelector("text=Sent");
    }));

  it("esbuild", async () => {
    cpSync(`${projects}app/app.js`, `${projects}app.js`);
    const bin = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
    execFileSync("sh", ["-ec", block("esbuild.sh")], { cwd: projects, env: { ...env, PATH: `${bin}${delimiter}${env.PATH}` }, stdio: "ignore" });
    const files = { "/": page('<script type="module" src="/static/app.js"></script>') };
    const server = await serve({ folders: { "/static/": `${projects}static/` }, files });
    const tab = await browser.newPage();
    await tab.goto(`${server.address}/`);
    await tab.waitForFunction(() => window.binding !== undefined);
    await refused(tab, server);
    await tab.close();
    server.close();
  });

  it("inline, report and policy in Node", () => {
    writeFileSync(`${folder}package.json`, '{ "type": "module" }');
    assert.deepEqual(node("inline.js"), ["false"]);
    assert.deepEqual(node("policy.mjs"), ["0", "true"]);
    const report = node("report.mjs");
    assert.equal(report.length, 3);
    // Ten working days from Monday 2 March 2026 are Monday 16 March; from Tuesday 10 March four are left.
    assert.equal(report.at(-1), "Copy of the record for the supervisee 2026-03-16 4");
  });

  it("settings for Vite, and worker", async () => {
    const home = `${projects}vite/`;
    mkdirSync(home, { recursive: true });
    writeFileSync(`${home}vite.config.mjs`, block("vite.config.mjs"));
    writeFileSync(`${home}worker.js`, block("worker.js"));
    writeFileSync(`${home}index.html`, page(module));
    writeFileSync(`${home}page.js`, `import "./app.js";
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }) => { window.audit = data; };
      worker.postMessage('{"kind":"file"}\\n{"kind":"one-to-one"}\\n');`);
    cpSync(`${projects}app/app.js`, `${home}app.js`);
    const server = await vite.createServer({ root: home, configFile: `${home}vite.config.mjs`, logLevel: "silent", server: { port: 0, host: "127.0.0.1" } });
    const tab = await browser.newPage();
    try {
      await server.listen();
      await tab.goto(server.resolvedUrls.local[0]);
      await tab.waitForFunction(() => window.binding !== undefined && window.audit !== undefined);
      const { records, ok } = await tab.evaluate(() => window.audit);
      assert.deepEqual({ records, ok }, { records: 2, ok: 1 });
      assert.ok(!("supervision-validator" in server.environments.client.depsOptimizer.metadata.optimized));
    } finally {
      await tab.close();
      await server.close();
    }
  });

  it("binding and its release", async () => {
    const script = await bundle(`import init, { bindForm } from "supervision-validator"; await init(); const form = document.querySelector("#record");\n${block("release.js")}\nwindow.ready = true;`);
    const said = [];
    await on({ "/": page(module, FORM), "/page.js": script }, async (tab, server) => {
      tab.on("console", (message) => said.push(message.text()));
      await tab.reload();
      await tab.waitForFunction(() => window.ready);
      assert.match(said.join("\n"), /^one-to-one \d+ of \d+$/m);
      await tab.click("button");
      await tab.waitForSelector("text=Sent");
      assert.equal(server.sent.length, 1);
    });
  });

  it("containers in the map", async () => {
    const script = await bundle(`import init, { bindForm } from "supervision-validator"; await init();\nwindow.binding = ${block("containers.js")}`);
    const parts = ["Day 2", "Month 3", "Year 2026"].map((part) => part.split(" ")).map(([label, value]) => `<label>${label} <input value="${value}"></label>`).join("");
    const row = (who, when) => `<tr><td class="who"><input aria-label="Who" value="${who}"></td><td class="when"><input aria-label="When" value="${when}"></td></tr>`;
    const body = `<form id="record" action="/sent" method="post"><fieldset class="held"><legend>Held</legend>${parts}</fieldset>
      <table class="actions"><tbody>${row("Jo Hale", "14 March 2026")}${row("Amira Osei", "")}</tbody></table><button>Send</button></form>`;
    await on({ "/": page(module, body), "/page.js": script }, async (tab, server) => {
      await tab.waitForFunction(() => window.binding);
      const { session, actions } = await tab.evaluate(() => window.binding.record);
      assert.deepEqual({ session, actions }, { session: { date: "2026-03-02" }, actions: [{ owner: "Jo Hale", due: "14 March 2026" }, { owner: "Amira Osei" }] });
      await refused(tab, server);
    });
  });

  it("value that a script writes, seen at once where it says so", async () => {
    const script = await bundle(`import init, { bindForm } from "supervision-validator"; await init();\n${block("written.js").replace("export ", "")}
      window.write = write;
      window.binding = bindForm(document.querySelector("#record"), { kind: "one-to-one", policy: "bcp", strict: true, fields: { "/supervisee/name": "worker" } });`);
    await on({ "/": page(module, FORM), "/page.js": script }, async (tab, server) => {
      await tab.waitForFunction(() => window.binding);
      await refused(tab, server);
      const wrong = (write) => tab.evaluate(async (write) => {
        const worker = document.querySelector("[name=worker]");
        if (write) window.write(worker, "Amira Osei");
        else worker.value = "Amira Osei";
        await new Promise((resolve) => setTimeout(resolve, 250));
        return worker.getAttribute("aria-invalid");
      }, write);
      assert.equal(await wrong(false), "true", "nothing has happened");
      assert.equal(await wrong(true), null);
    });
  });

  it("event, which opens a tab", async () => {
    const script = await bundle(`import init, { bindForm } from "supervision-validator"; await init();\n${block("events.js")}
      window.binding = bindForm(document.querySelector("#record"), { kind: "one-to-one", policy: "bcp", strict: true, fields: { "/supervisee/name": "worker" } });`);
    const body = FORM.replace('<p><label>Supervisee', '<p class="tab-panel" hidden><label>Supervisee');
    await on({ "/": page(module, body), "/page.js": script }, async (tab, server) => {
      await tab.waitForFunction(() => window.binding);
      await refused(tab, server);
      await tab.click(`${SUMMARY} a:has-text("name of the supervisee")`);
      await tab.waitForFunction(() => document.activeElement.name === "worker");
    });
  });

  it("templates and classes", async () => {
    const script = await bundle(`import init, { bindForm } from "supervision-validator"; await init();\n${block("templates.js")}\nwindow.ready = true;`);
    const body = block("templates.html") + FORM.replace('name="worker"', 'name="worker" data-supervision="/supervisee/name"');
    await on({ "/": page(module, body), "/page.js": script }, async (tab, server) => {
      await tab.waitForFunction(() => window.ready);
      await refused(tab, server);
      assert.equal(await tab.textContent(".field-error"), "Error: Enter the name of the supervisee");
      assert.ok((await tab.getAttribute("[name=worker]", "class")).includes("is-wrong"));
    });
  });

  it("blocks are all of them used", () => {
    assert.equal(count, [...new Set(readFileSync(`${installed}README.md`, "utf8").match(/^```\w+ [\w.-]+$/gm))].length, "each has a name of its own");
    assert.deepEqual(unused(), []);
  });
});
