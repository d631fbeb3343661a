// What a WebAssembly module consists of, as far as its size is concerned: sections, bodies of functions, their names.

const IMPORTS = 2, CODE = 10, DATA = 11, CUSTOM = 0;

export function read(bytes) {
  /** An unsigned LEB128 number and where it ends. */
  function number(at) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return [value, at];
    }
  }

  const text = (start, length) => bytes.toString("utf8", start, start + length);

  /** How many functions are imported: they are numbered before the others. */
  function importedFunctions(start) {
    let functions = 0;
    let [count, at] = number(start);
    while (count-- > 0) {
      for (let name = 0; name < 2; name++) {
        const [length, from] = number(at);
        at = from + length;
      }
      const kind = bytes[at++];
      if (kind === 0) functions += 1;
      if (kind === 0) [, at] = number(at);
      else throw new Error("only functions are imported by this library");
    }
    return functions;
  }

  function bodiesFrom(start) {
    const found = [];
    let [count, at] = number(start);
    while (count-- > 0) {
      const [length, from] = number(at);
      found.push(bytes.subarray(from, from + length));
      at = from + length;
    }
    return found;
  }

  function namesFrom(start, end) {
    const names = new Map();
    for (let at = start; at < end; ) {
      const kind = bytes[at];
      const [size, inside] = number(at + 1);
      at = inside + size;
      if (kind !== 1) continue;
      let [count, place] = number(inside);
      while (count-- > 0) {
        let index, letters;
        [index, place] = number(place);
        [letters, place] = number(place);
        names.set(index, text(place, letters));
        place += letters;
      }
    }
    return names;
  }

  /** `named`: where the section with the names lies. */
  const module = { imported: 0, bodies: [], data: Buffer.alloc(0), names: new Map(), named: null };
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [length, start] = number(at + 1);
    const end = start + length;
    if (id === IMPORTS) module.imported = importedFunctions(start);
    if (id === CODE) module.bodies = bodiesFrom(start);
    if (id === DATA) module.data = bytes.subarray(start, end);
    if (id === CUSTOM) {
      const [letters, from] = number(start);
      if (text(from, letters) === "name") {
        module.named = [at, end];
        module.names = namesFrom(from + letters, end);
      }
    }
    at = end;
  }
  return module;
}

/** The module with these names for its functions and no others. */
export function renamed(bytes, { named }, names) {
  const entries = [...names].sort(([one], [other]) => one - other).map(([index, name]) => [...leb(index), ...counted(Buffer.from(name))]);
  const functions = Buffer.from([...leb(entries.length), ...entries.flat()]);
  const content = Buffer.concat([Buffer.from(counted(Buffer.from("name"))), Buffer.from([1]), Buffer.from(counted(functions))]);
  const [start, end] = named ?? [bytes.length, bytes.length];
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end), Buffer.from([CUSTOM, ...counted(content)])]);
}

const counted = (content) => [...leb(content.length), ...content];

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}
