import type { People } from "@huabiao/scheme";
import { expect, test } from "vitest";
import type { Ballots } from "../evidence.ts";
import {
  on,
  type PeopleWorld,
  peopleFound,
  peoplePart,
  personIn,
  ratingsOf,
  row,
  teamIn,
} from "../testing/people-world.ts";

const places = ["p1", "p2", "p3", "p4", "p5", "p6"];
const terms = places.map((place, k) => [`m${k}`, "mayor", place, "2020-01-01"] as const);
const mayors = terms.map(([person]) => person);
const rows = places.map((subject, k) => ({ series: "water", subject, period: "2025", value: 10 * k }));

function content(sources: People["person"]["heads"][number]["sources"]): Partial<People> {
  return { person: { ...peoplePart().person, heads: [{ id: "head", title: "Head", sources }] } };
}

const views = async (world: PeopleWorld, id: string) => personIn(await peopleFound(world), id).heads[0]?.views ?? [];

test("R26 a view stands among the same figures of its peers, itself left out", async () => {
  const [view] = await views({ terms, places, rows }, "m2");
  expect(view).toEqual({
    ...{
      id: "place",
      kind: "data",
      source: "index",
      title: "Index",
      unit: null,
      estimate: 20,
      lower: null,
      upper: null,
      n: null,
    },
    ...{ peers: [0, 10, 30, 40, 50], above: 0.4, reason: null },
  });
});

test("R25 peers are of the same kind of post and comparison group, as the scheme says", async () => {
  const grouped: PeopleWorld = {
    terms: [...terms, ["d", "deputy", "p1", "2020-01-01"]],
    places,
    rows,
  };
  expect((await views(grouped, "d"))[0]).toMatchObject({ peers: [], above: null });
  const all = await peopleFound({ ...grouped, people: { peers: { by: ["group"] } } });
  expect(personIn(all, "d").peerGroup).toEqual({ title: "Small", size: 7 });
  expect(personIn(all, "d").heads[0]?.views[0]?.peers).toHaveLength(6);
});

const ratings: PeopleWorld["scheme"] = {
  tables: {
    subjects: { file: "s.csv", columns: { subject: "c" } },
    observations: [{ file: "o.csv", shape: "wide", columns: { subject: "c" } }],
    ratings: [
      {
        ...{ id: "visits", title: "Visits", about: "person", scale: [0, 100] as [number, number], file: "r.csv" },
        columns: { rater: "r", subject: "s", value: "v" },
      },
    ],
  },
};

/** Every rater rates every mayor; the last one is severe by 30. */
const rated = mayors.flatMap((person, k) =>
  ["x", "y", "z"].map((rater, r) => [rater, person, 50 + 5 * k + (r === 2 ? -30 : 0) + ((k * 7 + r * 3) % 5)] as const),
);

test("R22 ratings enter with the severity of their raters taken out, raw beside corrected", async () => {
  const found = await peopleFound({
    ...{ terms, places, rows, scheme: ratings, people: content([{ id: "v", from: "ratings", ratings: "visits" }]) },
    more: (at) => ({
      ratings: [
        ratingsOf(
          at,
          rated.filter(([rater, person]) => rater !== "z" || person !== "m0"),
        ),
      ],
    }),
  });
  const best = personIn(found, "m5");
  expect(best.heads[0]?.views[0]).toMatchObject({ kind: "corrected", source: "visits", n: 3, reason: null });
  expect(best.corrected).toMatchObject([{ source: "visits", ratings: 3 }]);
  const spared = personIn(found, "m0").corrected[0];
  // The doubt about the raters' common level is in the interval and drops out of the comparison.
  const view = best.heads[0]?.views[0];
  expect((view?.upper ?? 0) - (view?.lower ?? 0)).toBeGreaterThan(20);
  expect(view?.above).toBeGreaterThan(0.98);
  expect(spared?.raw).toBeGreaterThan((spared?.estimate ?? 0) + 5);
});

test("R22 persons whose raters are not connected are compared only with those who share them", async () => {
  const halves = rated.filter(([rater, person]) => (rater === "x") === mayors.indexOf(person) < 3);
  const found = await peopleFound({
    ...{ terms, places, rows, scheme: ratings, people: content([{ id: "v", from: "ratings", ratings: "visits" }]) },
    more: (at) => ({ ratings: [ratingsOf(at, halves)] }),
  });
  expect(found.ratings).toMatchObject([{ sets: 2, reason: "disconnected" }]);
  expect(personIn(found, "m0").heads[0]?.views[0]?.peers).toHaveLength(2);
  expect(personIn(found, "m4").heads[0]?.views[0]?.peers).toHaveLength(2);
});

