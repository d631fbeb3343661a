// Compare policies: a matrix of duties × policies for one record, and two policies side by side.

import { startPage, say } from "../shared/page.js";
import { loadPolicyTexts, policies, policy, Validator } from "../shared/validator.js";
import { select } from "../shared/choices.js";
import { allSamples } from "../shared/samples.js";
import { longDate } from "../shared/dates.js";
import { element } from "../shared/dom.js";
import { lead } from "../shared/lead.js";
import { differences } from "./differences.js";
import { drawCell, drawDifferences, drawMatrix } from "./draw.js";
import { column, matrix } from "./matrix.js";

const place = (id) => document.getElementById(id);

startPage(async () => {
  await loadPolicyTexts();
  const query = new URLSearchParams(location.search);
  const packs = policies().map(({ id }) => policy(id));
  await startMatrix(packs);
  startDifferences(packs, query);
});

async function startMatrix(packs) {
  const offered = await Promise.all(
    packs.map(async (pack) => ({
      label: pack.organisation,
      options: (await allSamples(pack)).map(({ id, kind, kindLabel, label, record, today }) => ({
        value: `${pack.id}/${kind}/${id}`,
        label: `${kindLabel}: ${label}`,
        record,
        today,
      })),
    })),
  );
  const groups = offered.filter(({ options }) => options.length > 0);
  const all = groups.flatMap(({ options }) => options);
  const columnsOn = columnsByDay(packs);
  const chosen = select({ id: "record", label: "Record", groups });
  place("choices").append(chosen.element);

  const show = () => {
    const { record, today } = all.find(({ value }) => value === chosen.value());
    const columns = columnsOn(today);
    const result = matrix(record, columns);
    place("matrix-about").textContent =
      `Looked at on ${longDate(today)}. Choose a cell to see the rules behind it. “Does not apply” means that the policy has rules for this kind of record, and that their conditions are not met or not known.`;
    drawMatrix(place("matrix"), result, (row, at) => {
      drawCell(place("cell"), row, result.columns[at], row.cells[at]);
      lead("cell-title");
    });
    place("cell").replaceChildren();
    const missed = result.rows.flatMap((row) => row.cells).filter(({ state }) => state === "missed").length;
    say(`${result.rows.length} duties under ${columns.length} policies, ${missed} cells with something missed`);
  };
  chosen.changed(show);
  const faults = all.find(({ value }) => value.endsWith("/faults")) ?? all[0];
  chosen.set(faults.value);
  show();
}

/** The validators of every policy for a day; made once for each day. */
function columnsByDay(packs) {
  const made = new Map();
  return (today) => {
    if (!made.has(today)) made.set(today, packs.map((pack) => column(pack, Validator, { today })));
    return made.get(today);
  };
}

function startDifferences(packs, query) {
  const options = packs.map(({ id, organisation }) => ({ value: id, label: organisation }));
  const left = select({ id: "left", label: "One policy", options });
  const right = select({ id: "right", label: "The other", options });
  const kind = select({ id: "kind", label: "Kind of record", options: [] });
  left.set(query.get("left") ?? options[0].value);
  right.set(query.get("right") ?? options[1].value);
  place("sides").append(left.element, right.element, kind.element);

  const pack = (side) => packs.find(({ id }) => id === side.value());
  const kinds = () => {
    const labels = new Map();
    for (const side of [left, right]) for (const { id, label } of pack(side).kinds) labels.set(id, labels.get(id) ?? label);
    const before = kind.value();
    kind.setOptions([...labels].map(([value, label]) => ({ value, label })));
    kind.set(labels.has(before) ? before : labels.has("one-to-one") ? "one-to-one" : [...labels.keys()][0]);
  };
  const show = () => {
    const sides = [pack(left), pack(right)];
    if (sides[0] === sides[1]) {
      place("differences").replaceChildren(element("p", { class: "govuk-body" }, "Choose two different policies."));
      return;
    }
    drawDifferences(place("differences"), differences(sides[0], sides[1], kind.value()), sides);
  };
  for (const side of [left, right]) {
    side.changed(() => {
      kinds();
      show();
    });
  }
  kind.changed(show);
  kinds();
  show();
}
