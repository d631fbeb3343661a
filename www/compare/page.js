// Compare policies: a matrix of duties × policies for one record, and two policies side by side.

import { startPage, say } from "../shared/page.js";
import { addWorkingDays, loadPolicyTexts, policies, policy, Validator, validate } from "../shared/validator.js";
import { select } from "../shared/choices.js";
import { allSamples } from "../shared/samples.js";
import { element } from "../shared/dom.js";
import { differences } from "./differences.js";
import { drawCell, drawDifferences, drawMatrix } from "./draw.js";
import { column, matrix } from "./matrix.js";

const place = (id) => document.getElementById(id);

startPage(async () => {
  await loadPolicyTexts();
  const query = new URLSearchParams(location.search);
  const today = query.get("today") ?? validate({}, { policy: "bcp" }).today;
  const packs = policies().map(({ id }) => policy(id));
  const columns = packs.map((pack) => column(pack, Validator, { today }));
  startMatrix(columns, today);
  startDifferences(packs, query);
});

function startMatrix(columns, today) {
  const groups = columns
    .map(({ pack }) => ({
      label: pack.organisation,
      options: allSamples(pack, today, addWorkingDays).map((sample) => ({
        value: `${pack.id}/${sample.kind}/${sample.id}`,
        label: `${pack.kinds.find(({ id }) => id === sample.kind)?.label ?? sample.kind}: ${sample.label}`,
        record: { ...sample.record, kind: sample.kind },
      })),
    }))
    .filter(({ options }) => options.length > 0);
  const all = groups.flatMap(({ options }) => options);
  const chosen = select({ id: "record", label: "Record", groups });
  place("choices").append(chosen.element);

  const show = () => {
    const { record } = all.find(({ value }) => value === chosen.value());
    const result = matrix(record, columns);
    place("matrix-about").textContent =
      "Choose a cell to see the rules behind it. “Does not apply” means that the policy has rules for this kind of record, and that their conditions are not met or not known.";
    const { cell } = drawMatrix(place("matrix"), result, (row, at) => {
      drawCell(place("cell"), row, result.columns[at], row.cells[at]);
      place("cell").focus();
    });
    place("cell").replaceChildren();
    const missed = result.rows.flatMap((row) => row.cells).filter(({ state }) => state === "missed").length;
    say(`${result.rows.length} duties under ${columns.length} policies, ${missed} cells with something missed`);
    return cell;
  };
  chosen.changed(show);
  const faults = all.find(({ value }) => value.endsWith("/faults")) ?? all[0];
  chosen.set(faults.value);
  show();
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
