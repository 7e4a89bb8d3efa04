import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import type { PeopleFinding } from "../people-finding.ts";
import {
  on,
  type PeopleWorld,
  peopleFound,
  peopleWorld,
  personIn,
  row,
  teamIn,
  type WrittenSuccession,
  type WrittenTerm,
  yearly,
} from "../testing/people-world.ts";
import { assessed } from "../testing/small-world.ts";

const outcomes = { outcomes: [{ indicator: "wood" }, { indicator: "debt" }] };
const now = yearly("water", "new", 2025, [1]);

/** What a person is credited with: of which place, for a term at which place that is gone, how much. */
function creditsOf(found: PeopleFinding, id: string) {
  const { credits, terms } = personIn(found, id);
  return credits.map(({ subject, term, amount }) => [subject, terms[term]?.gone ?? null, amount]);
}

describe("R11 R13 mergers and divisions", () => {
  const merger: PeopleWorld = {
    places: ["new"],
    successions: [
      ["new", "old", 0.7, "2022-01-01"],
      ["new", "small", 0.3, "2022-01-01"],
    ],
    terms: [
      ["planter", "mayor", "old", "2018-01-01", "2021-12-31"],
      ["neighbour", "mayor", "small", "2018-01-01", "2021-12-31"],
      ["heir", "mayor", "new", "2022-01-01"],
    ],
    people: outcomes,
    rows: [...yearly("wood", "new", 2021, [10, 14, 20]), ...now],
  };

  test("who planted in a county that was merged away is credited by its share of the new one", async () => {
    const found = await peopleFound(merger);
    expect(creditsOf(found, "planter")).toEqual([[0, "old", expect.closeTo(7, 9)]]);
    expect(creditsOf(found, "neighbour")).toEqual([[0, "small", expect.closeTo(3, 9)]]);
    expect(creditsOf(found, "heir")).toEqual([]);
    expect(found.outcomes).toMatchObject([{ change: 10, credited: expect.closeTo(10, 9), unattributed: 0 }]);
  });

  test("a place that is gone is told by name, and its people are persons without a post today", async () => {
    const found = await peopleFound(merger);
    const { terms, post, team, handovers, leaderEffect } = personIn(found, "planter");
    expect(terms).toEqual([
      { post: "mayor", subject: -1, gone: "old", from: "2018-01-01", to: "2021-12-31", days: 1461, notes: [] },
    ]);
    expect({ post, team, handovers }).toEqual({ post: null, team: null, handovers: [] });
    expect(leaderEffect.estimate).toBeNull();
    expect(found.thin.map(({ person }) => person)).toContain("planter");
    expect(Object.keys(personIn(found, "heir").terms[0] ?? {})).not.toContain("gone");
  });

  test("after a merger within the period the main post is at the place that is there, however short", async () => {
    const found = await peopleFound({
      places: ["far", "third", "new"],
      successions: [["new", "old", 1, "2025-10-01"]],
      terms: [
        ["moved", "mayor", "old", "2020-01-01", "2025-09-30"],
        ["moved", "mayor", "new", "2025-10-01"],
        ["left", "secretary", "old", "2020-01-01", "2025-09-30"],
        ["mover", "mayor", "far", "2018-01-01", "2021-12-31"],
        ["mover", "mayor", "third", "2022-01-01"],
        ["stayer", "mayor", "third", "2018-01-01", "2021-12-31"],
      ],
      people: { ...outcomes, leaders: { indicator: "debt" } },
      rows: [
        ...["far", "third", "new"].flatMap((place, k) => [
          ...yearly("water", place, 2019, [1, 2, 4, 3, 5, 7, 6 + k]),
          ...yearly("debt", place, 2019, [1, 2, 4, 3, 5, 7, 6 + k]),
        ]),
      ],
    });
    expect(found.teams[personIn(found, "moved").team ?? -1]?.id).toBe("new");
    expect(personIn(found, "moved").handovers.map(({ term }) => term)).toEqual([1]);
    expect(personIn(found, "left")).toMatchObject({ post: null, team: null, handovers: [] });
    expect(teamIn(found, "new").members.map((at) => found.persons[at]?.id)).toEqual(["moved"]);
    // The years before the merger have no leader of the place as it is now.
    expect(found.leaders?.sets).toEqual([
      { places: 2, leaders: 2, movers: 1 },
      { places: 1, leaders: 1, movers: 0 },
    ]);
    expect(personIn(found, "left").leaderEffect).toMatchObject({ estimate: null, reason: "no-data" });
    expect(personIn(found, "moved").timeline.find(({ period }) => period === "2024")).toMatchObject({ visible: null });
  });

  test("a share that nobody tells is before the record, and a county whose mayor is not known too", async () => {
    const found = await peopleFound({
      ...merger,
      successions: [["new", "old", 0.7, "2022-01-01"]],
    });
    expect(found.outcomes).toMatchObject([{ change: 10, credited: expect.closeTo(7, 9) }]);
    expect(found.outcomes[0]?.unattributed).toBeCloseTo(3, 9);
    expect(found.outcomes[0]?.beforeRecord).toBeCloseTo(3, 9);
    const unknown = await peopleFound({ ...merger, terms: merger.terms.filter(([person]) => person !== "neighbour") });
    expect(unknown.outcomes[0]?.beforeRecord).toBeCloseTo(3, 9);
  });

  test("of a county that was divided, each part credits the whole of its own change to who governed it all", async () => {
    const found = await peopleFound({
      places: ["left", "right"],
      successions: [
        ["left", "whole", 1, "2022-01-01"],
        ["right", "whole", 1, "2022-01-01"],
      ],
      terms: [
        ["planter", "mayor", "whole", "2018-01-01", "2021-12-31"],
        ["heir", "mayor", "left", "2022-01-01"],
      ],
      people: outcomes,
      rows: [
        ...yearly("wood", "left", 2021, [10, 14]),
        ...yearly("wood", "right", 2021, [5, 2]),
        ...yearly("debt", "left", 2021, [4, 9]),
        ...yearly("water", "left", 2025, [1]),
      ],
    });
    const wood = personIn(found, "planter").credits.filter(({ indicator }) => indicator === "wood");
    expect(wood.map(({ subject, amount, kind }) => [subject, amount, kind])).toEqual([
      [0, 4, "credit"],
      [1, -3, "debit"],
    ]);
    // Debt shows at once: it is the heir's.
    expect(personIn(found, "heir").credits).toMatchObject([{ indicator: "debt", kind: "debit", amount: 5 }]);
    expect(found.outcomes.every(({ change, credited }) => Math.abs(change - credited) < 1e-9)).toBe(true);
  });

  test("shares multiply along a chain of places that are gone", async () => {
    const found = await peopleFound({
      places: ["new"],
      successions: [
        ["new", "middle", 0.5, "2020-01-01"],
        ["middle", "first", 0.4, "2015-01-01"],
      ],
      terms: [
        ["early", "mayor", "first", "2010-01-01", "2014-12-31"],
        ["later", "mayor", "middle", "2015-01-01", "2019-12-31"],
        ["now", "mayor", "new", "2020-01-01"],
      ],
      people: { outcomes: [{ indicator: "debt" }] },
      rows: [...yearly("debt", "new", 2013, [100, 90, 80]), ...yearly("debt", "new", 2020, [80, 70]), ...now],
    });
    // Debt shows at once: −10 in 2014, −10 in 2015, 0 to 2020, −10 in 2021.
    expect(creditsOf(found, "early")).toEqual([[0, "first", expect.closeTo(-10 * 0.5 * 0.4, 9)]]);
    expect(creditsOf(found, "later")).toEqual([[0, "middle", expect.closeTo(-10 * 0.5, 9)]]);
    expect(creditsOf(found, "now")).toEqual([[0, null, expect.closeTo(-10, 9)]]);
    expect(found.outcomes[0]?.beforeRecord).toBeCloseTo(-8 - 5, 9);
  });

  test("a county that gave a part to its neighbour is credited there too, as a predecessor that goes on", async () => {
    const found = await peopleFound({
      places: ["new", "giver"],
      successions: [
        ["new", "new", 0.8, "2022-01-01"],
        ["new", "giver", 0.2, "2022-01-01"],
      ],
      terms: [
        ["own", "mayor", "new", "2015-01-01"],
        ["giver", "mayor", "giver", "2015-01-01"],
      ],
      people: {
        ...outcomes,
        team: { heads: [{ id: "r", title: "R", sources: [{ id: "wood", from: "credits", outcome: "wood" }] }] },
      },
      rows: [...yearly("wood", "new", 2021, [10, 20]), ...now],
    });
    expect(creditsOf(found, "own")).toEqual([[0, null, expect.closeTo(8, 9)]]);
    expect(creditsOf(found, "giver")).toEqual([[0, null, expect.closeTo(2, 9)]]);
    // A team is credited with what its own members laid, and not with what a neighbour's mayor did.
    expect(teamIn(found, "new").heads[0]?.views[0]?.estimate).toBeCloseTo(8, 9);
    expect(teamIn(found, "giver").heads[0]?.views[0]).toMatchObject({ estimate: null, reason: "no-overlap" });
  });

  test("an abandoned project is debited with the term at the place it was begun in, though that is gone", async () => {
    const project = {
      ...{ id: "park", title: "Park", kind: "park", started: on("2019-05-01"), ended: null, cost: 1, debt: null },
      ...{ publicity: null, plannedUse: null, actualUse: null, upkeep: null, felt: null, feltError: null },
      ...row,
    };
    const found = await peopleFound({
      ...merger,
      people: { outcomes: [{ projects: "abandoned" }] },
      more: (at) => ({
        projects: [
          {
            ...{ ...project, subject: 0, survives: [false, null, null] },
            people: [{ person: at.person("planter"), role: "", share: 1 }],
          },
        ],
      }),
    });
    expect(personIn(found, "planter").credits).toMatchObject([{ indicator: "abandoned", subject: 0, term: 0 }]);
  });

  test("the last year of a term at a place that is gone marks no year of another place", async () => {
    const { scheme, evidence } = peopleWorld(merger);
    const { checks } = await assessed(scheme, { ...evidence, terms: evidence.terms.slice(0, 2) });
    const spike = (terms: typeof checks) => terms.find(({ check }) => check === "term-end-spike");
    expect(spike(checks)).toEqual(spike((await assessed(scheme, { ...evidence, terms: [] })).checks));
  });

  test("credits and what is unattributed sum to the change in forty worlds of mergers and exchanges (seed 29)", async () => {
    for (let world = 0; world < 40; world++) {
      const random = openStream(29, world);
      const names = ["new", "other", "gone-a", "gone-b"];
      const days = ["2014-03-01", "2017-07-01", "2020-01-01"];
      const successions = days.flatMap((day) =>
        names.flatMap((place): WrittenSuccession[] => {
          if (random.uniform() < 0.4) return [];
          const share = 0.1 + 0.8 * random.uniform();
          const [first, second] = [names[random.integer(4)] as string, names[random.integer(4)] as string];
          if (first === second) return [[place, first, share, day]];
          return [
            [place, first, share, day],
            [place, second, random.uniform() < 0.5 ? 1 - share : 0.05, day],
          ];
        }),
      );
      const terms = Array.from({ length: 8 }, (_, k): WrittenTerm => {
        const from = 2010 + random.integer(12);
        return [
          `p${k}`,
          "mayor",
          names[random.integer(4)] as string,
          `${from}-05`,
          `${from + random.integer(4)}-09-10`,
        ];
      });
      const values = Array.from({ length: 14 }, () => 100 * random.uniform());
      const found = await peopleFound({
        ...{ places: ["new", "other"], successions, terms, people: outcomes },
        rows: [
          ...["new", "other"].flatMap((place) => [
            ...yearly("wood", place, 2012, values),
            ...yearly("debt", place, 2012, values),
          ]),
          ...now,
        ],
      });
      for (const { indicator, subject, change, credited, unattributed } of found.outcomes) {
        const given = found.persons.flatMap(({ credits }) => credits);
        const own = given.filter((one) => one.indicator === indicator && one.subject === subject);
        expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(credited, 9);
        expect(credited + unattributed).toBeCloseTo(change, 9);
      }
    }
  });
});
