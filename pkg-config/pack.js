// Packs a JavaScript value into words and one text, as src/record/packed.rs reads them.
//
// One walk over the object, no JSON in between. It sees what JSON.stringify would see: own enumerable members, toJSON honoured,
// undefined and functions left out of objects. What throws while it is looked at becomes "unreadable": a getter must not break a form.

const NULL = 0, FALSE = 1, TRUE = 2, NUMBER = 3, TEXT = 4, LIST = 5, OBJECT = 6, UNREADABLE = 7, TOO_LARGE = 8;
const NAMED = 0x10;
const UNKNOWN_KEY = 0xffff0000;

// The limits of src/record/limits.rs; the walk stops at them, so that a cycle or a huge object ends in a finding and not in a hang.
const DEPTH = 32, NODES = 50_000, CHILDREN = 1_000, UNITS = 4 << 20;

const number = new Float64Array(1);
const numberWords = new Uint32Array(number.buffer);

let words = new Uint32Array(4096);
let at = 0;
let nodes = 0;
let text = "";
// The last code unit of the text: to look at the text itself would make the engine copy it.
let lastUnit = 0;

function room(count) {
  if (at + count > words.length) {
    const larger = new Uint32Array(words.length * 2);
    larger.set(words);
    words = larger;
  }
}

/** @returns {{words: Uint32Array, text: string}} valid until the next call. */
export function pack(value, keys) {
  at = 0;
  nodes = 0;
  text = "";
  lastUnit = 0;
  try {
    write(value, 0, null, keys, 0);
  } catch {
    // The stack of a hostile proxy, or memory: nothing of the record can be relied on.
    at = 0;
    room(1);
    words[at++] = UNREADABLE;
    text = "";
  }
  return { words: words.subarray(0, at), text };
}

/** Adds a piece. Halves of a pair from two texts must not become one character, which would put all lengths behind it out. */
function append(piece) {
  const { length } = piece;
  if (length === 0) return;
  if ((lastUnit & 0xfc00) === 0xd800 && (piece.charCodeAt(0) & 0xfc00) === 0xdc00) piece = `\ufffd${piece.slice(1)}`;
  lastUnit = piece.charCodeAt(length - 1);
  text += piece;
}

function head(tag, key, name) {
  room(6);
  words[at++] = tag | key | (name === null ? 0 : NAMED);
  if (name !== null) {
    words[at++] = name.length;
    append(name);
  }
}

function write(value, key, name, keys, depth) {
  if (++nodes > NODES || text.length > UNITS) {
    if (nodes <= NODES + DEPTH) head(TOO_LARGE, key, null);
    return;
  }
  switch (typeof value) {
    case "string":
      if (text.length + value.length > UNITS) {
        head(TOO_LARGE, key, null);
        return;
      }
      head(TEXT, key, name);
      words[at++] = value.length;
      append(value);
      return;
    case "number":
      if (!Number.isFinite(value)) {
        head(UNREADABLE, key, name);
        return;
      }
      head(NUMBER, key, name);
      number[0] = value;
      words[at++] = numberWords[0];
      words[at++] = numberWords[1];
      return;
    case "boolean":
      head(value ? TRUE : FALSE, key, name);
      return;
    case "object":
      break;
    case "undefined":
      head(NULL, key, name);
      return;
    default: // A bigint, a symbol, a function: JSON has no word for it.
      head(UNREADABLE, key, name);
      return;
  }
  if (value === null) {
    head(NULL, key, name);
    return;
  }
  if (depth >= DEPTH) {
    head(TOO_LARGE, key, name);
    return;
  }
  try {
    if (typeof value.toJSON === "function") {
      const plain = value.toJSON(name ?? "");
      if (plain === null || typeof plain !== "object" || typeof plain.toJSON !== "function") {
        write(plain, key, name, keys, depth + 1);
        return;
      }
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      write(value.valueOf(), key, name, keys, depth + 1);
      return;
    }
  } catch {
    head(UNREADABLE, key, name);
    return;
  }
  if (Array.isArray(value)) list(value, key, name, keys, depth);
  else object(value, key, name, keys, depth);
}

function list(value, key, name, keys, depth) {
  let length;
  try {
    length = value.length;
  } catch {
    head(UNREADABLE, key, name);
    return;
  }
  if (length > CHILDREN) {
    head(TOO_LARGE, key, null);
    return;
  }
  head(LIST, key, name);
  const count = at++;
  let row = 0;
  for (; row < length; row++) {
    if (nodes > NODES) {
      words[count] = row + 1;
      head(TOO_LARGE, UNKNOWN_KEY, null);
      return;
    }
    let child;
    try {
      child = value[row];
    } catch {
      room(2);
      nodes++;
      head(UNREADABLE, UNKNOWN_KEY, null);
      continue;
    }
    write(child, UNKNOWN_KEY, null, keys, depth + 1);
  }
  words[count] = row;
}

function object(value, key, name, keys, depth) {
  let members;
  try {
    members = Object.keys(value);
  } catch {
    head(UNREADABLE, key, name);
    return;
  }
  head(OBJECT, key, name);
  const count = at++;
  let written = 0;
  for (let index = 0; index < members.length; index++) {
    if (nodes > NODES || written >= CHILDREN) {
      head(TOO_LARGE, UNKNOWN_KEY, null);
      written++;
      break;
    }
    const member = members[index];
    const known = keys.get(member);
    let child;
    let threw = false;
    try {
      child = value[member];
    } catch {
      threw = true;
    }
    if (child === undefined && !threw) continue;
    if (typeof child === "function" || typeof child === "symbol") continue;
    written++;
    const number = known === undefined ? UNKNOWN_KEY : known;
    const unknownName = known === undefined ? member : null;
    if (threw) {
      nodes++;
      head(UNREADABLE, number, unknownName);
    } else {
      write(child, number, unknownName, keys, depth + 1);
    }
  }
  words[count] = written;
}
