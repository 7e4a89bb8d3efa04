import type { Use } from "@huabiao/scheme";
import { expect, test } from "vitest";
import { assessed, pointIndicator, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const ids = ["A", "B", "C", "D"];
const evidence = smallEvidence({
  subjects: ids,
  rows: rowsOf("2025", ids, { debt: [10, 40, 90, null] }),
});
const bands = [
  { id: "high", title: "High", when: "score >= 60" },
  { id: "low", title: "Low", when: "true" },
];
const uses: Use[] = [
  { id: "praise", title: "Praise", purpose: "incentive", when: "band == 'high'", afterObjection: true },
  { id: "remind", title: "Remind", purpose: "supervision", when: "band == 'low'" },
  { id: "train", title: "Train", purpose: "training", when: "score < 50", afterObjection: false },
  { id: "mend", title: "Mend", purpose: "rectification" },
];

async function proposed(more: object = {}): Promise<string[][]> {
  const scheme = smallScheme([pointIndicator("debt", { direction: "lower" })], { bands, uses, ...more });
  const { subjects } = await assessed(scheme, evidence);
  return subjects.map(({ proposals }) => proposals.map(({ id }) => id));
}

test("R31 the scheme's uses are proposed where their conditions hold; who has no score is proposed only what all are", async () => {
  expect(await proposed()).toEqual([["praise", "mend"], ["praise", "mend"], ["remind", "train", "mend"], ["mend"]]);
});

test("R31 who is barred from the band is not proposed what it brings", async () => {
  const bars = [{ id: "debt", title: "Debt", from: "high", when: 'value("debt") > 30.0', reason: "Debt." }];
  expect((await proposed({ bars }))[1]).toEqual(["mend"]);
});

test("R31 a proposal waits for objections unless the scheme says otherwise, and changes neither score nor band", async () => {
  const scheme = smallScheme([pointIndicator("debt", { direction: "lower" })], { bands, uses });
  const { subjects } = await assessed(scheme, evidence);
  expect(subjects[2]?.proposals).toEqual([
    { id: "remind", title: "Remind", purpose: "supervision", afterObjection: true },
    { id: "train", title: "Train", purpose: "training", afterObjection: false },
    { id: "mend", title: "Mend", purpose: "rectification", afterObjection: true },
  ]);
  const without = await assessed(smallScheme([pointIndicator("debt", { direction: "lower" })], { bands }), evidence);
  const plain = (found: typeof subjects) => found.map(({ proposals, ...rest }) => rest);
  expect(plain(subjects)).toEqual(plain(without.subjects));
});
