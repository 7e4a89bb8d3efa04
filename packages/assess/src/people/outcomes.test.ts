import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { peopleFound, personIn, type WrittenTerm, yearly } from "../testing/people-world.ts";
import { yearlyChanges } from "./outcomes.ts";

const credit = { outcomes: [{ indicator: "wood" }, { indicator: "debt" }] };

test("R13 who planted is credited with the wood, and not who stands in it", async () => {
  const found = await peopleFound({
    terms: [
      ["planter", "mayor", "east", "2018-01-01", "2021-12-31"],
      ["heir", "mayor", "east", "2022-01-01"],
    ],
    people: credit,
    rows: [...yearly("wood", "east", 2020, [10, 10, 14, 20]), ...yearly("water", "east", 2023, [1, 1, 1])],
    scheme: { period: { from: "2025-01-01", to: "2025-12-31", label: "2025" } },
  });
  expect(personIn(found, "planter").credits).toEqual([
    { indicator: "wood", subject: 0, term: 0, kind: "credit", amount: 10, change: 10, periods: ["2022", "2023"] },
  ]);
  expect(personIn(found, "heir").credits).toEqual([]);
  // Changes are 0, 4 and 6: their standard deviation is √(56/9).
  expect(
    personIn(found, "planter")
      .timeline.map(({ credited }) => credited)
      .filter((one) => one !== null),
  ).toEqual([expect.closeTo(4 / Math.sqrt(56 / 9), 9), expect.closeTo(6 / Math.sqrt(56 / 9), 9)]);
  expect(personIn(found, "planter").timeline.filter(({ credited }) => credited !== null)).toMatchObject([
    { period: "2022", visible: null },
    { period: "2023", visible: null },
  ]);
});

test("R13 debt is debited to who borrowed, in the sign of the debt", async () => {
  const found = await peopleFound({
    terms: [
      ["borrower", "mayor", "east", "2022-01-01", "2023-12-31"],
      ["heir", "mayor", "east", "2024-01-01"],
    ],
    people: credit,
    rows: [...yearly("debt", "east", 2021, [5, 9, 30, 28, 28]), ...yearly("water", "east", 2025, [1])],
  });
  expect(personIn(found, "borrower").credits).toMatchObject([{ kind: "debit", amount: 25, change: 23 }]);
  expect(personIn(found, "heir").credits).toMatchObject([{ kind: "credit", amount: -2 }]);
  expect(found.outcomes).toMatchObject([{ indicator: "debt", change: 23, credited: 23, unattributed: 0 }]);
});

test("R13 what was laid before the first value is credited to who was in post then; before the first term it is nobody's", async () => {
  const laidIn = (from: string) =>
    peopleFound({
      terms: [["a", "mayor", "east", from]],
      people: credit,
      rows: [...yearly("wood", "east", 2024, [1, 4]), ...yearly("water", "east", 2025, [1])],
    });
  const known = await laidIn("2015-01-01");
  expect(known.outcomes).toMatchObject([{ change: 3, credited: 3, unattributed: 0, beforeRecord: 0 }]);
  expect(personIn(known, "a").credits).toMatchObject([{ amount: 3, periods: ["2025", "2025"] }]);
  const unknown = await laidIn("2024-01-01");
  expect(unknown.outcomes).toMatchObject([{ change: 3, credited: 0, unattributed: 3, beforeRecord: 3 }]);
  expect(personIn(unknown, "a").credits).toEqual([]);
});

test("changes over years without a value are spread over them and sum to last minus first", () => {
  expect([...yearlyChanges(Float64Array.of(Number.NaN, 1, Number.NaN, 4, 3))]).toEqual([
    Number.NaN,
    Number.NaN,
    1.5,
    1.5,
    -1,
  ]);
});

test("who overlaps with no outcome has no credit, which is not a credit of zero", async () => {
  const found = await peopleFound({
    terms: [
      ["early", "mayor", "east", "2001-01-01", "2002-12-31"],
      ["now", "mayor", "east", "2015-01-01"],
    ],
    people: {
      ...credit,
      person: { heads: [{ id: "r", title: "R", sources: [{ id: "wood", from: "credits", outcome: "wood" }] }] },
    },
    rows: [...yearly("wood", "east", 2022, [1, 4, 5, 9]), ...yearly("water", "east", 2025, [1])],
  });
  const view = (id: string) => personIn(found, id).heads[0]?.views[0];
  expect(view("early")).toMatchObject({ estimate: null, reason: "no-overlap" });
  expect(view("now")).toMatchObject({ estimate: 8, unit: "points", reason: null });
});

test("R13 a team is credited with what its present members laid, its place with all", async () => {
  const found = await peopleFound({
    terms: [
      ["gone", "mayor", "east", "2018-01-01", "2022-12-31"],
      ["now", "mayor", "east", "2023-01-01"],
    ],
    people: {
      ...credit,
      team: { heads: [{ id: "r", title: "R", sources: [{ id: "wood", from: "credits", outcome: "wood" }] }] },
    },
    rows: [...yearly("wood", "east", 2020, [1, 2, 3, 4, 6, 9]), ...yearly("water", "east", 2025, [1])],
  });
  expect(found.teams[0]?.heads[0]?.views[0]?.estimate).toBe(3);
  const credited = found.teams[0]?.timeline.reduce((sum, point) => sum + (point.credited ?? 0), 0) ?? 0;
  const spread = Math.sqrt((3 * 0.36 + 0.16 + 1.96) / 5);
  expect(credited).toBeCloseTo(8 / spread, 9);
});

test("an outcome with one value has no change, and credits nobody", async () => {
  const found = await peopleFound({
    terms: [["a", "mayor", "east", "2015-01-01"]],
    people: credit,
    rows: yearly("wood", "east", 2025, [1]),
  });
  expect(found.outcomes).toEqual([]);
});

test("R13 credits and what is unattributed sum to the change in forty random worlds (seed 13)", async () => {
  for (let world = 0; world < 40; world++) {
    const random = openStream(13, world);
    const terms = Array.from({ length: 6 }, (): WrittenTerm => {
      const from = 2012 + random.integer(12);
      const month = String(1 + random.integer(12)).padStart(2, "0");
      const to = random.uniform() < 0.3 ? "" : `${from + 1 + random.integer(4)}-${month}`;
      return [
        `p${random.integer(4)}`,
        random.uniform() < 0.5 ? "mayor" : "secretary",
        "east",
        `${from}-${month}-05`,
        to,
      ];
    });
    const values = Array.from({ length: 12 }, () => (random.uniform() < 0.2 ? null : 100 * random.uniform()));
    const found = await peopleFound({
      terms,
      people: credit,
      rows: [
        ...yearly("wood", "east", 2014, values),
        ...yearly("debt", "east", 2014, values),
        ...yearly("water", "east", 2025, [1]),
      ],
    });
    for (const { indicator, change, credited, unattributed, beforeRecord } of found.outcomes) {
      const given = found.persons.flatMap(({ credits }) => credits.filter((one) => one.indicator === indicator));
      const sum = given.reduce((total, { amount }) => total + amount, 0);
      expect(sum).toBeCloseTo(credited, 9);
      expect(credited + unattributed).toBeCloseTo(change, 9);
      expect(Math.abs(beforeRecord)).toBeLessThan(1e4);
    }
  }
});
