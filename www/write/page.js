// Write a policy: the text, its mistakes, and the form that it makes.

import { startPage, say } from "../shared/page.js";
import { checkPolicy, policies, Validator } from "../shared/validator.js";
import { select } from "../shared/choices.js";
import { button, element } from "../shared/dom.js";
import { warnBeforeLeaving } from "../shared/keep.js";
import { saveFile } from "../shared/save.js";
import { packWithExamples } from "../why/packs.js";
import schemaAddress from "../../policies/policy.schema.json?url";
import { createEditor } from "./editor.js";
import { readPack } from "./read-pack.js";
import { helpAt, keysAt } from "./schema-help.js";
import { EMPTY } from "./start.js";
import { createTrial } from "./trial.js";

const place = (id) => document.getElementById(id);
/** As long as a short pause in typing. */
const PAUSE = 300;

startPage(async () => {
  const schema = await (await fetch(new URL(schemaAddress, import.meta.url))).json();
  let pack = EMPTY;
  let problems = [];
  let written = "";
  let timer = 0;

  const trial = createTrial(place("try"), Validator);
  const editor = createEditor(place("editor"), {
    label: "The policy as JSON",
    problems: () => problems,
    keysAt: (pointer) => keysAt(schema, pointer, pack),
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE);
    },
    moved: (pointer) => drawHelp(pointer),
  });
  const isUnsaved = () => editor.text() !== written;
  warnBeforeLeaving(isUnsaved);

  function check() {
    const read = readPack(editor.text());
    problems = read.problems;
    if (read.pack !== null) {
      pack = read.pack;
      problems = checkPolicy(pack);
    }
    drawProblems();
    editor.mark();
    if (problems.length === 0) trial.show(pack);
  }

  function drawProblems() {
    if (problems.length === 0) {
      place("problems").replaceChildren(element("p", { class: "govuk-body" }, element("strong", { class: "govuk-tag govuk-tag--green" }, "No mistakes"), " The form below is made from the text as it stands."));
      return;
    }
    const shown = problems.slice(0, 30);
    const items = shown.map((problem) => {
      const link = element("a", { class: "govuk-link", href: "#editor" }, problem.path === "" ? "The policy" : problem.path);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        editor.goTo(problem.path);
      });
      return element("li", {}, link, ` ${problem.message}`);
    });
    place("problems").replaceChildren(
      element("p", { class: "govuk-body" }, element("strong", { class: "govuk-tag govuk-tag--red" }, problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`)),
      element("ul", { class: "govuk-list govuk-list--spaced site-problems" }, items),
      ...(problems.length > shown.length ? [element("p", { class: "govuk-body" }, `and ${problems.length - shown.length} more`)] : []),
    );
  }

  function drawHelp(pointer) {
    const { description, values } = helpAt(schema, pointer, pack);
    const name = pointer === "" ? "The policy" : pointer;
    place("help").replaceChildren(
      element("p", { class: "govuk-body-s site-help" }, element("strong", {}, name), description === "" ? "" : `: ${description}`, values.length > 0 && values.length <= 24 ? ` One of ${values.join(", ")}.` : ""),
    );
  }

  async function begin(from) {
    if (isUnsaved() && !confirm("This replaces what you have written. Continue?")) return;
    const next = from === "" ? EMPTY : await packWithExamples(from);
    open(next, from === "" ? "A policy with one of everything" : `A copy of ${next.organisation}’s policy`);
  }

  function open(next, words) {
    written = typeof next === "string" ? next : JSON.stringify(next, null, 2);
    editor.write(written);
    clearTimeout(timer);
    check();
    say(words);
  }

  const start = select({
    id: "start",
    label: "Start from",
    options: [{ value: "", label: "A small example" }, ...policies().map(({ id, organisation }) => ({ value: id, label: organisation }))],
  });
  const go = button("Start", { type: "submit" });
  const file = element("input", { type: "file", class: "govuk-file-upload", id: "file", accept: ".json,application/json" });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen === undefined || (isUnsaved() && !confirm("This replaces what you have written. Continue?"))) return;
    open(await chosen.text(), `Opened ${chosen.name}`);
  });
  place("choices").append(
    start.element,
    go,
    element("div", { class: "govuk-form-group" }, element("label", { class: "govuk-label", for: "file" }, "Or open a file"), file),
  );
  place("choices").addEventListener("submit", (event) => {
    event.preventDefault();
    begin(start.value());
  });
  const save = button("Download the policy");
  save.addEventListener("click", () => {
    const name = typeof pack.id === "string" && /^[a-z0-9-]+$/.test(pack.id) ? pack.id : "policy";
    saveFile(editor.text(), `${name}.json`, "application/json");
    written = editor.text();
    say("Downloaded");
  });
  place("buttons").append(save);
  open(EMPTY, "");
});
