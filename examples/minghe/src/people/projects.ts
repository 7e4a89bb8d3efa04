import { openStream, type Stream } from "@huabiao/kernel/random";
import { dayOf, textOf } from "../day-text.ts";
import type { OfficeTerm } from "../office-term.ts";
import type { County } from "../places.ts";
import { purposes } from "../streams.ts";
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
] as const;

/** Projects of a county: one of each kind, and a second of one. */
const perTeam = kinds.length + 1;

/** Show without use: dear, loud, little used. By team (place in `teamPlans`) and project. */
const vanity = [
  { team: 2, at: 0 },
  { team: 5, at: 3 },
  { team: 10, at: 1 },
] as const;
/** As dear and as loud, and used by everybody: nobody is to be flagged for these. */
const honestDear = [
  { team: 0, at: 3 },
  { team: 6, at: 0 },
  { team: 8, at: 1 },
  { team: 11, at: 2 },
] as const;
/** Done in good faith and given up: the panel excuses it. */
const failed = { team: 7, at: 3 } as const;

const second = { hant: "第二", hans: "第二", english: "second " };

/** Everything built in the twelve counties, and what is true of it. */
export interface Works {
  readonly projects: readonly WorksProject[];
  readonly vanity: readonly string[];
  readonly honestDear: readonly string[];
  readonly failed: string;
}

/**
 * Sixty projects: five in every team's county, fifteen of each of four kinds, begun between 2016 and 2023.
 *
 * Cost, publicity, use, benefit felt and upkeep vary by about a quarter around the usual of the kind, each for itself.
 * The secretary and the mayor at the beginning answer for 0.5 and 0.3. Cost O(projects).
 */
export function makeProjects(
  seed: number,
  { counties, terms }: { readonly counties: readonly County[]; readonly terms: readonly OfficeTerm[] },
): Works {
  const projects = teamPlans.flatMap(({ county }, team) =>
    Array.from({ length: perTeam }, (_, at) => {
      const stream = openStream(seed, purposes.projects, team, at);
      return makeProject(stream, { place: counties.find(({ id }) => id === county) as County, team, at, terms });
    }),
  );
  const idAt = ({ team, at }: Spot): string => projects[team * perTeam + at]?.id as string;
  return { projects, vanity: vanity.map(idAt), honestDear: honestDear.map(idAt), failed: idAt(failed) };
}

interface Spot {
  readonly team: number;
  readonly at: number;
}

interface Setting extends Spot {
  readonly place: County;
  readonly terms: readonly OfficeTerm[];
}

function isAt(spots: readonly Spot[], { team, at }: Spot): boolean {
  return spots.some((spot) => spot.team === team && spot.at === at);
}

function makeProject(stream: Stream, setting: Setting): WorksProject {
  const { place, team, at, terms } = setting;
  const type = kinds[at < kinds.length ? at : team % kinds.length] as (typeof kinds)[number];
  const which = at < kinds.length ? { hant: "", hans: "", english: "" } : second;
  const around = (usual: number, spread = 0.25): number => usual * Math.exp(spread * stream.normal());
  const isVain = isAt(vanity, setting);
  const isLoud = isVain || isAt(honestDear, setting);
  const isLoved = isAt(honestDear, setting);
  const starts = dayOf("2016-03-01") + (isVain ? 1500 + stream.integer(300) : stream.integer(2600));
  const ends = starts + 300 + stream.integer(500);
  const cost = Math.round(around(type.cost) * (isLoud ? 2.8 : 1));
  const plannedUse = Math.round(around(type.use));
  const used = isVain ? 0.1 : isLoved ? 1.25 : Math.min(1.4, around(0.85, 0.18));
  const felt = Math.min(98, Math.max(5, (isVain ? 34 : isLoved ? 88 : 70) + 7 * stream.normal()));
  return {
    id: `X${place.id.slice(2)}-${at + 1}`,
    hant: `${place.hant}${which.hant}${type.hant}`,
    hans: `${place.hans}${which.hans}${type.hans}`,
    english: `${place.english} ${which.english}${type.english}`,
    ...{ county: place.id, kind: type.id, started: textOf(starts), ended: textOf(ends), cost },
    debt: Math.round(cost * (isVain ? 0.8 : 0.35 * stream.uniform())),
    publicity: Math.round(around(9, 0.4) * (isLoud ? 6 : 1)),
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
