import { describe, expect, test } from "vitest";
import type { Findings } from "../../findings.ts";
import { on, peopleIn, peopleWorld, row, type WrittenTerm, yearly } from "../../testing/people-world.ts";
import { assessed } from "../../testing/small-world.ts";
import { explainPortrait } from "./explain-portrait.ts";
import type { Ingredient, PortraitExplanation } from "./portrait-explanation.ts";

const terms: readonly WrittenTerm[] = [
  ["ann", "secretary", "east", "2020-01-01", "2022-12-31"],
  ["bob", "secretary", "east", "2023-01-01"],
  ["cat", "deputy", "east", "2023-01-01"],
  ["dan", "deputy", "east", "2023-01-01"],
  ["eva", "deputy", "east", "2023-01-01"],
];
const members = ["bob", "cat", "dan", "eva"];
const sources = [
  { id: "wood", from: "credits", outcome: "wood" },
  { id: "place", from: "node", node: "water" },
  { id: "own", from: "duties" },
  { id: "share", from: "share" },
  { id: "grades", from: "routine" },
  { id: "judged", from: "criteria" },
  { id: "deeds", from: "records", record: "practice" },
] as const;

const { scheme, evidence } = peopleWorld({
  terms,
  rows: [
    ...yearly("wood", "east", 2019, [10, 12, 13, 16, 20, 23, 25]),
    { series: "water", subject: "east", period: "2025", value: 60 },
  ],
  people: {
    person: { heads: [{ id: "all", title: "All", sources: [...sources] }] },
    outcomes: [{ indicator: "wood" }],
  },
  scheme: { politicalStandard: [{ id: "loyal", title: "Loyal", anchors: ["deeds"] }] },
  more: ({ person, place }) => ({
    duties: [
      { person: person("cat"), subject: place("east"), area: "water", share: 0.5, from: null, to: null, ...row },
    ],
    routine: [{ person: person("cat"), period: "2025-Q1", grade: "good", by: "office", reason: "", ...row, row: 7 }],
    judgements: [
      {
        person: person("bob"),
        criterion: "loyal",
        examiner: "x",
        judgement: "met",
        reason: "so",
        cites: "",
        ...row,
        row: 9,
      },
    ],
    records: [
      {
        ...{
          id: "r",
          kind: "practice",
          on: on("2025-03-01"),
          subject: place("east"),
          title: "Dyke",
          text: "",
          verifiedBy: "y",
        },
        ...{ weight: 2, people: [{ person: person("cat"), role: "led", share: null }], ...row, row: 5 },
      },
    ],
    contributions: members.flatMap((reporter) =>
      members
        .filter((member) => member !== reporter)
        .map((member) => ({
          subject: 0,
          period: "2025",
          reporter: person(reporter),
          member: person(member),
          points: 1,
          ...row,
        })),
    ),
  }),
});

async function explained(name: string, isSealed = true): Promise<PortraitExplanation> {
  const findings: Findings = await assessed(scheme, evidence);
  const people = peopleIn(findings);
  const at = people.persons.findIndex(({ id }) => id === name);
  return explainPortrait({ findings, people, sealed: isSealed ? { scheme, evidence } : null }, { kind: "person", at });
}

const madeOf = ({ sections }: PortraitExplanation, id: string): readonly Ingredient[] =>
  sections.find((section) => section.id === id)?.made ?? [];

describe("an explained portrait", () => {
  test("R13 credits sum to the view, and credited + unattributed to the change, exactly", async () => {
    for (const name of ["ann", "bob"]) {
      const explanation = await explained(name);
      const made = madeOf(explanation, "wood");
      const credits = made.filter(({ what }) => what === "credit").map(({ facts }) => Number(facts["amount"]));
      const figure = explanation.sections.find(({ id }) => id === "wood")?.view?.estimate;
      expect(credits.reduce((sum, one) => sum + one, 0)).toBeCloseTo(figure ?? Number.NaN, 12);
      const identity = made.find(({ what }) => what === "identity")?.facts ?? {};
      expect(Number(identity["credited"]) + Number(identity["unattributed"])).toBeCloseTo(
        Number(identity["change"]),
        12,
      );
      expect(Number(identity["change"])).toBe(15);
      expect(made.filter(({ what }) => what === "value").map(({ facts }) => facts["value"])).toEqual([
        10, 12, 13, 16, 20, 23, 25,
      ]);
      expect(made.find(({ what }) => what === "lags")?.facts).toEqual({ lags: "0 %, 0 %, 100 %" });
    }
  });

  test("R30 a view of the place goes back to its cell, an area to its score, a grade, judgement and record to their rows", async () => {
    const cat = await explained("cat");
    expect(madeOf(cat, "place")[0]?.number?.steps ?? madeOf(cat, "place")[0]?.number?.children[0]?.steps).toMatchObject(
      { value: 60 },
    );
    expect(madeOf(cat, "own")).toMatchObject([
      { what: "area", facts: { area: "water", share: 0.5 }, number: { score: 60 } },
    ]);
    expect(madeOf(cat, "grades")).toMatchObject([{ what: "grade", at: { file: "places.csv", row: 7 } }]);
    expect(madeOf(cat, "deeds")).toMatchObject([
      { facts: { title: "Dyke", weight: 2 }, at: { file: "places.csv", row: 5 } },
    ]);
    expect(madeOf(await explained("bob"), "judged")).toMatchObject([{ facts: { judgement: "met" }, at: { row: 9 } }]);
  });

  test("R27 a share is its lenses; reports are counted and carry neither reporter nor row", async () => {
    const made = madeOf(await explained("cat"), "share");
    expect(made.map(({ what }) => what)).toEqual(["difference", "lens", "lens", "reports", "lens"]);
    expect(made[3]).toEqual({ what: "reports", facts: { count: 12 }, at: null, number: null });
    expect(Object.keys(made[2]?.facts ?? {})).toEqual(["lens", "weight", "share", "reason"]);
  });

  test("without the sealed inputs nothing has a row, and what findings hold is still told", async () => {
    const { sealed, sections } = await explained("cat", false);
    expect(sealed).toBe(false);
    expect(sections.flatMap(({ made }) => made).filter(({ at }) => at !== null)).toEqual([]);
    const told = sections.flatMap(({ made }) => made.map(({ what }) => what));
    expect(told).toEqual(expect.arrayContaining(["place", "grade", "record", "term", "lens"]));
    expect(told).not.toContain("reports");
  });

  test("a team is opened by its views and its division; who is not there is a bug of the caller", async () => {
    const findings = await assessed(scheme, evidence);
    const desk = { findings, people: peopleIn(findings), sealed: null };
    const team = explainPortrait(desk, { kind: "team", at: 0 });
    expect(team.sections.map(({ id }) => id)).toEqual(["index", "shares"]);
    expect(() => explainPortrait(desk, { kind: "person", at: 99 })).toThrow("no person 99");
    expect(() => explainPortrait(desk, { kind: "team", at: 99 })).toThrow("no team 99");
  });
});
