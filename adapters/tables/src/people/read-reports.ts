import type { ContributionReport, Judgement, RoutineGrade, RoutineRecord } from "@huabiao/assess";
import { isMissingMark } from "../cells/cell-number.ts";
import type { Reading, TableReading } from "../evidence/reading.ts";
import { parsePeriod } from "../match/period.ts";
import type { PeopleNames } from "./people-names.ts";
import { type Renamed, readPeopleTable } from "./read-people-table.ts";

/** Reads the members' secret reports on each other; nobody reports on himself, and on each other once a year. */
export function readContributions(
  table: TableReading,
  declared: Renamed,
  { names, reading }: { readonly names: PeopleNames; readonly reading: Reading },
): Promise<ContributionReport[]> {
  const { index } = names.persons;
  const own = reading.scheme.period.label;
  return readPeopleTable<"contributions", ContributionReport>(table, declared, {
    kind: "contributions",
    read: (cells) => {
      const subject = cells.named("subject", { kind: "subject", index: names.subjects });
      const text = cells.text("period");
      const period = isMissingMark(text) ? own : parsePeriod(text, reading.periods);
      if (period === null) cells.refuse("table.period-not-understood", "period");
      const reporter = cells.named("reporter", { kind: "person", index });
      const member = cells.named("member", { kind: "person", index });
      const points = cells.neededNumber("points");
      if (reporter >= 0 && reporter === member) cells.refuse("table.reports-on-self", "member");
      return { subject, period: period ?? own, reporter, member, points, source: cells.source, row: cells.row };
    },
    once: {
      key: ({ subject, period, reporter, member }) => `${subject} ${period} ${reporter} ${member}`,
      column: "member",
    },
  });
}

/** Reads routine grades: one a person and period. */
export function readRoutine(
  table: TableReading,
  declared: Renamed,
  { names, reading }: { readonly names: PeopleNames; readonly reading: Reading },
): Promise<RoutineRecord[]> {
  return readPeopleTable<"routine", RoutineRecord>(table, declared, {
    kind: "routine",
    read: (cells) => {
      const person = cells.named("person", { kind: "person", index: names.persons.index });
      const text = cells.needed("period");
      const period = parsePeriod(text, reading.periods);
      if (period === null && cells.sound) cells.refuse("table.period-not-understood", "period");
      const grade = cells.word("grade", grades) ?? "poor";
      const [by, reason] = [cells.text("by"), cells.text("reason")];
      return { person, period: period ?? text, grade, by, reason, source: cells.source, row: cells.row };
    },
    once: { key: ({ person, period }) => `${person} ${period}`, column: "period" },
  });
}

const grades = wordsOf<RoutineGrade>({
  good: ["good", "好"],
  "fairly-good": ["fairly-good", "fairly good", "較好", "较好"],
  fair: ["fair", "一般"],
  poor: ["poor", "較差", "较差"],
});

/** Reads judgements on the political standard: an examiner judges a person once on a criterion, with a reason. */
export function readJudgements(table: TableReading, declared: Renamed, names: PeopleNames): Promise<Judgement[]> {
  const { criteria, persons } = names;
  return readPeopleTable<"judgements", Judgement>(table, declared, {
    kind: "judgements",
    read: (cells) => {
      const person = cells.named("person", { kind: "person", index: persons.index });
      const criterion = criteria.idAt(cells.named("criterion", { kind: "criterion", index: criteria }));
      const examiner = cells.needed("examiner");
      const judgement = cells.word("judgement", verdicts) ?? "unclear";
      const [reason, cites] = [cells.needed("reason"), cells.text("cites")];
      return { person, criterion, examiner, judgement, reason, cites, source: cells.source, row: cells.row };
    },
    once: {
      key: ({ person, criterion, examiner }) => JSON.stringify([person, criterion, examiner]),
      column: "examiner",
    },
  });
}

const verdicts = wordsOf<Judgement["judgement"]>({
  met: ["met", "符合"],
  "not-met": ["not-met", "not met", "不符合"],
  unclear: ["unclear", "不清楚", "存疑"],
});

/** A few values, each by the words tables write for it. */
export function wordsOf<W extends string>(words: Readonly<Record<W, readonly string[]>>): ReadonlyMap<string, W> {
  return new Map(
    Object.entries<readonly string[]>(words).flatMap(([value, written]) => written.map((word) => [word, value as W])),
  );
}
