import { dayNumber } from "@huabiao/kernel/calendar";
import { fitLeaders, type LeaderFit, type UndefinedReason } from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { LeadersFinding, PersonFinding } from "../people-finding.ts";
import { answeringPosts, termsOfPlaces } from "./outcomes.ts";
import type { ServedTerm, Serving } from "./serving.ts";
import { yearLabels, yearPeriod, yearValues } from "./year-values.ts";

/** Leader effects of all persons; more is better. */
export interface LeaderEffects {
  readonly finding: LeadersFinding | null;
  readonly ofPerson: readonly PersonFinding["leaderEffect"][];
}

/**
 * Places and leaders told apart through those who moved (R27): outcome = place + leader + year, on the indicator that the
 * scheme names. The leader of a place in a year is who held the posts that answer longest, the first-listed on a tie.
 *
 * Years before a merger or division have several leaders in several places, and are left out unless the place itself was there.
 * The shrunken effect is told where there is one. Nobody is compared where nobody moved: `not-comparable`.
 */
export function leaderEffects(computed: Computed, people: People, serving: Serving): LeaderEffects {
  const none = (reason: UndefinedReason | null): PersonFinding["leaderEffect"] => ({
    estimate: null,
    lower: null,
    upper: null,
    reason,
  });
  const indicator = computed.scheme.indicators.find(({ id }) => id === people.leaders?.indicator);
  if (people.leaders === undefined || indicator === undefined)
    return { finding: null, ofPerson: serving.ofPerson.map(() => none("not-comparable")) };
  const panel = panelOf({ computed, people, serving, indicator, posts: people.leaders.posts });
  const fit = panel.values.length === 0 ? null : fitLeaders(panel);
  if (!fit?.ok) {
    const reason = fit === null ? "no-data" : fit.error;
    return {
      finding: { indicator: indicator.id, movers: 0, sets: [] },
      ofPerson: serving.ofPerson.map(() => none(reason)),
    };
  }
  return {
    finding: findingOf(indicator.id, fit.value),
    ofPerson: serving.ofPerson.map((_, person) => {
      const effect = fit.value.effects[person];
      if (!effect?.ok) return none(effect?.error ?? "no-data");
      const { value, lower, upper } = effect.value.shrunk.ok ? effect.value.shrunk.value : effect.value;
      return { estimate: value, lower, upper, reason: null };
    }),
  };
}

function findingOf(indicator: string, { sets }: LeaderFit): LeadersFinding {
  return {
    indicator,
    movers: sets.reduce((sum, { movers }) => sum + movers.length, 0),
    sets: sets.map(({ places, leaders, movers }) => ({
      places: places.length,
      leaders: leaders.length,
      movers: movers.length,
    })),
  };
}

interface PanelSource {
  readonly computed: Computed;
  readonly people: People;
  readonly serving: Serving;
  readonly indicator: Computed["scheme"]["indicators"][number];
  readonly posts: readonly string[] | undefined;
}

function panelOf({ computed, people, serving, indicator, posts }: PanelSource) {
  const labels = yearLabels(computed);
  const direction = indicator.direction === "higher" ? 1 : -1;
  const panel = { places: [] as number[], leaders: [] as number[], periods: [] as number[], values: [] as number[] };
  for (const own of termsOfPlaces(serving, answeringPosts(people, posts)).values()) {
    const subject = serving.terms[own[0] as number]?.subject ?? -1;
    if (subject < 0) continue;
    const { years, values } = yearValues(computed, { indicator, subject, labels });
    years.forEach((year, at) => {
      const value = values[at] as number;
      const leader = leaderOf(own, serving.terms, year);
      if (Number.isNaN(value) || leader < 0) return;
      panel.places.push(subject);
      panel.leaders.push(leader);
      panel.periods.push(at);
      panel.values.push(direction * value);
    });
  }
  return panel;
}

/** Who led in a year: the person longest in post; −1 when nobody was. */
function leaderOf(own: readonly number[], terms: readonly ServedTerm[], year: number): number {
  const { from, to } = yearPeriod(year);
  const [first, last] = [dayNumber(from), dayNumber(to) + 1];
  let best: { days: number; kind: number; person: number } = { days: 0, kind: 0, person: -1 };
  for (const at of own) {
    const { start, end, kind, person } = terms[at] as ServedTerm;
    const days = Math.min(end, last) - Math.max(start, first);
    if (days > best.days || (days > 0 && days === best.days && kind < best.kind)) best = { days, kind, person };
  }
  return best.person;
}
