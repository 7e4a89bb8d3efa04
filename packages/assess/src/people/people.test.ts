import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import { expect, test } from "vitest";
import type { PeopleEvidence } from "../people-evidence.ts";
import type { PeopleFinding } from "../people-finding.ts";
import {
  on,
  type PeopleWorld,
  peopleFound,
  peopleIn,
  peoplePart,
  peopleWorld,
  personIn,
  row,
  yearly,
} from "../testing/people-world.ts";
import { assessed } from "../testing/small-world.ts";

const places = ["p1", "p2", "p3", "p4"];
const project = {
  ...{ kind: "park", started: on("2020-05-01"), ended: null, debt: null, publicity: 3, plannedUse: 100, actualUse: 40 },
  ...{ upkeep: null, felt: 50, feltError: 4, ...row },
} as const;

/** Something of everything, in four places. */
const rich: PeopleWorld = {
  places,
  terms: [
    ...places.map((place, k) => [`m${k}`, "mayor", place, "2021-01-01"] as const),
    ...places.map((place, k) => [`d${k}`, "deputy", place, "2022-03", "2025-11"] as const),
    ["old", "mayor", "p1", "2015-01-01", "2020-12-31"],
  ],
  rows: places.flatMap((place, k) => [
    ...yearly("wood", place, 2018, [10, 11, 13, 16 + k, 20, 25, 24, 30 + k]),
    ...yearly("water", place, 2020, [40, 42 + k, 41, 45, 50, 50 + 5 * k]),
    ...yearly("debt", place, 2019, [5, 6, 9 + k, 8, 7, 12, 10]),
  ]),
  people: {
    ...peoplePart(),
    person: {
      heads: [
        {
          id: "results",
          title: "Results",
          sources: [
            { id: "place", from: "node", node: "index" },
            { id: "own", from: "duties" },
            { id: "share", from: "share" },
            { id: "wood", from: "credits", outcome: "wood" },
            { id: "given-up", from: "credits", outcome: "abandoned" },
          ],
        },
      ],
      bands: [{ id: "fine", title: "Fine", when: "above('place') > 0.4" }],
    },
    outcomes: [{ indicator: "wood" }, { indicator: "debt" }, { projects: "abandoned" }],
    shares: { duty: 1, evidence: 1 },
    leaders: { indicator: "water" },
  },
  more: (at) => ({
    duties: places.flatMap((place, k) => [
      { person: at.person(`d${k}`), subject: at.place(place), area: "water", share: 0.5, from: null, to: null, ...row },
      { person: at.person(`m${k}`), subject: at.place(place), area: "wood", share: 1, from: null, to: null, ...row },
    ]),
    records: places.flatMap((place, k) =>
      (["practice", "incident"] as const).map((kind) => ({
        ...{
          id: `${kind}${k}`,
          kind,
          on: on("2025-05-01"),
          subject: at.place(place),
          title: kind,
          text: "t",
          weight: 1,
        },
        verifiedBy: k === 0 ? null : "audit",
        people: [
          { person: at.person(`d${k}`), role: "led", share: 0.6 },
          { person: at.person(`m${k}`), role: "", share: null },
        ],
        ...row,
      })),
    ),
    comments: [
      {
        person: at.person("m0"),
        by: "office",
        kind: "synthesis",
        on: on("2026-01-05"),
        text: "Steady.",
        cites: ["practice0"],
        ...row,
      },
      { person: at.person("m0"), by: "m0", kind: "self-report", on: on("2025-12-20"), text: "I …", cites: [], ...row },
    ],
    projects: [
      {
        ...{ id: "x", title: "X", subject: at.place("p1"), cost: 10, survives: [true, false, null], ...project },
        people: [
          { person: at.person("old"), share: 0.5 },
          { person: at.person("d0"), share: 0.25 },
        ],
      },
      {
        id: "y",
        title: "Y",
        subject: at.place("p1"),
        cost: null,
        survives: [null, null, null],
        people: [],
        ...project,
      },
    ],
    excuses: [{ person: at.person("m0"), what: "x", panel: "panel", reason: "It was tried in good faith.", ...row }],
    dissent: [{ person: at.person("m0"), by: "a member", text: "I see it otherwise.", ...row }],
  }),
};

