import { coverage, type LaggedCredit, laggedCredit } from "@huabiao/measure";
import type { Indicator, People, Scheme } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { CreditFinding, OutcomeFinding } from "../people-finding.ts";
import { type PlaceOrigins, placeOrigins } from "./place-origins.ts";
import type { ServedTerm, Serving } from "./serving.ts";
import { type YearValues, yearLabels, yearPeriod, yearValues } from "./year-values.ts";

/** What one term is credited with of one outcome. */
export interface CreditedTerm {
  readonly outcome: string;
  /** The place whose outcome it is; the term may have been served at a predecessor. */
  readonly subject: number;
  /** Index into the terms of `Serving`. */
  readonly term: number;
  /** In the outcome's unit, more being better. */
  readonly credit: number;
  /** The least and the most that uncertain dates allow. */
  readonly lower: number;
  readonly upper: number;
  readonly change: number;
  readonly direction: 1 | -1;
  readonly years: readonly number[];
  readonly byYear: Float64Array;
}

/** Every outcome of every place, divided among the terms that laid its ground. */
export interface CreditedOutcomes {
  readonly outcomes: readonly OutcomeFinding[];
  readonly credited: readonly CreditedTerm[];
  /** Standard deviation of a year's change among all places and years, by outcome. */
  readonly spreads: ReadonlyMap<string, number>;
}

/**
 * Credits outcomes to terms, years later if need be (R13, R27): for each place, credits + unattributed = change.
 *
 * The change of a year is that from the year before; across years without a value it is spread evenly over them, so that
 * the changes sum to last − first. Those in the outcome's posts at the same time share jointly.
 * A visible outcome is credited to the year itself. Terms at places that were merged into a place, divided or renamed count by the
 * share of it that was governed from there. Cost O(outcomes × places × years × terms of the place).
 */
export function creditedOutcomes(computed: Computed, people: People, serving: Serving): CreditedOutcomes {
  const labels = yearLabels(computed);
  const origins = placeOrigins(computed.evidence.successions);
  const outcomes: OutcomeFinding[] = [];
  const credited: CreditedTerm[] = [];
  const spreads = new Map<string, number>();
  for (const outcome of people.outcomes ?? []) {
    if (!("indicator" in outcome)) continue;
    const indicator = computed.scheme.indicators.find(({ id }) => id === outcome.indicator);
    if (indicator === undefined) continue;
    const changes: number[] = [];
    const ofPlace = termsOfPlaces(serving, answeringPosts(people, outcome.posts));
    computed.evidence.subjects.forEach(({ id }, subject) => {
      const from = origins(id);
      const own = from.places.flatMap((place) => ofPlace.get(place) ?? []).sort((a, b) => a - b);
      const found = creditPlace({ computed, indicator, subject, labels, own, from, terms: serving.terms });
      if (found === null) return;
      outcomes.push(found.outcome);
      for (const one of found.credited) credited.push(one);
      for (const change of found.changes) if (!Number.isNaN(change)) changes.push(change);
    });
    spreads.set(indicator.id, deviation(changes));
  }
  return { outcomes, credited, spreads };
}

/** Kinds of posts that answer for an outcome: those named, else the principal ones, else all. */
export function answeringPosts({ posts }: People, named: readonly string[] | undefined): ReadonlySet<number> {
  const pick = (holds: (post: People["posts"][number]) => boolean) =>
    posts.flatMap((post, at) => (holds(post) ? [at] : []));
  if (named !== undefined) return new Set(pick(({ id }) => named.includes(id)));
  const principal = pick((post) => post.principal === true);
  return new Set(principal.length > 0 ? principal : pick(() => true));
}

/** Indexes of the terms of the given kinds of posts, by the id or name of the place. */
export function termsOfPlaces({ terms }: Serving, kinds: ReadonlySet<number>): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  terms.forEach(({ kind, term: { place } }, at) => {
    if (!kinds.has(kind)) return;
    const own = found.get(place);
    if (own) own.push(at);
    else found.set(place, [at]);
  });
  return found;
}

