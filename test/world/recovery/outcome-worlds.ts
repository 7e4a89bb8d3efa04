import type { OfficeTerm } from "@huabiao/example-minghe/office-term";
import { type Day, dayNumber, dayOf, parseDay } from "@huabiao/kernel/calendar";
import { openStream } from "@huabiao/kernel/random";
import { coverage, type LeaderPanel, laggedCredit, type Period, parseTerm, type TermOfOffice } from "@huabiao/measure";

const [first, last] = [2015, 2025];
const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Secretaries of a world as leaders of a panel: place, leader and year effects and an error, each standard normal. */
export function leaderPanel(seed: number, terms: readonly OfficeTerm[]): { panel: LeaderPanel; truth: number[] } {
  const stream = openStream(seed, 91);
  const secretaries = terms.filter(({ post }) => post === "secretary");
  const [places, leaders] = [({ county }: OfficeTerm) => county, ({ person }: OfficeTerm) => person].map((of) => [
    ...new Set(secretaries.map(of)),
  ]) as [string[], string[]];
  const [placeAt, leaderAt] = [places, leaders].map((ids) => new Map(ids.map((id, at) => [id, at])));
  const levels = places.map(() => 3 * stream.normal());
  const truth = leaders.map(() => stream.normal());
  const shocks = years.map(() => stream.normal());
  const panel = { places: [] as number[], leaders: [] as number[], periods: [] as number[], values: [] as number[] };
  for (const [county, own] of Map.groupBy(secretaries, ({ county }) => county))
    years.forEach((year, at) => {
      const term = longestIn(own, year);
      if (term === undefined) return;
      const [place, leader] = [placeAt?.get(county) as number, leaderAt?.get(term.person) as number];
      panel.places.push(place);
      panel.leaders.push(leader);
      panel.periods.push(at);
      panel.values.push(
        (levels[place] as number) + (truth[leader] as number) + (shocks[at] as number) + stream.normal(),
      );
    });
  return { panel, truth };
}

function longestIn(terms: readonly OfficeTerm[], year: number): OfficeTerm | undefined {
  const daysOf = ({ from, to }: OfficeTerm) =>
    Math.min(number(to ?? "2030-01-01"), number(`${year}-12-31`)) - Math.max(number(from), number(`${year}-01-01`));
  const there = terms.filter((term) => daysOf(term) > 0);
  return there.toSorted((a, b) => daysOf(b) - daysOf(a))[0];
}

/** What was planted by one secretary and ripened as the lags say, among the small doings of the others. */
export interface RipenedOutcome {
  readonly planter: string;
  readonly terms: readonly TermOfOffice[];
  readonly credits: readonly number[];
}

/** An outcome that shows after the lags, and when the one who plants it must have come, still been there, and left. */
export interface Ripening {
  readonly lags: readonly number[];
  readonly comes: string;
  readonly stays: string;
  readonly leaves: string;
}

/**
 * One place of a world: the planter does eight times what others do; the change of a year is the work of the years before
 * by the lags, with noise of half an ordinary year, known as soon as all its ground is. Null where nobody was there then.
 */
export function ripenedOutcome(
  seed: number,
  { terms: all, county }: { readonly terms: readonly OfficeTerm[]; readonly county: string },
  { lags, comes, stays, leaves }: Ripening,
): RipenedOutcome | null {
  const stream = openStream(seed, 92, Number(county.slice(2)));
  const own = all.filter((term) => term.county === county && term.post === "secretary");
  const planter = own.find(({ from, to }) => from < comes && to !== null && to > stays && to < leaves);
  if (planter === undefined) return null;
  const terms = own.map(readTerm);
  const cover = coverage(terms, years.map(yearOf), { place: county });
  const work = own.map((term) => (term === planter ? 8 : 1));
  const done = years.map((_, t) => work.reduce((sum, one, k) => sum + one * (cover.shares[k]?.[t] as number), 0));
  const changes = years.map((_, t) => {
    if (t < lags.length - 1) return Number.NaN;
    const ripe = lags.reduce((sum, share, lag) => sum + share * (done[t - lag] as number), 0);
    return ripe + 0.5 * stream.normal();
  });
  const made = laggedCredit(cover, changes, { lags, direction: 1 });
  if (!made.ok) return null;
  const credits = made.value.terms.map((one) => (one.ok ? one.value.credit : 0));
  return { planter: planter.person, terms, credits };
}

function readTerm({ person, post, county, from, to }: OfficeTerm): TermOfOffice {
  const term = parseTerm({ person, post, place: county, from, to });
  if (!term.ok) throw new RangeError(`${person} has a term that cannot be read`);
  return term.value;
}

/** Ends of six years before a secretary took office, and one value five years on that continues the trend. */
export function handoverSeries(seed: number, { person, from }: OfficeTerm) {
  const stream = openStream(
    seed,
    93,
    number(from),
    [...person].reduce((sum, one) => sum + one.charCodeAt(0), 0),
  );
  const year = Number(from.slice(0, 4));
  const on = [6, 5, 4, 3, 2, 1].map((before) => read(`${year - before}-12-31`));
  const [level, slope, error] = [50 + 20 * stream.normal(), 2 * stream.normal(), 0.5 + 2 * stream.uniform()];
  const valueOn = (day: Day) => level + (slope * (dayNumber(day) - number(from))) / 365.25 + error * stream.normal();
  const later = dayOf(number(from) + 365 * (1 + stream.integer(4)));
  return { outcome: { on, values: on.map(valueOn) }, takingOffice: read(from), later, value: valueOn(later) };
}

function yearOf(year: number): Period {
  return { from: read(`${year}-01-01`), to: read(`${year}-12-31`) };
}

function number(text: string): number {
  return dayNumber(read(text));
}

function read(text: string): Day {
  const day = parseDay(text);
  if (!day.ok) throw new RangeError(`${text} is no day`);
  return day.value;
}
