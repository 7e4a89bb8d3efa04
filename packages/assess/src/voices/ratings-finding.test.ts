import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { type RatedSubjects, ratingsFinding } from "./ratings-finding.ts";

const rated = (rows: readonly (readonly [subject: number, rater: number, rating: number])[]): RatedSubjects => ({
  id: "scores",
  title: "Scores",
  kind: "table",
  scale: [0, 100],
  subject: Int32Array.from(rows, ([subject]) => subject),
  rater: Int32Array.from(rows, ([, rater]) => rater),
  rating: Float64Array.from(rows, ([, , rating]) => rating),
  raters: ["severe", "fair", "mild", "other", "last"],
});

/** Each rater rates a block of twelve of twenty subjects, so that who is rated by the severe one is unlucky. */
function panel(seed: number) {
  const stream = openStream(seed);
  const truth = Array.from({ length: 20 }, () => 60 + 8 * stream.normal());
  const severity = [15, 0, -6, -4, -5];
  const rows = severity.flatMap((harsh, rater) =>
    Array.from({ length: 12 }, (_, k) => {
      const subject = (rater * 4 + k) % 20;
      return [subject, rater, (truth[subject] as number) - harsh + 3 * stream.normal()] as const;
    }),
  );
  return { truth, rows };
}

test("R22 a severe rater is found, and correcting comes nearer to the truth than the raw means (seed 20260401)", () => {
  let better = 0;
  for (let world = 0; world < 20; world++) {
    const { truth, rows } = panel(20260401 + world);
    const found = ratingsFinding(rated(rows), 0.95);
    expect(found.raters[0]?.rater).toBe("severe");
    expect(found.raters[0]?.severity).toBeGreaterThan(8);
    const error = (pick: (one: (typeof found.subjects)[number]) => number) =>
      found.subjects.reduce((sum, one) => sum + (pick(one) - (truth[one.subject] as number)) ** 2, 0);
    if (error(({ estimate }) => estimate) < error(({ raw }) => raw)) better++;
  }
  expect(better).toBeGreaterThanOrEqual(19);
});

test("R22 several items of one rater count as one rating, and what was not rated is left out", () => {
  const rows = panel(7).rows;
  const twice = rows.flatMap(([subject, rater, rating]) => [
    [subject, rater, rating - 1] as const,
    [subject, rater, rating + 1] as const,
  ]);
  const [once, items] = [ratingsFinding(rated(rows), 0.95), ratingsFinding(rated(twice), 0.95)];
  expect(items.subjects.map(({ ratings }) => ratings)).toEqual(once.subjects.map(({ ratings }) => ratings));
  items.subjects.forEach(({ estimate, raw }, at) => {
    expect(estimate).toBeCloseTo(once.subjects[at]?.estimate ?? Number.NaN, 8);
    expect(raw).toBeCloseTo(once.subjects[at]?.raw ?? Number.NaN, 8);
  });
  const gap = ratingsFinding(rated([...rows, [25, 0, Number.NaN]]), 0.95);
  expect(gap.subjects.map(({ subject }) => subject)).not.toContain(25);
});

test("panels that share no subject are named, and nothing to rate has its reason", () => {
  const halves = [0, 1].flatMap((half) =>
    [0, 1, 2].flatMap((k) =>
      [0, 1].map((r) => [half * 3 + k, half * 2 + r, 50 + 7 * k + 3 * r + half + ((k * 5 + r * 3) % 4)] as const),
    ),
  );
  const found = ratingsFinding(rated(halves), 0.95);
  expect(found.sets).toBe(2);
  expect(found.reason).toBe("disconnected");
  expect(ratingsFinding(rated([]), 0.95)).toMatchObject({ reason: "no-data", subjects: [], raters: [] });
  expect(ratingsFinding(rated([[0, 0, 5]]), 0.95).reason).not.toBeNull();
});