test("R13 R28 an abandoned project is debited to those who answered for it, the rest to nobody", async () => {
  const found = await peopleFound(rich);
  expect(personIn(found, "old").credits).toContainEqual({
    ...{
      indicator: "abandoned",
      subject: 0,
      term: 0,
      kind: "debit",
      amount: 0.5,
      change: 1,
      periods: ["2020", "2020"],
    },
  });
  expect(personIn(found, "d0").credits.find(({ indicator }) => indicator === "abandoned")).toMatchObject({ term: -1 });
  expect(found.outcomes.find(({ indicator }) => indicator === "abandoned")).toEqual({
    ...{ indicator: "abandoned", subject: 0, change: 1, credited: 0.75, unattributed: 0.25, beforeRecord: 0 },
  });
  expect(personIn(found, "d0").heads[0]?.views.find(({ source }) => source === "abandoned")?.estimate).toBe(-0.25);
});

test("R28 a project shows its parts, and one without a cost has no risk", async () => {
  const [x, y] = (await peopleFound(rich)).projects;
  expect(x?.parts.map(({ part, value }) => [part, value])).toEqual([
    ["cost", 10],
    ["debt", null],
    ["publicity", 3],
    ["use", 0.4],
    ["upkeep", null],
    ["felt", 50],
    ["survival", 0.5],
  ]);
  expect(x?.risk).toMatchObject({ estimate: null, flagged: false, reason: "too-few-units" });
  expect(y?.risk.reason).toBe("no-cost");
  expect(y?.parts.find(({ part }) => part === "cost")?.reason).toBe("no-data");
});

test("R24 R36 R37 comments, good-faith failures and dissent stand with the person", async () => {
  const person = personIn(await peopleFound(rich), "m0");
  expect(person.comments.map(({ kind, cites }) => [kind, cites])).toEqual([
    ["self-report", []],
    ["synthesis", ["practice0"]],
  ]);
  expect(person.excused).toEqual([{ what: "x", panel: "panel", reason: "It was tried in good faith." }]);
  expect(person.dissent).toEqual([{ by: "a member", text: "I see it otherwise." }]);
  expect(person.incidents).toMatchObject([{ id: "incident0", verifiedBy: null }]);
  expect(person.outlook.map(({ code }) => code)).not.toContain("write-report");
  expect(personIn(await peopleFound(rich), "m1").outlook.map(({ code }) => code)).toContain("write-report");
});

test("R11 results read against the trend at the handover, or why not", async () => {
  const found = await peopleFound({
    ...rich,
    terms: [...rich.terms, ["past", "mayor", "p2", "2021-06-01", "2024-12-31"]],
  });
  expect(personIn(found, "past").handovers).toEqual([]);
  const wood = personIn(found, "m0").handovers.find(({ indicator }) => indicator === "wood");
  expect(wood).toMatchObject({ term: 0, actual: 30, reason: null });
  expect(wood?.trendPerYear).toBeCloseTo(1.5, 2);
  expect(personIn(found, "m0").handovers.find(({ indicator }) => indicator === "debt")).toMatchObject({
    ...{ level: 6, trendPerYear: null, expected: null, reason: "too-few-values" },
  });
  expect(personIn(found, "d0").handovers).toEqual([]);
  expect(personIn(found, "old").handovers).toEqual([]);
});