/** One option per ballot: 0 good, 1 fair. */
function ballots(given: readonly (readonly [person: number, option: number])[]): Ballots {
  return {
    ...{ classOf: null, stratumOf: null, raterOf: null, batchOf: null, weight: null, reasons: [null] },
    subjectOf: Int32Array.from(given, ([person]) => person),
    answers: [Int16Array.from(given, ([, option]) => option)],
  };
}

test("R14 what too few said about a person is shown nowhere", async () => {
  const found = await peopleFound({
    ...{ terms, places, rows, people: content([{ id: "said", from: "poll", poll: "panel", item: "virtue" }]) },
    scheme: {
      polls: [
        {
          ...{
            id: "panel",
            title: "Panel",
            instrument: "custom",
            population: "panel",
            about: "person",
            minimumCell: 5,
          },
          options: [
            { id: "good", title: "Good", coefficient: 1 },
            { id: "fair", title: "Fair", coefficient: 0.6 },
          ],
          items: [{ id: "virtue", title: "Virtue" }],
        },
      ],
    },
    more: () => ({
      polls: [
        {
          poll: 0,
          ballots: ballots([
            ...[0, 0, 0, 0, 1, 0].map((option) => [0, option] as const),
            ...[0, 1, 1, 1].map((option) => [1, option] as const),
          ]),
          frame: [],
        },
      ],
    }),
  });
  expect(personIn(found, "m0").heads[0]?.views[0]).toMatchObject({
    kind: "voice",
    title: "Virtue",
    n: 6,
    reason: null,
  });
  expect(personIn(found, "m0").heads[0]?.views[0]?.estimate).toBeCloseTo(100 - 40 / 6, 9);
  expect(personIn(found, "m1").heads[0]?.views[0]).toMatchObject({ estimate: null, reason: "sample-too-small" });
  expect(personIn(found, "m2").heads[0]?.views[0]).toMatchObject({ estimate: null, reason: "no-data" });
  expect(found.polls[0]?.subjects[1]).toMatchObject({ subject: 1, participation: { returned: 4, withheld: 4 } });
});

test("R23 own indicators by duty weigh share and days, and what is not asked of a post is not shown", async () => {
  const found = await peopleFound({
    terms: [...terms, ["d", "deputy", "p1", "2020-01-01"]],
    places,
    rows: [...rows, ...places.map((subject, k) => ({ series: "wood", subject, period: "2025", value: 90 - 10 * k }))],
    people: content([
      { id: "own", from: "duties", posts: ["deputy"] },
      { id: "place", from: "node", node: "index" },
    ]),
    more: (at) => ({
      duties: [
        {
          person: at.person("d"),
          subject: 0,
          area: "water",
          share: 1,
          from: null,
          to: { earliest: on("2025-06-30"), latest: on("2025-06-30") },
          ...row,
        },
        { person: at.person("d"), subject: 0, area: "wood", share: 0.5, from: null, to: null, ...row },
        { person: at.person("d"), subject: 0, area: "debt", share: 1, from: null, to: null, ...row },
      ],
    }),
  });
  const [own] = personIn(found, "d").heads[0]?.views ?? [];
  expect(own?.estimate).toBeCloseTo((0.5 * 365 * 90) / (181 + 0.5 * 365), 9);
  expect(own?.n).toBe(2);
  expect(personIn(found, "m0").heads[0]?.views.map(({ source }) => source)).toEqual(["index"]);
  expect(personIn(found, "d").outlook).toContainEqual({
    code: "raise-area",
    facts: { area: "water", score: 0, gain: 40 },
  });
});

test("R08 R29 R35 records count by their weight when somebody verified them, routine grades by the share of good ones", async () => {
  const record = (id: string, verifiedBy: string | null) => ({
    ...({
      id,
      kind: "practice",
      on: on("2025-03-01"),
      subject: 0,
      title: id,
      text: "",
      verifiedBy,
      weight: 2,
    } as const),
    people: [{ person: 0, role: "led", share: null }],
    ...row,
  });
  const routine = (period: string, grade: "good" | "fairly-good" | "poor") =>
    ({ person: 0, period, grade, by: "office", reason: "", ...row }) as const;
  const found = await peopleFound({
    ...{ terms, places, rows },
    people: content([
      { id: "practice", from: "records", record: "practice" },
      { id: "routine", from: "routine" },
    ]),
    more: () => ({
      records: [
        record("r2", "audit"),
        record("r1", null),
        { ...record("r0", "audit"), on: on("2024-03-01") },
        { ...record("i0", "audit"), kind: "incident", on: on("2023-03-01") },
      ],
      routine: [routine("2025-Q2", "poor"), routine("2025-Q1", "good"), routine("2024-Q4", "poor")],
    }),
  });
  const person = personIn(found, "m0");
  expect(person.heads[0]?.views.map(({ estimate, n }) => [estimate, n])).toEqual([
    [2, 1],
    [50, 2],
  ]);
  expect(person.practice.map(({ id, role, verifiedBy }) => [id, role, verifiedBy])).toEqual([
    ["r1", "led", null],
    ["r2", "led", "audit"],
  ]);
  expect(person.incidents.map(({ id }) => id)).toEqual(["i0"]);
  expect(person.routine.map(({ period }) => period)).toEqual(["2025-Q1", "2025-Q2"]);
  expect(person.outlook).toContainEqual({ code: "verify-records", facts: { count: 1 } });
});

