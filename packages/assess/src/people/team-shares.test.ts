import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import type { TeamFinding } from "../people-finding.ts";
import { on, type PeopleWorld, peopleFound, personIn, row, teamIn } from "../testing/people-world.ts";

const five: PeopleWorld["terms"] = [
  ["a", "secretary", "east", "2020-01-01"],
  ["b", "mayor", "east", "2020-01-01"],
  ["c", "deputy", "east", "2020-01-01"],
  ["d", "deputy", "east", "2020-01-01"],
  ["e", "deputy", "east", "2020-01-01", "2025-06-30"],
];

/** Members c, d, e are said to do 1 : 2 : 3, a and b 4 each. */
const agreed = { a: 4, b: 4, c: 1, d: 2, e: 3 } as const;

const full: PeopleWorld = {
  terms: five,
  people: { shares: { duty: 2, peers: 1, evidence: 1, spread: 0.2 } },
  more: (at) => ({
    duties: [
      { person: at.person("a"), subject: 0, area: "water", share: 0.5, from: null, to: null, ...row },
      { person: at.person("c"), subject: 0, area: "water", share: 0.5, from: null, to: null, ...row },
      { person: at.person("d"), subject: 0, area: "wood", share: 1, from: null, to: null, ...row },
    ],
    contributions: Object.keys(agreed).flatMap((reporter) =>
      Object.entries(agreed).flatMap(([member, points]) =>
        member === reporter
          ? []
          : [{ subject: 0, period: "2025", reporter: at.person(reporter), member: at.person(member), points, ...row }],
      ),
    ),
    records: [
      {
        ...{
          id: "r1",
          kind: "practice",
          on: on("2025-05-01"),
          subject: 0,
          title: "Dyke",
          text: "",
          verifiedBy: "x",
          weight: 1,
        },
        people: [
          { person: at.person("c"), role: "led", share: 0.5 },
          { person: at.person("d"), role: "", share: null },
          { person: at.person("e"), role: "", share: null },
        ],
        ...row,
      },
    ],
  }),
};

const lens = (team: TeamFinding, name: string) => team.shares.lenses.find((one) => one.lens === name);

