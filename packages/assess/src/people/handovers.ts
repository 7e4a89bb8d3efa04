import { dayOf } from "@huabiao/kernel/calendar";
import { againstTrend, handoverBaseline } from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { HandoverFinding } from "../people-finding.ts";
import { answeringPosts } from "./outcomes.ts";
import type { ServedTerm, Serving } from "./serving.ts";
import { type YearValues, yearLabels, yearPeriod, yearValues } from "./year-values.ts";

/**
 * What was found at the day of taking office, and how results read against the continued trend (R11): per person, for the
 * outcomes that his posts of the assessed period answer for.
 *
 * Values stand at the end of their year. Nothing is told of a term that began before the first value, nor of one at a place
 * that is gone: the series of its successor is of another area.
 * Cost O(terms × outcomes × years).
 */
export function handoversOf(computed: Computed, people: People, serving: Serving): readonly HandoverFinding[][] {
  const labels = yearLabels(computed);
  const found = serving.ofPerson.map((): HandoverFinding[] => []);
  const outcomes = (people.outcomes ?? []).flatMap((outcome) => {
    if (!("indicator" in outcome)) return [];
    const indicator = computed.scheme.indicators.find(({ id }) => id === outcome.indicator);
    return indicator ? [{ indicator, kinds: answeringPosts(people, outcome.posts) }] : [];
  });
  serving.ofPerson.forEach((own, person) => {
    own.forEach((at, term) => {
      const served = serving.terms[at] as ServedTerm;
      if (served.subject < 0 || served.daysInPeriod === 0) return;
      for (const { indicator, kinds } of outcomes) {
        if (!kinds.has(served.kind)) continue;
        const series = yearValues(computed, { indicator, subject: served.subject, labels });
        const read = handover(series, served);
        if (read) found[person]?.push({ indicator: indicator.id, term, ...read });
      }
    });
  });
  return found;
}

function handover(
  { years, values }: YearValues,
  { start }: ServedTerm,
): Omit<HandoverFinding, "indicator" | "term"> | null {
  const on = years.map((year) => yearPeriod(year).to);
  const takingOffice = dayOf(start);
  const before = values.findLastIndex(
    (value, year) => !Number.isNaN(value) && (on[year] ?? takingOffice) < takingOffice,
  );
  if (before < 0) return null;
  const level = values[before] as number;
  const now = on.at(-1);
  const actual = values.at(-1) ?? Number.NaN;
  const none = { level, trendPerYear: null, expected: null, lower: null, upper: null };
  const told = Number.isNaN(actual) ? null : actual;
  const baseline = handoverBaseline({ on, values }, { takingOffice });
  if (!baseline.ok) return { ...none, actual: told, reason: baseline.error };
  const trend = { level: baseline.value.level.value, trendPerYear: baseline.value.trendPerYear.value };
  if (told === null || now === undefined) return { ...none, ...trend, actual: null, reason: "no-data" };
  const { expected } = againstTrend(baseline.value, now, told);
  return {
    ...trend,
    expected: expected.value,
    actual: told,
    lower: expected.lower,
    upper: expected.upper,
    reason: null,
  };
}