interface PlaceOutcome {
  readonly computed: Computed;
  readonly indicator: Indicator;
  readonly subject: number;
  readonly labels: ReadonlyMap<number, number>;
  readonly own: readonly number[];
  readonly from: PlaceOrigins;
  readonly terms: readonly ServedTerm[];
}

interface CreditedPlace {
  readonly outcome: OutcomeFinding;
  readonly credited: readonly CreditedTerm[];
  readonly changes: Float64Array;
}

function creditPlace(of: PlaceOutcome): CreditedPlace | null {
  const { indicator, subject, own, from } = of;
  const lags = lagsOf(indicator);
  const { years, values } = groundYears(yearValues(of.computed, of), lags.length - 1);
  const changes = yearlyChanges(values);
  const direction = indicator.direction === "higher" ? 1 : -1;
  const periods = years.map(yearPeriod);
  const cover = coverage(
    own.map((at) => (of.terms[at] as ServedTerm).term),
    periods,
    { place: from.place, successions: from.successions },
  );
  const made = laggedCredit(cover, changes, { lags, direction });
  if (!made.ok) return null;
  const { value } = made;
  const credited = own.flatMap((term, k): CreditedTerm[] => {
    const one = value.terms[k];
    if (!one?.ok) return [];
    const { credit, lower, upper, byPeriod } = one.value;
    const change = direction * value.total;
    return [{ outcome: indicator.id, subject, term, credit, lower, upper, change, direction, years, byYear: byPeriod }];
  });
  return { outcome: outcomeFinding(value, { indicator: indicator.id, subject, direction }), credited, changes };
}

/** Years before the first value, in which the ground of its changes was laid: who was in post then is known all the same. */
function groundYears({ years, values }: YearValues, before: number): Pick<YearValues, "years" | "values"> {
  const [first] = years;
  if (first === undefined) return { years, values };
  const earlier = Array.from({ length: before }, (_, k) => first - before + k);
  return { years: [...earlier, ...years], values: Float64Array.from([...earlier.map(() => Number.NaN), ...values]) };
}

function outcomeFinding(
  { total, unattributed, beforeTheRecord }: LaggedCredit,
  {
    indicator,
    subject,
    direction,
  }: { readonly indicator: string; readonly subject: number; readonly direction: 1 | -1 },
): OutcomeFinding {
  const signed = (value: number) => direction * value + 0;
  return {
    indicator,
    subject,
    change: signed(total),
    credited: signed(total - unattributed),
    unattributed: signed(unattributed),
    beforeRecord: signed(beforeTheRecord),
  };
}

/** Change of each year from the year before; spread evenly over years without a value; NaN where nothing is known before. */
export function yearlyChanges(values: Float64Array): Float64Array {
  const changes = new Float64Array(values.length).fill(Number.NaN);
  let last = -1;
  values.forEach((value, year) => {
    if (Number.isNaN(value)) return;
    if (last >= 0) changes.fill((value - (values[last] as number)) / (year - last), last + 1, year + 1);
    last = year;
  });
  return changes;
}

/** Deviation of the changes from their mean; 0 where nothing changes. */
function deviation(changes: readonly number[]): number {
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  return Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / changes.length) || 0;
}

/** How much of a year's change was laid 0, 1, 2 … years earlier; sums to 1. A visible outcome has all of it in the year itself. */
export function lagsOf({ horizon }: Indicator): readonly number[] {
  const lag = horizon?.kind === "latent" ? (horizon.lag ?? [1]) : [1];
  const sum = lag.reduce((total, share) => total + share, 0);
  return lag.map((share) => share / sum);
}

/** A credited term as the findings tell it: in the outcome's own sign. */
export function creditFinding(one: CreditedTerm, term: number, scheme: Scheme): CreditFinding {
  const shown = one.years.filter((_, year) => one.byYear[year] !== 0);
  const label = (year: number | undefined) => (year === undefined ? scheme.period.label : String(year));
  return {
    indicator: one.outcome,
    subject: one.subject,
    term,
    kind: one.credit < 0 ? "debit" : "credit",
    amount: one.direction * one.credit + 0,
    change: one.change,
    periods: [label(shown[0]), label(shown.at(-1))],
  };
}
