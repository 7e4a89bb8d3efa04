import type { Scheme } from "@huabiao/scheme";
import { expect, test } from "vitest";
import type { Judgement } from "../people-evidence.ts";
import { type PeopleWorld, peopleFound, personIn, row } from "../testing/people-world.ts";

const standard: Partial<Scheme> = {
  politicalStandard: [
    { id: "loyalty", title: "Loyalty", anchors: ["x"], examiners: 2, veto: true },
    { id: "style", title: "Style", anchors: ["x"] },
  ],
};

type Said = readonly [criterion: string, examiner: string, judgement: Judgement["judgement"]];

const gate = async (said: readonly Said[], scheme = standard) => {
  const world: PeopleWorld = {
    terms: [["a", "mayor", "east", "2020-01-01"]],
    scheme,
    more: () => ({
      judgements: said.map(([criterion, examiner, judgement]) => ({
        ...{ person: 0, criterion, examiner, judgement, reason: "because", cites: "r1" },
        ...row,
      })),
    }),
  };
  return personIn(await peopleFound(world), "a").gate;
};

const met: Said[] = [
  ["loyalty", "x", "met"],
  ["loyalty", "y", "met"],
];

test.each<[string, Said[]]>([
  ["met", [...met, ["style", "x", "met"]]],
  ["incomplete", met],
  [
    "incomplete",
    [
      ["loyalty", "x", "met"],
      ["style", "x", "met"],
    ],
  ],
  ["incomplete", [...met, ["style", "x", "unclear"]]],
  [
    "examiners-differ",
    [
      ["loyalty", "x", "met"],
      ["loyalty", "y", "not-met"],
      ["style", "x", "met"],
    ],
  ],
  [
    "vetoed",
    [
      ["loyalty", "x", "not-met"],
      ["loyalty", "y", "not-met"],
    ],
  ],
  [
    "incomplete",
    [
      ["loyalty", "x", "not-met"],
      ["style", "x", "met"],
    ],
  ],
  ["not-met", [...met, ["style", "x", "not-met"]]],
])("R07 the standard is %s when examiners say so", async (state, said) => {
  expect((await gate(said))?.state).toBe(state);
});

test("R07 every judgement stands with its examiner, reason and evidence, and there is no gate without a standard", async () => {
  const found = await gate([met[1] as Said, met[0] as Said]);
  expect(found?.criteria[0]).toMatchObject({ id: "loyalty", veto: true, wanted: 2 });
  expect(found?.criteria[0]?.judgements.map(({ examiner, reason, cites }) => [examiner, reason, cites])).toEqual([
    ["x", "because", "r1"],
    ["y", "because", "r1"],
  ]);
  expect(await gate([], {})).toBeNull();
});