test("R27 each lens sums to one, and so does the mix", async () => {
  const team = teamIn(await peopleFound(full), "east");
  expect(team.members).toEqual([0, 1, 2, 3, 4]);
  for (const { shares } of team.shares.lenses) expect(shares?.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  expect(team.shares.mix?.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  expect(lens(team, "duty")?.shares).toEqual([0.125, 0.125, 0.25, 0.5, 0]);
  expect(lens(team, "evidence")?.shares).toEqual([0, 0, 0.5, 0.25, 0.25]);
  for (const [at, share] of [4 / 14, 4 / 14, 1 / 14, 2 / 14, 3 / 14].entries())
    expect(lens(team, "peers")?.shares?.[at]).toBeCloseTo(share, 12);
  expect(team.shares.mustDeliberate).toBe(true);
});

test("R27 secretary and mayor answer jointly, by days in post", async () => {
  const found = await peopleFound({
    ...full,
    terms: [["a", "secretary", "east", "2020-01-01", "2025-03-31"], ...five.slice(1)],
  });
  const duty = lens(teamIn(found, "east"), "duty")?.shares ?? [];
  expect((duty[0] ?? 0) / (duty[1] ?? 1)).toBeCloseTo(90 / 365, 12);
});

test("R27 a duty counts by the days on which it and the term both ran", async () => {
  const halfYear = { earliest: on("2025-07-01"), latest: on("2025-07-01") };
  const found = await peopleFound({
    ...full,
    more: (at) => ({
      duties: [
        { person: at.person("c"), subject: 0, area: "water", share: 0.5, from: halfYear, to: null, ...row },
        { person: at.person("d"), subject: 0, area: "water", share: 0.5, from: null, to: null, ...row },
        { person: at.person("e"), subject: 0, area: "water", share: 0.5, from: null, to: null, ...row },
      ],
    }),
  });
  const [c, d, e] = (lens(teamIn(found, "east"), "duty")?.shares ?? []).slice(2);
  const whole = 184 + 365 + 181;
  expect([c, d, e].map((share) => (share ?? 0) * whole)).toEqual(
    [184, 365, 181].map((days) => expect.closeTo(days, 9)),
  );
});

test("R27 what a member says never moves his own share by the members' reports (seed 27)", async () => {
  const random = openStream(27, 1);
  const loud = await peopleFound({
    ...full,
    more: (at) => {
      const evidence = full.more?.(at) ?? {};
      const contributions = (evidence.contributions ?? []).map((one) =>
        one.reporter === at.person("c") ? { ...one, points: 3 + random.uniform() } : one,
      );
      return { ...evidence, contributions };
    },
  });
  const share = (found: Awaited<ReturnType<typeof peopleFound>>) => lens(teamIn(found, "east"), "peers")?.shares?.[2];
  expect(share(loud)).toBeCloseTo(share(await peopleFound(full)) ?? 0, 12);
});

test("R27 shares of the team's result add up to the difference of the place from its group's mean", async () => {
  const found = await peopleFound({
    ...full,
    terms: [...five, ["z", "mayor", "west", "2020-01-01"]],
    people: {
      ...full.people,
      person: { heads: [{ id: "results", title: "R", sources: [{ id: "share", from: "share" }] }] },
    },
  });
  const own = teamIn(found, "east").members.map((at) => found.persons[at]?.heads[0]?.views[0]?.estimate ?? Number.NaN);
  expect(own.reduce((sum, one) => sum + one, 0)).toBeCloseTo(-5, 9);
  expect(personIn(found, "z").heads[0]?.views[0]?.estimate).toBeCloseTo(5, 9);
});

test("a lens without an answer is missing and told why, and no share is zero for want of it", async () => {
  const none = teamIn(await peopleFound({ terms: five }), "east");
  expect(none.shares.lenses.map(({ shares, reason }) => [shares, reason])).toEqual([
    [null, "no-data"],
    [null, "missing-reports"],
    [null, "no-data"],
  ]);
  expect(none.shares).toMatchObject({ mix: null, spread: [null, null, null, null, null], mustDeliberate: false });
  const person = personIn(await peopleFound({ terms: five }), "c");
  expect(person.share).toEqual({ mix: null, lenses: [null, null, null], spread: null, reason: "coverage-below-floor" });
});

test("three members cannot divide impartially, and reports far apart do not divide", async () => {
  const few = teamIn(await peopleFound({ terms: five.slice(0, 3) }), "east");
  expect(lens(few, "peers")?.reason).toBe("too-few-members");
  const torn = await peopleFound({
    ...full,
    more: (at) => ({
      contributions: ["a", "b", "c", "d", "e"].flatMap((reporter, k) =>
        ["a", "b", "c", "d", "e"].flatMap((member, m) =>
          member === reporter
            ? []
            : [
                {
                  ...{ subject: 0, period: "2025", reporter: at.person(reporter), member: at.person(member) },
                  points: (m + k) % 5 === 0 ? 1000 : 0.001,
                  ...row,
                },
              ],
        ),
      ),
    }),
  });
  expect(lens(teamIn(torn, "east"), "peers")?.reason).toBe("no-agreement");
});

test("who is alone has the whole, whatever is missing", async () => {
  const alone = await peopleFound({ terms: five.slice(0, 1) });
  expect(teamIn(alone, "east").shares).toMatchObject({ mix: [1], mustDeliberate: false });
  expect(personIn(alone, "a").share).toMatchObject({ mix: 1, reason: null });
});

test("reports of another year, and on persons who are no members, do not count", async () => {
  const late = await peopleFound({
    ...full,
    more: (at) => {
      const evidence = full.more?.(at) ?? {};
      return { ...evidence, contributions: (evidence.contributions ?? []).map((one) => ({ ...one, period: "2024" })) };
    },
  });
  expect(lens(teamIn(late, "east"), "peers")?.reason).toBe("missing-reports");
});

test("R27 who holds two posts of a place at a time is in post once: days of the joint rule and of a duty", async () => {
  const acting: PeopleWorld = {
    ...full,
    terms: [
      ["a", "secretary", "east", "2020-01-01"],
      ["a", "mayor", "east", "2025-01-01", "2025-06-30"],
      ["b", "mayor", "east", "2025-07-01"],
      ...five.slice(2),
    ],
  };
  const team = teamIn(await peopleFound(acting), "east");
  for (const name of ["duty", "peers"]) {
    const [a = 0, b = 0] = lens(team, name)?.shares ?? [];
    expect(a / (a + b)).toBeCloseTo(365 / (365 + 184), 12);
  }
  const duty = lens(team, "duty")?.shares ?? [];
  expect((duty[0] ?? 0) + (duty[1] ?? 0)).toBeCloseTo(duty[2] ?? 0, 12);
});