test("R27 leaders are compared through those who moved, else not at all", async () => {
  const settled = await peopleFound(rich);
  expect(settled.leaders).toMatchObject({ indicator: "water", movers: 0 });
  expect(personIn(settled, "m0").leaderEffect).toEqual({
    estimate: null,
    lower: null,
    upper: null,
    reason: "not-comparable",
  });
  const moved = await peopleFound({
    ...rich,
    terms: [
      ["x", "mayor", "p1", "2019-01-01", "2022-12-31"],
      ["x", "mayor", "p2", "2023-01-01"],
      ["y", "mayor", "p2", "2019-01-01", "2022-12-31"],
      ["z", "mayor", "p1", "2023-01-01"],
    ],
    more: () => ({}),
  });
  expect(moved.leaders).toMatchObject({ movers: 1, sets: [{ places: 2, leaders: 3, movers: 1 }] });
  expect(personIn(moved, "x").leaderEffect.reason).toBeNull();
  const lower = await peopleFound({
    ...rich,
    people: { ...rich.people, leaders: { indicator: "debt" } },
    terms: [
      ["x", "mayor", "p1", "2018-01-01", "2021-12-31"],
      ["x", "mayor", "p2", "2022-01-01"],
      ["y", "mayor", "p2", "2018-01-01", "2021-12-31"],
      ["z", "mayor", "p1", "2022-01-01"],
    ],
    rows: [
      ...yearly("debt", "p1", 2019, [10, 11, 10, 20, 21, 20, 19]),
      ...yearly("debt", "p2", 2019, [20, 21, 20, 10, 11, 10, 11]),
      ...yearly("water", "p1", 2025, [1]),
    ],
    more: () => ({}),
  });
  expect(personIn(lower, "x").leaderEffect.estimate).toBeGreaterThan(1);
});

test("R13 R26 what shows at once and what ripens later stand on one line, in and after the term", async () => {
  const found = await peopleFound(rich);
  const old = personIn(found, "old").timeline;
  expect(old.map(({ period, visible }) => [period, visible === null])).toEqual([
    ["2018", true],
    ["2019", false],
    ["2020", false],
    ["2021", true],
    ["2022", true],
  ]);
  expect(old.at(-1)?.credited).toBeGreaterThan(0);
});

const told = (found: PeopleFinding) => ({
  persons: found.persons,
  teams: found.teams,
  outcomes: found.outcomes,
  thin: found.thin,
});

test("R34 findings about people are plain data: every number is one, every gap a null", async () => {
  const found = await peopleFound(rich);
  expect(JSON.parse(canonicalJson(found as unknown as Json))).toEqual(found);
});

test("the order of rows changes nothing", async () => {
  const { scheme, evidence } = peopleWorld(rich);
  const { people } = evidence;
  if (people === null) throw new Error("no people");
  const turned = Object.fromEntries(
    Object.entries(people).map(([key, rows]) => [
      key,
      key === "persons" || key === "projects" ? rows : rows.toReversed(),
    ]),
  ) as unknown as PeopleEvidence;
  const records = turned.records.map((record) => ({ ...record, people: record.people.toReversed() }));
  const backwards = { ...evidence, terms: evidence.terms.toReversed(), people: { ...turned, records } };
  const [one, other] = [await assessed(scheme, evidence), await assessed(scheme, backwards)];
  expect(told(peopleIn(other))).toEqual(told(peopleIn(one)));
});

test("R25 adding persons of another comparison group changes nothing of the others", async () => {
  const grouped: PeopleWorld = {
    ...rich,
    places: [...places, "far"],
    groups: { p1: "near", p2: "near", p3: "near", p4: "near", far: "far" },
    rows: [...(rich.rows ?? []), ...yearly("water", "far", 2020, [1, 2, 3, 4, 5, 6])],
  };
  const before = await peopleFound(grouped);
  const after = await peopleFound({
    ...grouped,
    terms: [...rich.terms, ["zz", "mayor", "far", "2025-02-01"], ["zy", "deputy", "far", "2019-01"]],
  });
  for (const { id } of before.persons) {
    const [one, other] = [personIn(before, id), personIn(after, id)];
    expect({ ...other, team: other.team === null ? null : after.teams[other.team]?.id }).toEqual({
      ...one,
      team: one.team === null ? null : before.teams[one.team]?.id,
    });
  }
});

test("a scheme that is not about people has no findings about them", async () => {
  const { scheme, evidence } = peopleWorld(rich);
  const { people: _, ...places } = scheme;
  expect((await assessed(places, { ...evidence, people: null })).people).toBeNull();
});