test("R19 two views disagree where they lie one standard deviation apart beyond sampling", async () => {
  const found = await peopleFound({
    ...{ terms, places, scheme: ratings },
    rows: places.map((subject, k) => ({ series: "water", subject, period: "2025", value: k === 5 ? 0 : 10 * k + 10 })),
    people: content([
      { id: "place", from: "node", node: "index" },
      { id: "v", from: "ratings", ratings: "visits" },
    ]),
    more: (at) => ({ ratings: [ratingsOf(at, rated)] }),
  });
  const [head] = personIn(found, "m5").heads;
  expect(head?.disagreements).toMatchObject([{ first: 0, second: 1 }]);
  expect(head?.disagreements[0]?.difference).toBeLessThan(-2);
  expect(personIn(found, "m2").heads[0]?.disagreements).toEqual([]);
  expect(personIn(found, "m5").outlook.map(({ code }) => code)).toContain("answer-disagreement");
});

test("R19 views whose difference sampling can explain do not disagree", async () => {
  const noisy = mayors.flatMap((person, k) =>
    ["x", "y", "z"].map((rater, r) => [rater, person, 40 + 6 * k + 12 * ((k * 7 + r * 5) % 4)] as const),
  );
  const found = await peopleFound({
    ...{ terms, places, scheme: ratings },
    rows: places.map((subject, k) => ({ series: "water", subject, period: "2025", value: k === 5 ? 0 : 10 * k + 10 })),
    people: content([
      { id: "place", from: "node", node: "index" },
      { id: "v", from: "ratings", ratings: "visits" },
    ]),
    more: (at) => ({ ratings: [ratingsOf(at, noisy)] }),
  });
  expect(found.persons.flatMap(({ heads }) => heads.flatMap(({ disagreements }) => disagreements))).toEqual([]);
});

test("R22 ratings of one item are corrected by themselves", async () => {
  const found = await peopleFound({
    ...{ terms, places, rows, scheme: ratings },
    people: content([
      { id: "virtue", from: "ratings", ratings: "visits", item: "virtue" },
      { id: "none", from: "ratings", ratings: "visits", item: "unheard" },
    ]),
    more: (at) => {
      const twice = [...rated, ...rated.map(([rater, person, value]) => [rater, person, 100 - value] as const)];
      const itemOf = Int32Array.from(twice, (_, k) => (k < rated.length ? 0 : 1));
      return { ratings: [{ ...ratingsOf(at, twice), itemOf, items: ["virtue", "reverse"] }] };
    },
  });
  const [virtue, none] = personIn(found, "m5").heads[0]?.views ?? [];
  expect(virtue).toMatchObject({ title: "virtue", n: 3 });
  expect(virtue?.above).toBeGreaterThan(0.98);
  expect(none).toMatchObject({ estimate: null, reason: "no-data" });
});

test("R38 who lies above most peers in every view is not told to raise one", async () => {
  const codes = async (id: string) =>
    personIn(await peopleFound({ terms, places, rows }), id).outlook.map(({ code }) => code);
  expect(await codes("m5")).toEqual(["write-report"]);
  expect(await codes("m0")).toEqual(["raise-view", "write-report"]);
});

test("R02 a team is seen head by head among the teams of its group", async () => {
  const found = await peopleFound({ terms, places, rows });
  expect(teamIn(found, "p3").heads).toMatchObject([
    { head: "results", views: [{ estimate: 20, peers: [0, 10, 30, 40, 50] }] },
  ]);
  expect([found.teamBands, found.personBands]).toEqual([[], []]);
  expect([found.teamHeads, found.personHeads]).toEqual([
    [{ id: "results", title: "Results", sources: [{ id: "index", from: "node", node: "index" }] }],
    [{ id: "results", title: "Results", sources: [{ id: "place", from: "node", node: "index" }] }],
  ]);
});
