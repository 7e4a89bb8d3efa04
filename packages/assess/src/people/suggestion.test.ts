import type { People } from "@huabiao/scheme";
import { expect, test } from "vitest";
import { type PeopleWorld, peopleFound, peoplePart, personIn, row, teamIn } from "../testing/people-world.ts";

const places = ["p1", "p2", "p3", "p4", "p5"];
const terms = places.map((place, k) => [`m${k}`, "mayor", place, "2020-01-01"] as const);

function rules(bands: People["person"]["bands"], bars?: People["person"]["bars"]): Partial<People> {
  return { person: { ...peoplePart().person, ...(bands ? { bands } : {}), ...(bars ? { bars } : {}) } };
}

const three = [
  { id: "best", title: "Best", when: "above('place') >= 0.75" },
  { id: "good", title: "Good", when: "view('place') >= 60.0" },
  { id: "fair", title: "Fair", when: "true" },
];

const world = (people: Partial<People>, more?: PeopleWorld["more"]): PeopleWorld => ({
  ...{ terms, places, people },
  ...(more ? { more } : {}),
});

const suggestion = async (of: PeopleWorld, id: string) => personIn(await peopleFound(of), id).suggestion;

test("R26 a range is suggested by the scheme's rules on named views; exact views leave no doubt", async () => {
  expect(await suggestion(world(rules(three)), "m4")).toEqual({
    state: "suggested",
    bands: [
      { band: "best", probability: 1 },
      { band: "good", probability: 0 },
      { band: "fair", probability: 0 },
    ],
    ...{ likely: "best", bars: [], proposals: [], reason: null },
  });
  expect((await suggestion(world(rules(three)), "m1")).likely).toBe("good");
  expect((await suggestion(world(rules(three)), "m0")).likely).toBe("fair");
});

test("R10 a bar keeps from its band with its reason, and the next band that holds is suggested", async () => {
  const bars = [
    { id: "quarter", title: "Q", from: "best", when: "quarters > 0 && routine('good') == 0", reason: "No 好." },
  ];
  const routine = (grade: "good" | "fair") => () => ({
    routine: [{ person: 4, period: "2025-Q1", grade, by: "", reason: "", ...row }],
  });
  expect(await suggestion(world(rules(three, bars), routine("fair")), "m4")).toMatchObject({
    ...{ likely: "good", bars: [{ id: "quarter", from: "best", reason: "No 好." }] },
  });
  const barred = personIn(await peopleFound(world(rules(three, bars), routine("fair"))), "m4");
  expect(barred.outlook[0]).toEqual({ code: "clear-bar", facts: { bar: "quarter", band: "best" } });
  expect(await suggestion(world(rules(three, bars), routine("good")), "m4")).toMatchObject({
    likely: "best",
    bars: [],
  });
  expect(await suggestion(world(rules(three, bars)), "m4")).toMatchObject({ likely: "best", bars: [] });
});

test("R31 R36 uses are proposed by band, views and excused failures; an undecided band brings nothing", async () => {
  const uses = [
    { id: "praise", title: "Praise", purpose: "incentive", when: "band == 'best'" },
    { id: "remind", title: "Remind", purpose: "supervision", when: "view('place') < 60.0 && excused == 0" },
    { id: "talk", title: "Talk", purpose: "training", when: "view('nothing') < 1.0" },
  ] as const;
  const people = { person: { ...peoplePart().person, bands: three, uses: [...uses] } };
  const proposed = async (of: PeopleWorld, id: string) =>
    (await suggestion(of, id)).proposals.map((proposal) => proposal.id);
  expect(await proposed(world(people), "m4")).toEqual(["praise"]);
  expect(await proposed(world(people), "m0")).toEqual(["remind"]);
  const excused = () => ({ excuses: [{ person: 0, what: "flood", panel: "x", reason: "tried", ...row }] });
  expect(await proposed(world(people, excused), "m0")).toEqual([]);
});

test("a condition that asks for what is missing does not hold", async () => {
  const people = rules([{ id: "best", title: "Best", when: "view('place') > 0.0 && above('place') > 0.5" }]);
  const alone: PeopleWorld = { terms: terms.slice(0, 1), places: ["p1"], people: { ...people, peers: { minimum: 1 } } };
  expect(await suggestion(alone, "m0")).toMatchObject({ state: "no-grade", likely: null, reason: "no-band-holds" });
});

