import { type Day, parseDay } from "@huabiao/kernel/calendar";
import { parseDaySpan } from "@huabiao/measure";
import type { People, Scheme } from "@huabiao/scheme";
import type { Evidence, Ratings, Succession, Term } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import type { PeopleEvidence, Person } from "../people-evidence.ts";
import type { PeopleFinding, PersonFinding, TeamFinding } from "../people-finding.ts";
import { assessed, pointIndicator, type Row, smallEvidence, smallScheme } from "./small-world.ts";

/** A term as tests write it: person, post, place, first day, last day (empty = still in post); days may be months. */
export type WrittenTerm = readonly [person: string, post: string, place: string, from: string, to?: string];

/** A succession as tests write it. */
export type WrittenSuccession = readonly [place: string, predecessor: string, share: number, on: string];

/** What is special about a small world of people; the rest is empty. Persons are those of the terms. */
export interface PeopleWorld {
  readonly terms: readonly WrittenTerm[];
  /** The subjects; those of the terms when absent. A term at another place is at one that is gone. */
  readonly places?: readonly string[];
  /** Mergers and divisions: place, predecessor, share, first day. */
  readonly successions?: readonly WrittenSuccession[];
  readonly rows?: readonly Row[];
  readonly people?: Partial<People>;
  readonly scheme?: Partial<Scheme>;
  readonly seed?: number;
  /** Evidence beside the terms, made with the index of a name. */
  readonly more?: (at: Names) => Partial<Omit<PeopleEvidence, "persons">>;
  readonly persons?: readonly string[];
  /** Comparison group by place; one group of all without. */
  readonly groups?: Readonly<Record<string, string>>;
}

/** Indexes of persons and places by name. */
export interface Names {
  readonly person: (id: string) => number;
  readonly place: (id: string) => number;
}

/** Where a row stands; tests do not look at it. */
export const row = { source: 0, row: 2 } as const;

/** A day of the calendar. */
export function on(text: string): Day {
  const day = parseDay(text);
  if (!day.ok) throw new RangeError(text);
  return day.value;
}

function span(text: string): Term["from"] {
  const read = parseDaySpan(text);
  if (!read.ok) throw new RangeError(text);
  return read.value;
}

/** The people part of most tests: secretary and mayor answer for the place, deputies do not; one view of each. */
export function peoplePart(parts: Partial<People> = {}): People {
  return {
    posts: [
      { id: "secretary", title: "書記", names: ["secretary"], principal: true },
      { id: "mayor", title: "縣長", names: ["mayor"], principal: true },
      { id: "deputy", title: "副縣長", names: ["deputy"] },
    ],
    team: { heads: [{ id: "results", title: "Results", sources: [{ id: "index", from: "node", node: "index" }] }] },
    person: { heads: [{ id: "results", title: "Results", sources: [{ id: "place", from: "node", node: "index" }] }] },
    ...parts,
  };
}

/** Scheme and evidence of a small world: indicators water (visible), wood (latent, after 2 years) and debt (less is better). */
export function peopleWorld(world: PeopleWorld): { readonly scheme: Scheme; readonly evidence: Evidence } {
  const places = world.places ?? [...new Set(world.terms.map(([, , place]) => place))];
  const ids = [...new Set([...world.terms.map(([person]) => person), ...(world.persons ?? [])])].sort();
  const at: Names = { person: (id) => ids.indexOf(id), place: (id) => places.indexOf(id) };
  const rows =
    world.rows ?? places.map((subject, k) => ({ series: "water", subject, period: "2025", value: 50 + 10 * k }));
  const { groups } = world;
  const listed = places.map((id) => ({ id, attributes: groups ? { group: groups[id] ?? "" } : {} }));
  const plain = smallEvidence({ subjects: listed, rows });
  const persons = ids.map((id): Person => ({ id, title: id, rank: null, attributes: {}, ...row }));
  const terms = world.terms.map(
    ([person, post, place, from, to = ""]): Term => ({
      person,
      post,
      subject: at.place(place),
      ...(places.includes(place) ? {} : { gone: place }),
      from: span(from),
      to: to === "" ? null : span(to),
      ...row,
    }),
  );
  const people: PeopleEvidence = { ...nothing, ...world.more?.(at), persons };
  return {
    scheme: smallScheme(
      [
        pointIndicator("water"),
        pointIndicator("wood", { horizon: { kind: "latent", lag: [0, 0, 1] } }),
        pointIndicator("debt", { direction: "lower" }),
      ],
      { ...(groups ? { subjects: groupedSubjects(groups) } : {}), people: peoplePart(world.people), ...world.scheme },
    ),
    evidence: { ...plain, terms, successions: successionsOf(world), people },
  };
}

function successionsOf({ successions = [] }: PeopleWorld): Succession[] {
  return successions.map(([place, predecessor, share, day]) => ({ place, predecessor, share, on: on(day), ...row }));
}

function groupedSubjects(groups: Readonly<Record<string, string>>): Scheme["subjects"] {
  return { type: "place", groups: [...new Set(Object.values(groups))].map((id) => ({ id, title: id })) };
}

const nothing: Omit<PeopleEvidence, "persons"> = {
  duties: [],
  contributions: [],
  routine: [],
  judgements: [],
  records: [],
  comments: [],
  projects: [],
  excuses: [],
  dissent: [],
  leave: [],
  polls: [],
  ratings: [],
};

/** Findings about the people of a small world. */
export async function peopleFound(world: PeopleWorld): Promise<PeopleFinding> {
  const { scheme, evidence } = peopleWorld(world);
  return peopleIn(await assessed(scheme, evidence, { seed: world.seed ?? 1 }));
}

/** The part about people, which must be there. */
export function peopleIn({ people }: Findings): PeopleFinding {
  if (people === null) throw new Error("no people");
  return people;
}

/** A person by id. */
export function personIn(found: PeopleFinding, id: string): PersonFinding {
  const person = found.persons.find((one) => one.id === id);
  if (person === undefined) throw new Error(`no person ${id}`);
  return person;
}

/** A team by its place. */
export function teamIn(found: PeopleFinding, id: string): TeamFinding {
  const team = found.teams.find((one) => one.id === id);
  if (team === undefined) throw new Error(`no team ${id}`);
  return team;
}

/** Ratings of persons on the scheme's first table: rater, person, value. */
export function ratingsOf(
  at: Names,
  given: readonly (readonly [rater: string, person: string, value: number])[],
): Ratings {
  const raters = [...new Set(given.map(([rater]) => rater))];
  return {
    table: 0,
    subjectOf: Int32Array.from(given, ([, person]) => at.person(person)),
    raterOf: Int32Array.from(given, ([rater]) => raters.indexOf(rater)),
    raters,
    value: Float64Array.from(given, ([, , value]) => value),
    itemOf: null,
    items: [],
  };
}

/** Values of one series at a place, one a year. */
export function yearly(series: string, subject: string, first: number, values: readonly (number | null)[]): Row[] {
  return values.flatMap((value, k) => (value === null ? [] : [{ series, subject, period: String(first + k), value }]));
}
