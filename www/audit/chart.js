// Bars, drawn as SVG with attributes alone, so that a strict Content-Security-Policy has nothing to forbid. The table beside each chart has the
// same facts; to screen readers the chart is one image with a name.

import { svg } from "../shared/svg.js";

const ROW = 28;
const LABEL = 300;
const WIDTH = 720;
const VALUE = 70;

/**
 * Horizontal bars. `of` draws a paler bar behind: the whole that the value is a part of.
 * @param {{ words: string, value: number, of?: number }[]} bars
 * @param {{ value: string }} options what the numbers are
 */
export function barChart(bars, { value }) {
  const most = Math.max(1, ...bars.map(({ value: one, of }) => of ?? one));
  const length = (count) => ((WIDTH - LABEL - VALUE) * count) / most;
  const number = new Intl.NumberFormat("en-GB");
  const rows = bars.map((bar, at) => {
    const middle = at * ROW + ROW / 2;
    const full = svg("title", {}, `${bar.words}: ${number.format(bar.value)}${bar.of === undefined ? "" : ` of ${number.format(bar.of)}`}`);
    return svg(
      "g",
      {},
      full,
      svg("text", { x: LABEL - 10, y: middle, class: "chart-label", "text-anchor": "end", "dominant-baseline": "central" }, short(bar.words)),
      ...(bar.of === undefined ? [] : [svg("rect", { x: LABEL, y: at * ROW + 4, width: length(bar.of), height: ROW - 8, class: "chart-whole" })]),
      svg("rect", { x: LABEL, y: at * ROW + 4, width: length(bar.value), height: ROW - 8, class: "chart-bar" }),
      svg("text", { x: LABEL + length(bar.of ?? bar.value) + 8, y: middle, class: "chart-value", "dominant-baseline": "central" }, number.format(bar.value)),
    );
  });
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${bars.length * ROW}`, role: "img", class: "chart", "aria-label": `${value}: bars, the longest ${number.format(most)}. The table below has all of them.` },
    ...rows,
  );
}

function short(words) {
  return words.length <= 42 ? words : `${words.slice(0, 41).trimEnd()}…`;
}
