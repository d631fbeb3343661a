// The editor: CodeMirror with the grammar of JSON, problems at their places, and completion from the schema.
//
// It lives in a shadow root, where its styles are adopted style sheets: a Content-Security-Policy without 'unsafe-inline' allows those and no <style>.

import { json } from "@codemirror/lang-json";
import { forceLinting, linter, lintGutter } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { autocompletion } from "@codemirror/autocomplete";
import { locate, pointerAt } from "./locate.js";

/**
 * @param {HTMLElement} place
 * @param {object} options
 * @param {string} options.label
 * @param {() => { path: string, message: string }[]} options.problems what to mark now
 * @param {(pointer: string) => { key: string, description: string }[]} options.keysAt what may stand in the object at the pointer
 * @param {() => void} options.changed
 * @param {(pointer: string) => void} options.moved the cursor stands in another value
 */
export function createEditor(place, { label, problems, keysAt, changed, moved }) {
  const root = place.attachShadow({ mode: "open" });
  let pointer = null;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: "",
      extensions: [
        basicSetup,
        json(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        lintGutter(),
        linter((view) => problems().map((problem) => mark(view, problem)), { delay: 100 }),
        autocompletion({ override: [complete(keysAt)] }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
          if (!update.docChanged && !update.selectionSet) return;
          const now = pointerAt(update.state, update.state.selection.main.head);
          if (now === pointer) return;
          pointer = now;
          moved(now);
        }),
        theme,
      ],
    }),
  });
  // Where the text is longer than the box, the box itself scrolls by the keyboard.
  view.scrollDOM.tabIndex = 0;
  return {
    text: () => view.state.doc.toString(),
    write: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    /** Marks the problems anew: they are known later than the text. */
    mark: () => forceLinting(view),
    goTo: (path) => {
      const { from, to } = locate(view.state, path);
      view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
  };
}

function mark(view, { path, message, at }) {
  const { from, to } = at === undefined ? locate(view.state, path) : { from: at, to: at };
  return { from, to, severity: "error", message };
}

/** Completes the names of members; values are the author's. */
function complete(keysAt) {
  return (context) => {
    const typed = context.matchBefore(/"?[A-Za-z$]*/);
    if (typed === null || (typed.from === typed.to && !context.explicit)) return null;
    const before = context.state.sliceDoc(Math.max(0, typed.from - 200), typed.from).trimEnd();
    if (!/[{,]$/.test(before)) return null;
    const keys = keysAt(pointerAt(context.state, typed.from, { container: true }));
    return {
      from: typed.from,
      options: keys.map(({ key, description }) => ({ label: key, apply: `"${key}": `, info: description, type: "property" })),
      filter: true,
    };
  };
}

const theme = EditorView.theme({
  "&": { border: "2px solid #0b0c0c", fontSize: "15px", height: "34rem", backgroundColor: "#fff" },
  "&.cm-focused": { outline: "3px solid #ffdd00", outlineOffset: "0" },
  ".cm-scroller": { fontFamily: "ui-monospace, Menlo, Consolas, monospace", overflow: "auto" },
  ".cm-gutters": { backgroundColor: "#f3f2f1", color: "#484949" },
});
