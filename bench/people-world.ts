import type { Evidence, PeopleEvidence, Person, Ratings, Term } from "@huabiao/assess";
import { type Day, dayNumber, dayOf, parseDay } from "@huabiao/kernel/calendar";
import { asId } from "@huabiao/kernel/id";
import { openStream, type Stream } from "@huabiao/kernel/random";
import { type Scheme, schemeDocument } from "@huabiao/scheme";

/** How large a seeded world of people is. */
export interface WorldSize {
  readonly units: number;
  readonly cadres: number;
  readonly years: number;
  readonly ratings: number;
  readonly indicators: number;
  readonly draws: number;
}

const lastYear = 2025;
const groups = 4;
const posts = ["書記", "縣長", "副縣長"] as const;
const row = { source: 0, row: 2 } as const;

/** Scheme and evidence of a world: places with indicators over the years, terms with moves, duties, reports, records, ratings. */
export function peopleWorld(size: WorldSize, seed: number): { readonly scheme: Scheme; readonly evidence: Evidence } {
  const scheme = worldScheme(size);
  const persons = Array.from(
    { length: size.cadres },
    (_, k): Person => ({
      ...{ id: `c${String(k).padStart(6, "0")}`, title: `幹部${k}`, rank: null, attributes: {} },
      ...row,
    }),
  );
  const terms = termsOf(size, persons, openStream(seed, 1));
  const evidence: Evidence = {
    subjects: Array.from({ length: size.units }, (_, unit) => ({
      ...{ id: asId<"subject">(`u${unit}`), title: `縣${unit}`, attributes: { group: `g${unit % groups}` } },
      ...row,
    })),
    observations: observationsOf(size, scheme, openStream(seed, 2)),
    targets: [],
    terms,
    successions: [],
    polls: [],
    ratings: [],
    people: peopleOf(size, { persons, terms, random: openStream(seed, 3) }),
    sources: [{ name: "world", digest: "0".repeat(64), bytes: 0, rows: 0, encoding: "utf-8" }],
  };
  return { scheme, evidence };
}

function worldScheme({ indicators, draws }: WorldSize): Scheme {
  const view = (id: string, more: object) => ({ id, ...more });
  return schemeDocument.parse({
    huabiao: 1,
    id: "world",
    version: "1",
    title: "World",
    kind: "annual",
    period: { from: `${lastYear}-01-01`, to: `${lastYear}-12-31`, label: String(lastYear) },
    tables: {
      subjects: { file: "s.csv", columns: { subject: "s" } },
      observations: [{ file: "o.csv", shape: "wide", columns: { subject: "s" } }],
      terms: { file: "t.csv", columns: { person: "p", post: "q", subject: "s", from: "f" } },
      people: { persons: { file: "p.csv" } },
      ratings: [
        {
          ...{ id: "panel", title: "Panel", about: "person", scale: [0, 100], file: "r.csv" },
          columns: { rater: "r", subject: "s", value: "v" },
        },
      ],
    },
    subjects: {
      type: "place",
      groups: Array.from({ length: groups }, (_, k) => ({ id: `g${k}`, title: `Group ${k}` })),
    },
    dimensions: [{ id: "whole", title: "Whole" }],
    indicators: Array.from({ length: indicators }, (_, k) => ({
      ...{ id: `i${k}`, title: `Indicator ${k}`, parent: "whole", unit: "%", direction: "higher" },
      ...(k < 3 ? { horizon: { kind: "latent", lag: [0, 0.2, 0.3, 0.5] } } : {}),
    })),
    method: { normalise: { method: "goalposts", lo: 0, hi: 100 }, uncertainty: { draws, seed: 1 } },
    politicalStandard: [{ id: "loyalty", title: "Loyalty", anchors: ["deeds"], examiners: 2, veto: true }],
    people: {
      posts: posts.map((post, k) => ({ id: `k${k}`, title: post, names: [post], principal: k < 2 })),
      team: { heads: [{ id: "results", title: "實績", sources: [view("index", { from: "node", node: "whole" })] }] },
      person: {
        heads: [
          {
            ...{ id: "virtue", title: "德" },
            sources: [view("rated", { from: "ratings", ratings: "panel" }), view("standard", { from: "criteria" })],
          },
          { id: "diligence", title: "勤", sources: [view("routine", { from: "routine" })] },
          {
            ...{ id: "results", title: "績" },
            sources: [
              view("own", { from: "duties" }),
              view("share", { from: "share" }),
              view("credit", { from: "credits", outcome: "i0" }),
              view("practice", { from: "records", record: "practice" }),
            ],
          },
        ],
        bands: [
          { id: "excellent", title: "優秀", when: "above('rated') >= 0.75 && above('own') >= 0.5" },
          { id: "competent", title: "稱職", when: "above('rated') >= 0.1" },
          { id: "basic", title: "基本稱職", when: "true" },
        ],
      },
      shares: { duty: 2, peers: 1, evidence: 1 },
      outcomes: [{ indicator: "i0" }, { indicator: "i1" }, { indicator: "i2" }],
      leaders: { indicator: "i3" },
    },
  });
}

function dayIn(text: string): Day {
  const day = parseDay(text);
  if (!day.ok) throw new RangeError(text);
  return day.value;
}

