// See the time: the deadlines of a record on a calendar line, with a today that can be moved.

import { kept } from "../shared/keep.js";
import { chooseRecord, OWN_RECORD } from "../shared/record-chooser.js";
import { saveFile } from "../shared/save.js";
import { addDays, daysBetween, fullDate, isDate, longDate } from "../shared/dates.js";
import { element } from "../shared/dom.js";
import { dateControl } from "../shared/form/controls.js";
import { labelsOf } from "../shared/form/labels.js";
import { get, put } from "../shared/pointer.js";
import { startPage } from "../shared/page.js";
import { statusTag } from "../shared/report/deadlines.js";
import { clauseText } from "../shared/report/marks.js";
import { bankHolidays, Validator } from "../shared/validator.js";
import { calendarOf } from "./calendar.js";
import { allowanceText, explain } from "./counting.js";
import { dayPicker } from "./day.js";
import { gapsOf } from "./gaps.js";
import { calendarFile } from "./ics.js";
import { tableOf } from "../shared/table.js";
import { todayControl } from "./today.js";

/** What is due later than this is told in the table and not drawn: the line would be too long to read. */
const MOST_DAYS = 100;

const place = (id) => document.getElementById(id);

startPage(async () => {
  // The pictures come when they are needed: the page stands without them.
  const pictures = import("./picture.js");
  let record = null;
  let pack = null;
  let closures = [];
  let range = null;
  const today = todayControl(place("today-control"), () => update());

  const closure = dayPicker({
    id: "closure",
    label: "A day on which the council is closed",
    hint: "For example, 29/12/2026, between Christmas and New Year",
    opensAt: () => today.value,
    changed: (iso) => {
      closures = iso === null ? [] : [iso];
      update();
    },
  });

  const validate = (options) => new Validator({ policy: pack.id, closures, ...options });

  function open(choice) {
    pack = choice.pack;
    record = structuredClone(choice.record ?? { kind: choice.kind });
    const report = validate({ today: choice.today }).validate(record);
    today.set(report.today);
    place("line").hidden = false;
    drawDates(report);
    update();
  }

  function update() {
    const report = validate({ today: today.value }).validate(record);
    range = rangeOf(record, report);
    today.range(range.from, range.to);
    const from = Number(range.from.slice(0, 4));
    const calendar = calendarOf(pack, bankHolidays, closures, from - 1, from + 12);
    const drawn = report.deadlines.map((deadline, index) => ({ deadline, number: index + 1, done: doneOn(record, deadline) }));
    drawTable(drawn);
    drawCounting(drawn, calendar);
    drawPicture(report, drawn, calendar);
    drawHistory();
    place("calendar-file").hidden = report.deadlines.length === 0;
    place("calendar-file").onclick = () => saveFile(calendarFile(report.deadlines, { today: report.today, organisation: pack.organisation }), "supervision-deadlines.ics", "text/calendar");
  }

  function drawTable(drawn) {
    const rows = drawn.map(({ deadline, number, done }) => [
      `${number}. ${deadline.label}`,
      longDate(deadline.from),
      allowanceText(deadline.allowance),
      fullDate(deadline.due),
      done === null ? "None yet" : longDate(done),
      statusTag(deadline),
      String(deadline.workingDaysLeft),
      clauseOf(deadline.rule),
    ]);
    const heads = ["What", "Counted from", "Allowed", "Latest day", "Date in the record", "How it stands", "Working days left", "Clause"];
    place("table").replaceChildren(
      drawn.length === 0
        ? element("p", { class: "govuk-body" }, "No deadline runs for what the record holds so far.")
        : tableOf("The deadlines in words", heads, rows, { id: "table-title" }),
    );
    const late = drawn.filter(({ deadline }) => daysBetween(range.from, deadline.due) > MOST_DAYS || deadline.from < range.from);
    place("later").textContent = late.length === 0 ? "" : `Not all of it fits the line: ${late.map(({ number }) => number).join(", ")} begin before it or end after it.`;
  }

  function clauseOf(rule) {
    const found = pack.rules.find(({ id }) => `${pack.id}/${id}` === rule);
    return found === undefined ? "" : clauseText({ citation: { clause: found.clause } });
  }

  function drawCounting(drawn, calendar) {
    const opened = new Set([...place("counting").querySelectorAll("details[open]")].map((one) => one.id));
    place("counting").replaceChildren(...drawn.map(({ deadline, number }) => {
      const { sentence, days } = explain(deadline, calendar);
      const list = days.map(({ date, number: count, why }) =>
        element("li", { class: count === null ? "time-not-counted" : "" }, count === null ? `${fullDate(date, { year: false })} is ${why}` : `Day ${count} is ${fullDate(date, { year: false })}`),
      );
      const id = `counting-${number}`;
      return element(
        "div",
        { class: "time-counting" },
        element("h3", { class: "govuk-heading-s govuk-!-margin-bottom-1" }, `${number}. ${deadline.label}`),
        element("p", { class: "govuk-body" }, sentence),
        list.length === 0
          ? null
          : element(
            "details",
            { class: "govuk-details", id, open: opened.has(id) },
            element("summary", { class: "govuk-details__summary" }, element("span", { class: "govuk-details__summary-text" }, `Day by day for ${number}`)),
            element("div", { class: "govuk-details__text" }, element("ol", { class: "govuk-list time-days" }, list)),
          ),
      );
    }));
  }

  async function drawPicture(report, drawn, calendar) {
    const { drawTime } = await pictures;
    const sessions = [
      [record.session?.previousDate, "Session before"],
      [record.session?.date, "This session"],
      [record.nextSession?.date, "Next session"],
    ].filter(([date]) => isDate(date) && date >= range.from && date <= range.to);
    const spans = drawn.filter(({ deadline }) => deadline.due >= range.from && deadline.from <= range.to);
    const picture = drawTime({
      ...range,
      today: report.today,
      width: widthOf(place("picture")),
      calendar,
      describedBy: "table-title",
      sessions: sessions.map(([date, label]) => ({ date, label, planned: label === "Next session" && date > report.today })),
      spans: spans.map(({ deadline, number, done }) => ({ ...deadline, number, done })),
    });
    place("picture").replaceChildren(picture);
  }

  async function drawHistory() {
    const gaps = gapsOf(record, (one) => validate({ today: today.value }).validate(one));
    place("history").hidden = gaps.length === 0;
    if (gaps.length === 0) return;
    const late = gaps.filter((gap) => gap.late).length;
    place("history-words").textContent =
      `${late === 0 ? "No gap is" : late === 1 ? "One gap is" : `${late} gaps are`} longer than the policy allows. The upright mark is the latest day that it allows for the session after.`;
    place("gap-table").replaceChildren(
      tableOf("The gaps in words", ["From", "To", "Days", "Latest day allowed", "Result"], gaps.map((gap) => [
        longDate(gap.from),
        longDate(gap.to),
        String(daysBetween(gap.from, gap.to)),
        gap.latest === null ? "None given" : longDate(gap.latest),
        gap.late ? `${daysBetween(gap.latest, gap.to)} days too long` : "Within the interval",
      ]), { id: "gap-table-title" }),
    );
    const { drawGaps } = await pictures;
    place("gaps").replaceChildren(drawGaps({ gaps, width: widthOf(place("gaps")), describedBy: "gap-table-title" }));
  }

  /** The dates that the deadlines hang on, and the closure days, as boxes to change. */
  function drawDates(report) {
    const label = labelsOf(pack);
    const pointers = new Set(["/session/date", "/session/previousDate", "/nextSession/date"].filter((pointer) => get(record, pointer) !== undefined));
    for (const { path } of report.deadlines) if (/(On|[dD]ate)$/.test(path)) pointers.add(path);
    const controls = [...pointers].map((pointer) => dateControl({ pointer, label: label(pointer) }));
    for (const control of controls) control.write(get(record, control.pointer));
    closures = [];
    closure.set(null);
    place("dates").replaceChildren(element("div", { class: "record-side-by-side" }, [...controls.map((control) => control.element), today.calendar, closure.element]));
    place("dates").oninput = () => {
      for (const control of controls) put(record, control.pointer, control.read());
      update();
    };
    place("change").hidden = false;
  }

  const observer = new ResizeObserver(() => record !== null && update());
  observer.observe(place("choices"));
  await chooseRecord(place("choices"), open, { policy: "nottinghamshire", own: kept(OWN_RECORD) });
});

/** The date that met a deadline, null while there is none. */
function doneOn(record, deadline) {
  const value = get(record, deadline.path);
  return isDate(value) && value !== deadline.from ? value : null;
}

/** From a little before the session to a little after the last deadline that fits. */
function rangeOf(record, report) {
  const start = isDate(record.session?.date) ? record.session.date : (report.deadlines.map(({ from }) => from).sort().at(-1) ?? report.today);
  const from = addDays(start, -5);
  const ends = [start, record.nextSession?.date, ...report.deadlines.map(({ due }) => due), ...report.deadlines.map((deadline) => doneOn(record, deadline))]
    .filter((date) => isDate(date) && daysBetween(from, date) <= MOST_DAYS)
    .sort();
  return { from, to: addDays(ends.at(-1), 7) };
}

function widthOf(box) {
  return Math.max(Math.floor(box.getBoundingClientRect().width), 260);
}

document.addEventListener("submit", (event) => event.preventDefault());
