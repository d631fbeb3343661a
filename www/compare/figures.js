// The numbers of a rule in words, for a table: "every 4 weeks", "within 5 working days", "at least 90 minutes".

const UNITS = { D: "day", W: "week", M: "month", Y: "year", WD: "working day", WKD: "weekday" };

/** "P4W" → "4 weeks", "5WD" → "5 working days"; other text as it is. */
export function periodInWords(period) {
  const match = /^(?:P(\d+)([DWMY])|(\d+)(WD|WKD))$/.exec(period);
  if (match === null) return period;
  const count = Number(match[1] ?? match[3]);
  const unit = UNITS[match[2] ?? match[4]];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Every figure of a rule, its `also` included; an empty list where it has none. */
export function figuresOf(rule) {
  return [rule, ...(rule.also ?? [])].flatMap(figuresOfCheck).filter((figure, index, all) => all.indexOf(figure) === index);
}

function figuresOfCheck(check) {
  const figures = [];
  const say = (before, value) => {
    if (typeof value === "string") figures.push(`${before} ${periodInWords(value)}`);
  };
  say("every", check.every);
  for (const band of check.bands ?? []) say("every", band.every);
  say("within", check.within);
  say("at least", check.notice);
  say("once in each", check.calendar);
  say("valid for", check.validFor);
  say("at most every", check.atMostEvery);
  const unit = check.check === "duration" || check.minutes === true ? " minutes" : "";
  if (typeof check.atLeast === "number") figures.push(`at least ${check.atLeast}${unit}`);
  if (typeof check.atMost === "number") figures.push(`at most ${check.atMost}${unit}`);
  say("in each", check.per);
  return figures;
}
