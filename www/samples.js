// Records to try, all made up. Their dates hang on today, so that each shows the same faults on any day.

import { addDays } from "./dates.js";

/** `[{ id, label, record }]` for a policy and a kind of record; empty where there is none. */
export function samplesFor(policy, kind, today, addWorkingDays) {
  const make = SAMPLES[`${policy}/${kind}`];
  return make === undefined ? [] : make(today, (from, count) => addWorkingDays(from, count));
}

const SAMPLES = {
  "bcp/one-to-one": (today, workingDays) => [
    { id: "complete", label: "Complete", record: complete(today, workingDays) },
    { id: "faults", label: "Typical faults", record: faults(today, workingDays) },
    { id: "late", label: "Late", record: late(today, workingDays) },
  ],
};

function complete(today, workingDays) {
  const date = workingDays(today, -4);
  return {
    supervisee: {
      name: "Amara Okafor",
      role: "social-worker",
      team: "children-and-families-first",
      registration: "SW100001",
      lastObservedOn: addDays(date, -120),
      lastAppraisalOn: addDays(date, -200),
    },
    supervisor: { name: "Helen Marsh", role: "team-manager", registration: "SW100002", lastObservedOn: addDays(date, -90) },
    session: { date, durationMinutes: 90, previousDate: addDays(date, -28) },
    previousActions: [
      { action: "Book the court skills course", status: "done" },
      { action: "Hand over two cases to the duty team", status: "changed", reason: "One family asked to keep the same worker until the review." },
    ],
    sections: {
      "health-and-welfare": {
        discussion: "Amara has been well and has had no sickness. Two evening visits a week are tiring; we looked at the rota together.",
        actions: [
          {
            action: "Move one evening visit a week to the daytime",
            measure: "The rota shows one evening visit a week at most",
            owner: "Helen Marsh",
            due: "within 2 weeks",
          },
        ],
      },
      "annual-leave-and-toil": { discussion: "Nine days of leave are left, five of them booked. Four hours of time off in lieu were taken this month." },
      "practice-progress": {
        discussion: "The last case audit was rated good. The direct work with a group of siblings is a strength. Recording after visits still takes too long.",
        actions: [
          {
            action: "Write up each home visit with the short template",
            measure: "All visit records of the month are on the system within two working days",
            owner: "Amara Okafor",
            due: "before the next session",
          },
        ],
      },
      "professional-development": { discussion: "The court skills course is booked. Amara would like to shadow a conference chair in the summer." },
      "additional-responsibility": { discussion: "None at present. We agreed to look at mentoring a student after the appraisal." },
      "any-other-business": { discussion: "The move to the new office was discussed; parking permits have been ordered." },
    },
    decisions: [
      { decision: "No new allocations for two weeks", reason: "Two cases are in proceedings and need time for statements.", madeBy: "Helen Marsh" },
    ],
    disagreement: { exists: false },
    nextSession: { date: workingDays(addDays(date, 28), -1) },
    draftSharedOn: workingDays(date, 1),
    agreedOn: workingDays(date, 2),
    signatures: {
      supervisor: { name: "Helen Marsh", signedOn: workingDays(date, 3) },
      supervisee: { name: "Amara Okafor", signedOn: workingDays(date, 3) },
    },
    copySharedOn: today,
  };
}

function faults(today, workingDays) {
  const record = complete(today, workingDays);
  const { date } = record.session;
  delete record.supervisor.registration;
  delete record.supervisee.registration;
  record.previousActions = [];
  record.sections["health-and-welfare"].actions[0].owner = "";
  record.sections["annual-leave-and-toil"] = { discussion: "n/a" };
  record.sections["practice-progress"] = {
    discussion: "We talked about Oliver Hartley, date of birth 4 May 2015, and what his move of school means for the plan.",
    actions: [{ action: "Write up the visits", owner: "Amara Okafor", due: "ASAP" }],
  };
  record.sections["professional-development"] = { discussion: "" };
  record.decisions[0].reason = "";
  record.disagreement = { exists: true };
  record.signatures.supervisor.signedOn = addDays(date, -1);
  record.signatures.supervisee = { name: "Helen Marsh" };
  delete record.nextSession;
  return record;
}

function late(today, workingDays) {
  const record = complete(today, workingDays);
  const { date } = record.session;
  record.session.previousDate = addDays(date, -63);
  record.supervisee.lastAppraisalOn = addDays(date, -420);
  record.supervisee.lastObservedOn = addDays(date, -400);
  record.nextSession = { date: workingDays(addDays(date, 49), -1) };
  record.signatures.supervisee.signedOn = date;
  record.copySharedOn = workingDays(date, 1);
  return record;
}
