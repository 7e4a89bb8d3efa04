import type { Duty, Term } from "@huabiao/assess";
import { dayNumber } from "@huabiao/kernel/calendar";
import { middleDay } from "@huabiao/measure";
import { shownText } from "../cells/cell-text.ts";
import type { TableReading } from "../evidence/reading.ts";
import type { PeopleNames } from "./people-names.ts";
import { type Renamed, readPeopleTable } from "./read-people-table.ts";
import { shares } from "./row-cells.ts";

/**
 * Reads who answers for what. At no moment may the shares of one area of a place add up to more than 1, each counted while both
 * it and the person's term there run.
 */
export async function readDuties(
  table: TableReading,
  declared: Renamed,
  { names, terms }: { readonly names: PeopleNames; readonly terms: readonly Term[] },
): Promise<Duty[]> {
  const { persons, subjects, areas, areaIds } = names;
  const duties = await readPeopleTable<"duties", Duty>(table, declared, {
    kind: "duties",
    read: (cells) => {
      const person = cells.named("person", { kind: "person", index: persons.index });
      const subject = cells.named("subject", { kind: "subject", index: subjects });
      const area = areaIds[cells.named("area", { kind: "area", index: areas })] ?? "";
      const share = cells.neededNumber("share", shares);
      const [from, to] = [cells.span("from"), cells.span("to")];
      if (from !== null && to !== null && to.latest < from.earliest)
        cells.refuse("table.term-ends-first", "to", { from: from.earliest });
      return { person, subject, area, share, from, to, source: cells.source, row: cells.row };
    },
    once: {
      key: ({ person, subject, area, from }) => `${person} ${subject} ${area} ${from?.earliest ?? ""}`,
      column: "area",
    },
  });
  const over = sharesOverOne(duties, { names, terms });
  for (const { duty, sum } of over) {
    const facts = { value: duty.area, sum: Number(sum.toPrecision(4)), column: declared.columns?.["share"] ?? "share" };
    table.log.refuseRow(
      "table.shares-over-one",
      { ...facts, column: shownText(facts.column) },
      { row: duty.row, column: facts.column },
    );
  }
  const refused = new Set(over.map(({ duty }) => duty));
  return duties.filter((duty) => !refused.has(duty));
}

interface Stretch {
  readonly duty: Duty;
  readonly start: number;
  readonly end: number;
}

/** The later rows of every area and place whose shares come to more than 1 on some day. */
function sharesOverOne(
  duties: readonly Duty[],
  { names, terms }: { readonly names: PeopleNames; readonly terms: readonly Term[] },
): { readonly duty: Duty; readonly sum: number }[] {
  const served = Map.groupBy(terms, ({ person, subject }) => `${person} ${subject}`);
  const groups = Map.groupBy(duties, ({ subject, area }) => `${subject} ${area}`);
  return [...groups.values()].flatMap((own) => {
    const stretches = own.flatMap((duty) => {
      const person = names.persons.persons[duty.person]?.id ?? "";
      return stretchesOf(duty, served.get(`${person} ${duty.subject}`) ?? []);
    });
    return overOne(stretches);
  });
}

function stretchesOf(duty: Duty, terms: readonly Term[]): Stretch[] {
  const start = duty.from === null ? Number.NEGATIVE_INFINITY : dayNumber(middleDay(duty.from));
  const end = duty.to === null ? Number.POSITIVE_INFINITY : dayNumber(middleDay(duty.to)) + 1;
  if (terms.length === 0) return [{ duty, start, end }];
  return terms.flatMap(({ from, to }) => {
    const first = Math.max(start, dayNumber(middleDay(from)));
    const last = Math.min(end, to === null ? Number.POSITIVE_INFINITY : dayNumber(middleDay(to)) + 1);
    return first < last ? [{ duty, start: first, end: last }] : [];
  });
}

function overOne(stretches: readonly Stretch[]): { readonly duty: Duty; readonly sum: number }[] {
  const found = new Map<Duty, number>();
  for (const { start, end } of stretches) {
    const together = new Set(stretches.filter((one) => one.start <= start && start < one.end).map(({ duty }) => duty));
    const sum = [...together].reduce((total, { share }) => total + share, 0);
    if (sum <= 1 + 1e-9 || start >= end) continue;
    found.set(
      [...together].reduce((late, one) => (one.row > late.row ? one : late)),
      sum,
    );
  }
  return [...found].map(([duty, sum]) => ({ duty, sum }));
}
