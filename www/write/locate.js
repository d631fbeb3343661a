// Between JSON Pointers and places in the text, by the syntax tree that the editor keeps anyway: it survives text that is no JSON yet.

import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";

/** Where the value of a pointer stands, or the nearest that holds it; the name of a member, so that a missing comma elsewhere moves nothing. */
export function locate(state, pointer) {
  const tree = ensureSyntaxTree(state, state.doc.length, 200) ?? syntaxTree(state);
  let node = tree.topNode.firstChild;
  let found = node;
  for (const step of pointer.split("/").slice(1).map(unescape)) {
    if (node === null) break;
    const next = node.name === "Array" ? row(node, Number(step)) : member(state, node, step);
    if (next === null) break;
    found = next.mark;
    node = next.value;
  }
  return found === null ? { from: 0, to: 0 } : { from: found.from, to: Math.min(found.to, found.from + 200) };
}

function member(state, object, name) {
  for (let property = object.firstChild; property !== null; property = property.nextSibling) {
    if (property.name !== "Property") continue;
    const key = property.firstChild;
    if (key !== null && key.name === "PropertyName" && nameOf(state, key) === name) return { mark: key, value: valueOf(property) };
  }
  return null;
}

function row(array, index) {
  let count = 0;
  for (let value = array.firstChild; value !== null; value = value.nextSibling) {
    if (!VALUES.has(value.name)) continue;
    if (count === index) return { mark: value.name === "Object" ? value.firstChild ?? value : value, value };
    count += 1;
  }
  return null;
}

const VALUES = new Set(["Object", "Array", "String", "Number", "True", "False", "Null"]);

function valueOf(property) {
  for (let child = property.lastChild; child !== null; child = child.prevSibling) if (VALUES.has(child.name)) return child;
  return null;
}

function nameOf(state, key) {
  try {
    return JSON.parse(state.sliceDoc(key.from, key.to));
  } catch {
    return state.sliceDoc(key.from + 1, key.to - 1);
  }
}

/** The pointer of the value or member that stands at a place of the text; of the object or list around it with `container`. */
export function pointerAt(state, position, { container = false } = {}) {
  const steps = [];
  let node = syntaxTree(state).resolveInner(position, -1);
  if (container) {
    while (node.parent !== null && node.name !== "Object" && node.name !== "Array") node = node.parent;
  }
  for (; node !== null && node.parent !== null; node = node.parent) {
    if (node.name === "Property") {
      const key = node.firstChild;
      if (key !== null && key.name === "PropertyName") steps.unshift(escape(nameOf(state, key)));
    } else if (node.parent.name === "Array" && VALUES.has(node.name)) {
      let index = 0;
      for (let before = node.prevSibling; before !== null; before = before.prevSibling) if (VALUES.has(before.name)) index += 1;
      steps.unshift(String(index));
    }
  }
  return steps.map((step) => `/${step}`).join("");
}

function escape(step) {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescape(step) {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