test("no bands, too few peers, too little evidence: no range, and why", async () => {
  expect(await suggestion(world({}), "m0")).toMatchObject({ state: "no-grade", reason: "no-bands" });
  const strict = { ...rules(three), peers: { minimum: 6 } };
  expect(await suggestion(world(strict), "m0")).toMatchObject({
    state: "not-comparable",
    bands: [],
    reason: "too-few-units",
  });
  const thin = { ...rules(three), portray: { views: 2 } };
  expect(await suggestion(world(thin), "m0")).toMatchObject({ state: "no-grade", reason: "little-evidence" });
});

/** Ballots of five panels: so many of ten say "good". */
function polled(good: readonly number[]): PeopleWorld {
  const given = good.flatMap((count, person) =>
    Array.from({ length: 10 }, (_, k) => [person, k < count ? 0 : 1] as const),
  );
  return {
    ...{ terms, places },
    people: {
      person: {
        heads: [{ id: "head", title: "H", sources: [{ id: "said", from: "poll", poll: "panel" }] }],
        bands: [
          { id: "best", title: "Best", when: "view('said') >= 70.0" },
          { id: "fair", title: "Fair", when: "true" },
        ],
      },
    },
    scheme: {
      polls: [
        {
          ...{ id: "panel", title: "P", instrument: "custom", population: "panel", about: "person" },
          options: [
            { id: "good", title: "G", coefficient: 1 },
            { id: "poor", title: "P", coefficient: 0 },
          ],
          items: [{ id: "one", title: "One" }],
        },
      ],
    },
    more: () => ({
      polls: [
        {
          poll: 0,
          ballots: {
            ...{ classOf: null, stratumOf: null, raterOf: null, batchOf: null, weight: null, reasons: [null] },
            subjectOf: Int32Array.from(given, ([person]) => person),
            answers: [Int16Array.from(given, ([, option]) => option)],
          },
          frame: [],
        },
      ],
    }),
  };
}

test("R26 the probability of a band is the normal one of the view, to the hundredth", async () => {
  const found = await peopleFound(polled([8, 5, 7, 9, 10]));
  const best = (id: string) => personIn(found, id).suggestion.bands[0]?.probability;
  // 8 of 10: 80 with standard error √(0.8 · 0.2 / 9) = 13.3 points: Φ(10/13.3) = 0.773.
  expect(best("m0")).toBe(0.77);
  expect(best("m1")).toBe(0.12);
  expect(best("m2")).toBe(0.5);
  expect(best("m4")).toBe(1);
  expect(personIn(found, "m0").suggestion).toMatchObject({ state: "undecided", likely: "best" });
  expect(personIn(found, "m3").suggestion).toMatchObject({ state: "suggested", likely: "best" });
});

test("R26 a band by the place among peers is as likely as the view lies there", async () => {
  const world = polled([8, 5, 6, 9, 10]);
  const person = {
    ...peoplePart().person,
    ...world.people?.person,
    bands: [{ id: "best", title: "Best", when: "above('said') >= 0.5" }],
  };
  const found = await peopleFound({ ...world, people: { person } });
  // Two of four peers lie below from 60 on (equal counts half): 80 with standard error 13.3 points is there with Φ(1.5) = 0.933.
  expect(personIn(found, "m0").suggestion.bands).toEqual([{ band: "best", probability: 0.93 }]);
});

test("the same seed gives the same suggestion, and a person's worlds do not depend on the others", async () => {
  const one = personIn(await peopleFound({ ...polled([8, 5, 7, 9, 10]), seed: 3 }), "m0").suggestion;
  const other = personIn(await peopleFound({ ...polled([8, 1, 1, 1, 1]), seed: 3 }), "m0").suggestion;
  expect(other).toEqual(one);
});

test("R02 a team's range is suggested by rules on the team's views", async () => {
  const bands = [
    { id: "best", title: "Best", when: "above('index') > 0.9" },
    { id: "fair", title: "Fair", when: "known('index')" },
  ];
  const found = await peopleFound(world({ team: { ...peoplePart().team, bands } }));
  expect(places.map((place) => teamIn(found, place).suggestion.likely)).toEqual([
    "fair",
    "fair",
    "fair",
    "fair",
    "best",
  ]);
});
