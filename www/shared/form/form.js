// The form of a record, drawn from a policy pack: its sections in order, its words, roles, teams, terms and file items. Nothing here is of one
// policy, so a further one needs no code.

import { dateControl, headingTarget, radiosControl } from "./controls.js";
import { askedBy, named } from "./asked.js";
import { conditionsOf } from "./conditions.js";
import { fieldControl } from "./fields.js";
import { fileItemControl } from "./file-item.js";
import { labelsOf } from "./labels.js";
import { listControl } from "./lists.js";
import { flat, valueOf } from "./rows.js";
import { sectionControls } from "./sections.js";
import { disclosure, element } from "../dom.js";
import { get } from "../pointer.js";

/**
 * Draws the form for one kind of record under one policy.
 *
 * @param {object} pack the policy as `policy()` gives it, or one that somebody is writing
 * @param {string} kind
 * @param {object} [record] what stands in the form at first
 * @param {(what: string) => void} [changed] called when a row came or went; typing is heard as "input" on the element
 * @returns {{ element: HTMLElement, read: () => object, write: (record: object) => void, controls: () => object[] }} `element` holds the
 *   fields and is no `<form>` itself; `controls()` are those on the page now, for `mark` and `goTo`
 */
export function drawForm(pack, kind, record = {}, changed = () => {}) {
  const label = labelsOf(pack);
  const asked = askedBy(pack, kind);
  const controls = [];
  const drawn = new Set();
  const add = (control) => {
    controls.push(control);
    drawn.add(control.pointer);
    return control.element;
  };
  const context = { pack, kind, label, asked, changed };
  const field = (pointer, more) => add(fieldControl(context, pointer, more));
  const wanted = (pointer) => asked.has(pointer) || named(pack, pointer);
  const where = (pointers, holds = asked.has) => pointers.filter(holds).map((pointer) => field(pointer));
  const list = (pointer, more) => (asked.below(pointer) ? add(listControl(context, pointer, more)) : null);
  const isSession = !["agreement", "file"].includes(kind);

  const part = (...content) => {
    const shown = content.flat().filter((one) => one !== null && one !== undefined);
    return shown.length === 0 ? null : element("section", { class: "record-part" }, shown);
  };
  /** A part under a heading that findings can lead to; nothing where it has no content. */
  const headed = (pointer, words, ...content) => {
    const shown = content.flat().filter((one) => one !== null && one !== undefined);
    if (shown.length === 0) return null;
    const heading = headingTarget(pointer, element("h2", { class: "govuk-heading-m" }, words));
    controls.unshift(heading);
    return part(heading.element, shown);
  };
  const seldom = (summary, content) => (content.length === 0 ? null : disclosure(summary, content));
  const extras = (of, prefix) =>
    (pack.extra ?? []).filter((one) => (one.of ?? "record") === of).map(({ id }) => `${prefix}/extra/${id}`).filter(asked.has).map((pointer) => field(pointer));

  // ── The parts, in the order of the page ──

  function supervisee() {
    const more = ["startedOn", "registration", "employment", "setting", "employedOn", "lastObservedOn", "lastAppraisalOn", "caseload", "circumstances"];
    return headed(
      "/supervisee",
      "Supervisee",
      field("/supervisee/name"),
      field("/supervisee/role"),
      (pack.teams ?? []).length > 0 || wanted("/supervisee/team") ? field("/supervisee/team") : null,
      seldom("More about the supervisee", [...where(more.map((key) => `/supervisee/${key}`)), ...extras("supervisee", "/supervisee")]),
    );
  }

  function supervisor() {
    return headed(
      "/supervisor",
      "Supervisor",
      field("/supervisor/name"),
      field("/supervisor/role"),
      where(["/supervisor/registration", "/supervisor/lastObservedOn"]),
    );
  }

  function session() {
    if (!isSession) return null;
    return headed(
      "/session",
      "The session",
      field("/session/date", { hint: "For example, 9 3 2026" }),
      asked.has("/session/durationMinutes") ? field("/session/durationMinutes") : null,
      where(["/session/venue", "/session/mode", "/session/purpose"], wanted),
      where(["/session/previousDate", "/session/previousWith"]),
      list("/history"),
      seldom("Another frequency was agreed", where(["/frequencyChange/every", "/frequencyChange/agreedOn", "/frequencyChange/reason"])),
    );
  }

  const sections = (pack.sections ?? []).filter((section) => section.kinds.includes(kind));
  const ofRecord = sections.filter((section) => section.per !== "case");
  const isAsked = conditionsOf(pack, kind, ofRecord);
  const conditional = [];

  function discussed() {
    const boxes = sectionControls(context, ofRecord, "").map(({ section, controls: parts, element: box }) => {
      for (const one of parts) add(one);
      if (section.when !== undefined) conditional.push({ section, box, parts });
      return box;
    });
    return boxes.length === 0 ? null : headed("/sections", isSession ? "What was discussed" : "Content", boxes);
  }

  function disagreement() {
    if (!asked.below("/disagreement")) return null;
    const inner = element("div", { class: "govuk-inset-text" });
    inner.hidden = true;
    const exists = radiosControl({
      pointer: "/disagreement/exists",
      label: "Do the supervisor and the supervisee disagree about anything in this record?",
      choices: [{ id: "yes", label: "Yes" }, { id: "no", label: "No" }],
      values: { yes: true, no: false },
    });
    const drawnPart = headed("/disagreement", "Disagreement", add(exists), inner);
    inner.append(field("/disagreement/note"), ...where(["escalatedTo", "superviseeComments", "resolved"].map((key) => `/disagreement/${key}`), wanted));
    const show = () => {
      inner.hidden = exists.read() !== true;
    };
    // On its way up, "input" passes here before the page reads the record.
    exists.element.addEventListener("input", show);
    const write = exists.write;
    exists.write = (value) => {
      write(value);
      show();
    };
    return drawnPart;
  }

  function agreement() {
    const dates = ["relationshipBeganOn", "agreedOn", "lastReviewedOn", "reviewDueOn"].map((key) => `/agreement/${key}`).filter(wanted);
    const terms = kind === "agreement" ? (pack.terms ?? []).map(({ id }) => `/agreement/${id}`) : [];
    const fields = terms.flatMap((pointer) => {
      // A term with parts of its own has a field for each of them.
      const inside = asked.all.filter((one) => one.startsWith(`${pointer}/`));
      return inside.length > 0 ? inside : [pointer];
    });
    if (kind !== "agreement" && !asked.below("/agreement")) return null;
    return headed("/agreement", "The agreement", [...dates, ...fields].map((pointer) => field(pointer)));
  }

  function file() {
    if (kind !== "file") return null;
    const items = (pack.fileItems ?? []).map((item) => add(fileItemControl(`/file/${item.id}`, item.part === undefined ? item.label : `${item.label} (${partOf(item)})`)));
    return headed("/file", "What is in the file", items);
  }

  function nextSession() {
    const fields = ["/nextSession/date", "/nextSession/venue", "/nextSession/mode"].filter(asked.has);
    return fields.length === 0 ? null : headed("/nextSession", "Next session", fields.map((pointer) => field(pointer)));
  }

  function signatures() {
    const parties = [...new Set([...asked.all, "/signatures/supervisor", "/signatures/supervisee"]
      .map((pointer) => /^\/signatures\/([^/*]+)/.exec(pointer)?.[1]).filter((party) => party !== undefined))];
    if (!asked.below("/signatures")) return null;
    return headed("/signatures", "Signatures", element("div", { class: "record-side-by-side" }, parties.map((party) => {
      const pointer = `/signatures/${party}`;
      const name = fieldControl(context, `${pointer}/name`, { label: label(pointer), hint: "Type the full name to sign" });
      return element("div", {}, add(name), add(dateControl({ pointer: `${pointer}/signedOn`, label: label(`${pointer}/signedOn`) })));
    })));
  }

  function afterwards() {
    const fields = ["/draftSharedOn", "/agreedOn", "/copySharedOn", "/recordedBy", "/attachments", "/leftOn", "/handedOverOn", "/deletedOn"];
    return headed("/copySharedOn/part", "The record itself", [...where(fields), ...extras("record", "")]);
  }

  /** What a rule asks and no part above has: a pack of somebody's own may point anywhere. */
  function others() {
    const rest = asked.all.filter((pointer) => !pointer.includes("*") && !KNOWN.test(pointer) && !drawn.has(pointer) && ![...drawn].some((one) => one.startsWith(`${pointer}/`)));
    return headed("/other", "Further fields", rest.map((pointer) => field(pointer)));
  }

  const content = [
    supervisee(),
    supervisor(),
    session(),
    part(list("/attendance", { level: "h2" })),
    part(list("/previousActions", { level: "h2" })),
    part(list("/cases", { level: "h2" })),
    discussed(),
    agreement(),
    file(),
    part(list("/actions", { level: "h2" })),
    part(list("/decisions", { level: "h2" })),
    disagreement(),
    nextSession(),
    signatures(),
    part(list("/events", { level: "h2" })),
    afterwards(),
    others(),
  ].filter((one) => one !== null);
  const place = element("div", { class: "record" }, content);

  const form = {
    element: place,
    /** The record as the form holds it. What is hidden behind an answer is not part of it. */
    read() {
      const seen = controls.filter((control) => control.element.closest("[hidden]") === null);
      const value = { ...(pack.id === undefined ? {} : { policy: pack.id }), kind, ...valueOf(seen, "") };
      showConditional(value);
      return value;
    },
    write(value) {
      const plain = objectsOfSections(value);
      for (const control of controls) control.write?.(get(plain, control.pointer));
      showConditional({ ...plain, kind });
    },
    /** All controls that there are now, in the order of the page. */
    controls: () => flat(controls).sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)),
  };

  /** Conditional sections show where their condition is true, and where they hold something. */
  function showConditional(value) {
    if (conditional.length === 0) return;
    const ids = isAsked(value);
    for (const { section, box, parts } of conditional) box.hidden = !ids.has(section.id) && parts.every((one) => one.read?.() === undefined);
  }

  form.write(record);
  return form;
}

const KNOWN = /^\/(kind|policy|sections|signatures|actions|decisions|cases|previousActions|attendance|events|history|file|agreement)(\/|$)|^\/(supervisor|supervisee|session|nextSession|disagreement|frequencyChange)$|^\/disagreement\//;

function partOf(item) {
  return /^\d/.test(item.part) ? `part ${item.part}` : item.part;
}

/** A section may be a plain string in a record; the form has an object. Dates alone in the history are rows. */
function objectsOfSections(record) {
  const objects = (sections) =>
    Object.fromEntries(Object.entries(sections ?? {}).map(([id, section]) => [id, typeof section === "string" ? { discussion: section } : section]));
  return {
    ...record,
    sections: objects(record.sections),
    cases: Array.isArray(record.cases) ? record.cases.map((one) => ({ ...one, sections: objects(one?.sections) })) : undefined,
    history: Array.isArray(record.history) ? record.history.map((one) => (typeof one === "string" ? { date: one } : one)) : undefined,
  };
}