/** Everybody serves to the end; before that in another unit with probability 0.4, the seats of a unit filled in order. */
function termsOf({ units, years }: WorldSize, persons: readonly Person[], random: Stream): Term[] {
  const first = dayNumber(dayIn(`${lastYear - years + 1}-01-01`));
  const last = dayNumber(dayIn(`${lastYear}-01-01`));
  return persons.flatMap(({ id }, k): Term[] => {
    const subject = k % units;
    const post = posts[Math.min(2, Math.floor(k / units))] ?? "副縣長";
    const start = first + random.integer(Math.max(1, last - first));
    const term = (from: number, to: number | null, place: number): Term => ({
      ...{ person: id, post, subject: place, from: span(from), to: to === null ? null : span(to) },
      ...row,
    });
    const own = term(start, null, subject);
    return start > first && random.uniform() < 0.4 ? [term(first, start - 1, random.integer(units)), own] : [own];
  });
}

function span(day: number): Term["from"] {
  return { earliest: dayOf(day), latest: dayOf(day) };
}

function observationsOf({ units, years }: WorldSize, { indicators }: Scheme, random: Stream): Evidence["observations"] {
  const count = indicators.length * units * years;
  const value = new Float64Array(count);
  for (let k = 0, at = 0; k < indicators.length * units; k++) {
    let level = 40 + 20 * random.uniform();
    for (let year = 0; year < years; year++) value[at++] = level = Math.min(100, Math.max(0, level + random.normal()));
  }
  const cell = (pick: (at: number) => number) => Int32Array.from({ length: count }, (_, at) => pick(at));
  return {
    series: indicators.map(({ id }) => id),
    periods: Array.from({ length: years }, (_, k) => String(lastYear - years + 1 + k)),
    seriesOf: cell((at) => Math.floor(at / (units * years))),
    subjectOf: cell((at) => Math.floor(at / years) % units),
    periodOf: cell((at) => at % years),
    value,
    standardError: null,
    revision: null,
    verified: null,
    sourceOf: new Uint16Array(count),
    row: new Int32Array(count).fill(2),
    columnOf: new Uint16Array(count),
    columns: ["value"],
  };
}

interface PeopleSource {
  readonly persons: readonly Person[];
  readonly terms: readonly Term[];
  readonly random: Stream;
}

function peopleOf(size: WorldSize, { persons, random }: PeopleSource): PeopleEvidence {
  const { units, indicators } = size;
  const unitOf = (person: number) => person % units;
  const members = Math.ceil(persons.length / units);
  const each = <T>(make: (person: number) => T) => persons.map((_, person) => make(person));
  const colleagues = (person: number) =>
    Array.from({ length: members }, (_, k) => unitOf(person) + k * units).filter(
      (one) => one !== person && one < persons.length,
    );
  return {
    persons,
    duties: each((person) => ({
      ...{ person, subject: unitOf(person), area: `i${random.integer(indicators)}`, share: 0.3 },
      ...{ from: null, to: null },
      ...row,
    })),
    contributions: persons.flatMap((_, reporter) =>
      colleagues(reporter).map((member) => ({
        ...{ subject: unitOf(reporter), period: String(lastYear), reporter, member, points: 1 + random.integer(5) },
        ...row,
      })),
    ),
    routine: persons.flatMap((_, person) =>
      [1, 2, 3, 4].map((quarter) => ({
        ...({ person, period: `${lastYear}-Q${quarter}`, grade: random.uniform() < 0.6 ? "good" : "fair" } as const),
        ...{ by: "office", reason: "" },
        ...row,
      })),
    ),
    judgements: persons.flatMap((_, person) =>
      ["x", "y"].map((examiner) => ({
        ...({ person, criterion: "loyalty", examiner, judgement: "met", reason: "as seen", cites: "" } as const),
        ...row,
      })),
    ),
    records: each((person) => ({
      ...({ id: `r${person}`, kind: "practice", on: dayIn(`${lastYear}-05-01`), subject: unitOf(person) } as const),
      ...{ title: "Record", text: "", verifiedBy: "audit", weight: 1 },
      people: [{ person, role: "led", share: null }],
      ...row,
    })),
    comments: each((person) => ({
      ...({
        person,
        by: "office",
        kind: "synthesis",
        on: dayIn(`${lastYear}-12-31`),
        text: "Steady.",
        cites: [],
      } as const),
      ...row,
    })),
    projects: [],
    excuses: [],
    dissent: [],
    leave: [],
    polls: [],
    ratings: [ratingsOf(size, random)],
  };
}

/** Every unit has its own panel, and every tenth rater also rates in the next unit, so that all are connected. */
function ratingsOf({ units, cadres, ratings }: WorldSize, random: Stream): Ratings {
  const panel = Math.max(3, Math.round(ratings / cadres));
  const subjectOf: number[] = [];
  const raterOf: number[] = [];
  const value: number[] = [];
  const severities = Array.from({ length: panel * units }, () => 8 * random.normal());
  for (let person = 0; person < cadres; person++) {
    const merit = 70 + 8 * random.normal();
    for (let k = 0; k < panel; k++) {
      const unit = k % 10 === 0 ? (person + 1) % units : person % units;
      const rater = unit * panel + k;
      subjectOf.push(person);
      raterOf.push(rater);
      value.push(merit - (severities[rater] ?? 0) + 5 * random.normal());
    }
  }
  return {
    table: 0,
    subjectOf: Int32Array.from(subjectOf),
    raterOf: Int32Array.from(raterOf),
    raters: severities.map((_, k) => `rater ${k}`),
    value: Float64Array.from(value),
    itemOf: null,
    items: [],
  };
}
