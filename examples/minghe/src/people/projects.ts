import { openStream, type Stream } from "@huabiao/kernel/random";
import { dayOf, textOf } from "../day-text.ts";
import type { County } from "../places.ts";
import { purposes } from "../streams.ts";
import type { OfficeTerm } from "../terms.ts";
import { teamPlans } from "./team-plans.ts";

/** A project as the table holds it; null = not known. Money in 10,000 yuan, publicity in reports and visits. */
export interface WorksProject {
  readonly id: string;
  readonly hant: string;
  readonly hans: string;
  readonly english: string;
  readonly county: string;
  readonly kind: string;
  readonly started: string;
  readonly ended: string;
  readonly cost: number;
  readonly debt: number;
  readonly publicity: number;
  readonly plannedUse: number;
  readonly actualUse: number;
  readonly upkeep: number;
  readonly felt: number | null;
  readonly feltError: number | null;
  readonly survives: readonly (0 | 1 | null)[];
  readonly people: readonly { readonly person: string; readonly share: number }[];
}

/** Kinds: name in three scripts, usual cost, usual planned use. */
const kinds = [
  { id: "square-and-park", hant: "廣場公園", hans: "广场公园", english: "square and park", cost: 4200, use: 9000 },
  { id: "industrial-park", hant: "產業園", hans: "产业园", english: "industrial park", cost: 26_000, use: 40 },
  { id: "water-works", hant: "供水改造", hans: "供水改造", english: "water works", cost: 8800, use: 30_000 },
  { id: "culture-venue", hant: "文化館", hans: "文化馆", english: "culture hall", cost: 6100, use: 12_000 },
  { id: "care-home", hant: "養老中心", hans: "养老中心", english: "care home", cost: 5200, use: 180 },
] as const;

/** Show without use: dear, loud, little used. By team (place in `teamPlans`) and kind. */
const vanity = [
  { team: 2, kind: 0 },
  { team: 5, kind: 3 },
  { team: 10, kind: 1 },
] as const;
/** As dear and as loud, and used by everybody: nobody is to be flagged for these. */
const honestDear = [
  { team: 0, kind: 3 },
  { team: 6, kind: 0 },
  { team: 8, kind: 1 },
  { team: 11, kind: 2 },
] as const;
/** Done in good faith and given up: the panel excuses it. */
const failed = { team: 7, kind: 4 } as const;

/** Everything built in the twelve counties, and what is true of it. */
export interface Works {
  readonly projects: readonly WorksProject[];
  readonly vanity: readonly string[];
  readonly honestDear: readonly string[];
  readonly failed: string;
}

/**
 * Sixty projects: one of each of five kinds in every team's county, begun between 2016 and 2023.
 *
 * Cost, publicity, use, benefit felt and upkeep vary by about a quarter around the usual of the kind, each for itself.
 * The secretary and the mayor at the beginning answer for 0.5 and 0.3. Cost O(projects).
 */
export function makeProjects(
  seed: number,
  { counties, terms }: { readonly counties: readonly County[]; readonly terms: readonly OfficeTerm[] },
): Works {
  const projects = teamPlans.flatMap(({ county }, team) =>
    kinds.map((_, kind) => {
      const stream = openStream(seed, purposes.projects, team, kind);
      return makeProject(stream, { place: counties.find(({ id }) => id === county) as County, team, kind, terms });
    }),
  );
  const idAt = ({ team, kind }: Spot): string => projects[team * kinds.length + kind]?.id as string;
  return { projects, vanity: vanity.map(idAt), honestDear: honestDear.map(idAt), failed: idAt(failed) };
}

interface Spot {
  readonly team: number;
  readonly kind: number;
}

interface Setting extends Spot {
  readonly place: County;
  readonly terms: readonly OfficeTerm[];
}

function isAt(spots: readonly Spot[], { team, kind }: Spot): boolean {
  return spots.some((spot) => spot.team === team && spot.kind === kind);
}

function makeProject(stream: Stream, setting: Setting): WorksProject {
  const { place, kind, terms } = setting;
  const type = kinds[kind] as (typeof kinds)[number];
  const around = (usual: number, spread = 0.25): number => usual * Math.exp(spread * stream.normal());
  const isVain = isAt(vanity, setting);
  const isLoud = isVain || isAt(honestDear, setting);
  const isLoved = isAt(honestDear, setting);
  const starts = dayOf("2016-03-01") + (isVain ? 1500 + stream.integer(300) : stream.integer(2600));
  const ends = starts + 300 + stream.integer(500);
  const cost = Math.round(around(type.cost) * (isLoud ? 2.4 : 1));
  const plannedUse = Math.round(around(type.use));
  const used = isVain ? 0.12 : isLoved ? 1.25 : Math.min(1.4, around(0.85, 0.18));
  const felt = Math.min(98, Math.max(5, (isVain ? 38 : isLoved ? 88 : 70) + 7 * stream.normal()));
  return {
    id: `X${place.id.slice(2)}-${kind + 1}`,
    hant: `${place.hant}${type.hant}`,
    hans: `${place.hans}${type.hans}`,
    english: `${place.english} ${type.english}`,
    ...{ county: place.id, kind: type.id, started: textOf(starts), ended: textOf(ends), cost },
    debt: Math.round(cost * (isVain ? 0.8 : 0.35 * stream.uniform())),
    publicity: Math.round(around(9, 0.4) * (isLoud ? 5 : 1)),
    plannedUse,
    actualUse: Math.round(plannedUse * used),
    upkeep: Math.round(around(cost * 0.03, 0.35)),
    felt: Number(felt.toFixed(1)),
    feltError: Number((2.5 + 2 * stream.uniform()).toFixed(1)),
    survives: survivalOf(stream, ends, setting),
    people: answering(terms, place.id, textOf(starts)),
  };
}

/** After 1, 3 and 5 years, where they have passed by the end of 2025; the vain are given up within three. */
function survivalOf(stream: Stream, ends: number, spot: Spot): (0 | 1 | null)[] {
  const isVain = isAt(vanity, spot);
  const isFailed = isAt([failed], spot);
  return [1, 3, 5].map((years) => {
    const passed = ends + 366 * years <= dayOf("2025-12-31");
    const isLost = (isVain && years >= 3) || isFailed || stream.uniform() < 0.01;
    return passed || (isFailed && years === 1) ? (isLost ? 0 : 1) : null;
  });
}

function answering(terms: readonly OfficeTerm[], county: string, on: string): WorksProject["people"] {
  const inPost = terms.filter(
    (term) => term.county === county && term.from <= on && (term.to === null || term.to >= on),
  );
  return inPost.map(({ person, post }) => ({ person, share: post === "secretary" ? 0.5 : 0.3 }));
}
