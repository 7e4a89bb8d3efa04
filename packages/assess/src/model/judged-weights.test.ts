import { expect, test } from "vitest";
import { assess } from "../assess.ts";
import { assessed, pointIndicator, rowsOf, scoresOf, smallEvidence, smallScheme } from "../testing/small-world.ts";
import { judgedWeights } from "./judged-weights.ts";

type Judgements = readonly { readonly of: string; readonly over: string; readonly times: number }[];

const children = ["a", "b", "c"].map((id) => pointIndicator(id));
const judged = (judgements: Judgements) =>
  smallScheme(children, { dimensions: [{ id: "index", title: "Index", judgements: [...judgements] }] });
const consistent = [
  { of: "a", over: "b", times: 2 },
  { of: "c", over: "a", times: 0.25 },
  { of: "b", over: "c", times: 2 },
];

test("R01 consistent judgements give exactly the weights they say, whichever way a pair is written", () => {
  const weights = judgedWeights(judged(consistent));
  expect(weights.ok && [...weights.value.values()].map((weight) => Number(weight.toFixed(9)))).toEqual([
    0.571428571, 0.285714286, 0.142857143,
  ]);
});

test("R01 the index is computed with them", async () => {
  const scheme = judged(consistent);
  const subjects = ["p", "q"];
  const rows = rowsOf("2025", subjects, { a: [70, 0], b: [0, 70], c: [0, 0] });
  const { p, q } = scoresOf(await assessed(scheme, smallEvidence({ subjects, rows })));
  expect(p).toBeCloseTo(40, 9);
  expect(q).toBeCloseTo(20, 9);
});

test("judgements that contradict each other are refused with the three that fit worst", async () => {
  const scheme = judged([
    { of: "a", over: "b", times: 3 },
    { of: "b", over: "c", times: 3 },
    { of: "c", over: "a", times: 3 },
  ]);
  const rows = rowsOf("2025", ["p"], { a: [1], b: [2], c: [3] });
  const evidence = smallEvidence({ subjects: ["p"], rows });
  const outcome = await assess(scheme, evidence, { engine: "0", seed: null, draws: 0, refused: [] });
  expect(outcome.ok ? [] : outcome.error.map(({ code }) => code)).toEqual(["assess.judgements-inconsistent"]);
});
