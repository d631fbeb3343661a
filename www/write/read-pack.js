// The text as a pack, or where it stops being JSON.

/** `{ pack, problems }`: the pack, or `null` and one problem with its place (`at`) in the text. */
export function readPack(text) {
  try {
    const pack = JSON.parse(text);
    return { pack, problems: [] };
  } catch (error) {
    const at = placeOf(String(error.message), text);
    const line = text.slice(0, at).split("\n").length;
    return {
      pack: null,
      problems: [{ path: "", at, message: `The text is not JSON: look at line ${line}, for a comma too many or too few, or a quotation mark.` }],
    };
  }
}

/** Engines say the place each in their own way. */
function placeOf(message, text) {
  const position = /position (\d+)/.exec(message);
  if (position !== null) return Math.min(Number(position[1]), text.length);
  const lineAndColumn = /line (\d+) column (\d+)/.exec(message);
  if (lineAndColumn !== null) {
    const before = text.split("\n").slice(0, Number(lineAndColumn[1]) - 1);
    return Math.min(before.reduce((sum, line) => sum + line.length + 1, 0) + Number(lineAndColumn[2]) - 1, text.length);
  }
  return text.length;
}
