// The form of the policy that is being written, with what it finds. Redrawn when the policy changes; what was typed stays.

import { select } from "../shared/choices.js";
import { element } from "../shared/dom.js";
import { drawForm } from "../shared/form/form.js";
import { STRENGTHS } from "../shared/strengths.js";

export function createTrial(place, Validator) {
  const findings = element("div", { role: "status" });
  const formPlace = element("div", { class: "site-trial-form" });
  const kind = select({ id: "trial-kind", label: "Kind of record", options: [] });
  place.append(
    element("h3", { class: "govuk-heading-s" }, "What a record is told"),
    findings,
    element("h3", { class: "govuk-heading-s" }, "The form"),
    kind.element,
    formPlace,
  );
  let pack = null;
  let form = null;
  let validator = null;

  const check = () => {
    const report = validator.validate({ ...form.read(), kind: kind.value() });
    const shown = report.findings.slice(0, 8);
    findings.replaceChildren(
      report.findings.length === 0
        ? element("p", { class: "govuk-body" }, "Nothing is missing.")
        : element(
            "ul",
            { class: "govuk-list govuk-list--spaced" },
            shown.map(({ severity, message, citation }) =>
              element("li", {}, element("strong", { class: `govuk-tag govuk-tag--${STRENGTHS[severity].colour}` }, STRENGTHS[severity].words), ` ${message} `, element("span", { class: "site-muted" }, `Clause ${citation.clause}`)),
            ),
          ),
      ...(report.findings.length > shown.length ? [element("p", { class: "govuk-body" }, `and ${report.findings.length - shown.length} more`)] : []),
    );
  };
  const draw = () => {
    const before = form?.read() ?? {};
    form = drawForm(pack, kind.value(), before, check);
    formPlace.replaceChildren(form.element);
    check();
  };
  formPlace.addEventListener("input", check);
  kind.changed(draw);

  return {
    show(next) {
      pack = next;
      validator?.free();
      validator = new Validator({ policy: pack });
      const before = kind.value();
      kind.setOptions(pack.kinds.map(({ id, label }) => ({ value: id, label })));
      kind.set(pack.kinds.some(({ id }) => id === before) ? before : pack.kinds[0].id);
      draw();
    },
  };
}
