// Deadlines and bank holidays.

import init, { addPeriod, bankHolidays, readDue } from "../index.js";
import { UsageError } from "./errors.js";
import { dates, format, helpText, HOLDING } from "./options.js";
import { output, writeList } from "./output.js";
import { table } from "./table.js";

const formats = format(["table", "json"]);
const deadlineOptions = { division: HOLDING.division, closures: HOLDING.closures, ...formats };

export const deadline = {
  usage: "deadline FROM PERIOD",
  does: "the last day that a period allows after a day",
  options: deadlineOptions,
  help: helpText(
    "deadline FROM PERIOD",
    `
The last day that a period allows after a day; the day after is day one. The period is like P7D, P4W, P1M, P1Y, 5WD (working
days), 5WKD (Monday to Friday), or in words, like "within 10 working days". With a minus before it, it is counted back.

  supervision-validator deadline 2026-04-02 5WD
  supervision-validator deadline 2026-04-02 -5WD --division scotland`,
    deadlineOptions,
  ),
  async run(values, words) {
    if (words.length !== 2) throw new UsageError("deadline needs a day and a period: supervision-validator deadline 2026-04-02 5WD");
    const [from, period] = words;
    await init();
    const options = { division: values.division, closures: values.closures === undefined ? undefined : dates(values.closures) };
    const inWords = /\s/.test(period);
    const due = inWords ? readDue(period, { from, ...options }) : addPeriod(from, period, options);
    if (due === null) throw new UsageError(`“${period}” names no day.`);
    output.write(values.format === "json" ? `${JSON.stringify({ from, period, due })}\n` : `${due}\n`);
    return 0;
  },
};

const holidayFormats = format(["table", "json", "ndjson", "csv"]);

export const holidays = {
  usage: "holidays DIVISION YEARS",
  does: "the bank holidays of a year or of several",
  options: holidayFormats,
  help: helpText(
    "holidays DIVISION YEARS",
    `
The bank holidays of england-and-wales, scotland or northern-ireland, in a year or from one to another.

  supervision-validator holidays scotland 2026
  supervision-validator holidays england-and-wales 2026-2028`,
    holidayFormats,
  ),
  async run(values, words) {
    const [division, ...years] = words;
    const [, first, last = first] = /^(\d{4})(?:[-–. ]+(\d{4}))?$/.exec(years.join(" ")) ?? [];
    if (first === undefined) throw new UsageError("holidays needs a division and a year: supervision-validator holidays scotland 2026");
    await init();
    const days = bankHolidays(division, Number(first), Number(last));
    const cells = ({ date, title }) => [date, title];
    if (!writeList(values.format, days, ["date", "title"], cells)) output.write(table(days.map(cells)));
    return 0;
  },
};
