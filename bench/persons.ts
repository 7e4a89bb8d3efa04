import type { Day } from "@huabiao/kernel/calendar";
import { openStream } from "@huabiao/kernel/random";
import { coverage, fitLeaders, type LeaderPanel, laggedCredit, parseTerm, type TermOfOffice } from "@huabiao/measure";
import type { BenchRow } from "./row.ts";

const [places, years, posts, indicators] = [3000, 15, 4, 20];

/** Leader effects and lagged credit of a whole country: medians of three runs. */
export async function benchPersons(): Promise<BenchRow[]> {
  return [...[0.05, 0.2].map(leaderRow), creditRow()];
}

function leaderRow(moving: number): BenchRow {
  const { panel, leaders } = country(moving);
  const fit = fitLeaders(panel);
  if (!fit.ok) throw new Error(fit.error);
  const movers = fit.value.sets.reduce((sum, set) => sum + set.movers.length, 0);
  const largest = Math.max(...fit.value.sets.map((set) => set.places.length));
  return {
    work: `Leader effects, ${places} places × ${leaders} leaders × ${years} years, all with errors`,
    median: seconds(median([1, 2, 3].map(() => timed(() => fitLeaders(panel))))),
    reach: "a few seconds",
    detail: `${panel.values.length} outcomes, ${movers} movers, largest set ${largest} places`,
  };
}

/** Four posts in every place, stints of 3–6 years, a share of them filled from elsewhere. */
function country(moving: number): { panel: LeaderPanel; leaders: number } {
  const stream = openStream(40_000);
  const panel = { places: [] as number[], leaders: [] as number[], periods: [] as number[], values: [] as number[] };
  let leaders = 0;
  for (let seat = 0; seat < places * posts; seat++) {
    for (let from = 0; from < years; ) {
      const leader = leaders > 0 && stream.uniform() < moving ? stream.integer(leaders) : leaders++;
      const until = Math.min(years, from + 3 + stream.integer(4));
      for (; from < until; from++) {
        panel.places.push(Math.floor(seat / posts));
        panel.leaders.push(leader);
        panel.periods.push(from);
        panel.values.push(stream.normal());
      }
    }
  }
  return { panel, leaders };
}

function creditRow(): BenchRow {
  const stream = openStream(15);
  const periods = Array.from({ length: years }, (_, t) => ({
    from: `${2010 + t}-01-01` as Day,
    to: `${2010 + t}-12-31` as Day,
  }));
  const terms = Array.from({ length: 14 }, (_, k) => term(2008 + k));
  const lags = [0.1, 0.2, 0.3, 0.2, 0.1, 0.1];
  const changes = Array.from({ length: indicators }, () => periods.map(() => stream.normal()));
  const ms = median(
    [1, 2, 3].map(() =>
      timed(() => {
        for (let place = 0; place < places; place++) {
          const cover = coverage(terms, periods, { place: "P" });
          for (const own of changes) laggedCredit(cover, own, { lags, direction: 1 });
        }
      }),
    ),
  );
  return {
    work: `Lagged credit, ${places} places × ${indicators} indicators × ${years} years, ${places * terms.length} terms`,
    median: seconds(ms),
    reach: "a few seconds",
    detail: "coverage to the day, six lags",
  };
}

function term(year: number): TermOfOffice {
  const read = parseTerm({
    person: `p${year}`,
    post: "post",
    place: "P",
    from: `${year}-03-15`,
    to: `${year + 1}-03-14`,
  });
  if (!read.ok) throw new Error("the terms of the benchmark are sound");
  return read.value;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] as number;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
