import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import type { RatedSubjects } from "./rated-subjects.ts";
import { ratingsFinding } from "./ratings-finding.ts";

/** Panels of four raters, each rating the ten subjects of its own unit. */
function panels(units: number): RatedSubjects {
  const random = openStream(1_009, units);
  const rows: [subject: number, rater: number, rating: number][] = [];
  for (let unit = 0; unit < units; unit++) {
    for (let k = 0; k < 10; k++) {
      const merit = 60 + 8 * random.normal();
      for (let r = 0; r < 4; r++) rows.push([unit * 10 + k, unit * 4 + r, merit - 3 * r + random.normal()]);
    }
  }
  return {
    ...{ id: "panel", title: "Panel", kind: "table", scale: [0, 100], raters: null },
    rating: Float64Array.from(rows, ([, , rating]) => rating),
    subject: Int32Array.from(rows, ([subject]) => subject),
    rater: Int32Array.from(rows, ([, rater]) => rater),
  };
}

function only(rated: RatedSubjects, unit: number): RatedSubjects {
  const rows = [...rated.subject.keys()].filter((k) => Math.floor((rated.subject[k] as number) / 10) === unit);
  return {
    ...rated,
    rating: Float64Array.from(rows, (k) => rated.rating[k] as number),
    subject: Int32Array.from(rows, (k) => rated.subject[k] as number),
    rater: Int32Array.from(rows, (k) => rated.rater[k] as number),
  };
}

test("R22 many panels that nobody joins are each corrected as if alone, and are not compared (seed 1009)", () => {
  const rated = panels(101);
  const found = ratingsFinding(rated, 0.95);
  expect([found.sets, found.reason, found.subjects.length, found.raters.length]).toEqual([
    101,
    "disconnected",
    1010,
    404,
  ]);
  expect(found.subjects.map(({ subject }) => subject)).toEqual(Array.from({ length: 1010 }, (_, k) => k));
  for (const unit of [0, 57, 100]) {
    const alone = ratingsFinding(only(rated, unit), 0.95);
    const own = found.subjects.filter(({ subject }) => Math.floor(subject / 10) === unit);
    expect(own.map(({ set: _, ...rest }) => rest)).toEqual(alone.subjects.map(({ set: _, ...rest }) => rest));
    expect(new Set(own.map(({ set }) => set)).size).toBe(1);
  }
  expect(new Set(found.subjects.map(({ set }) => set)).size).toBe(101);
  expect(found.reliability?.subjectVariance).toBeGreaterThan(40);
  expect(found.reliability?.residualVariance).toBeCloseTo(1, 0);
});

test("few panels share their variances, as before", () => {
  const found = ratingsFinding(panels(3), 0.95);
  expect([found.sets, found.reason]).toEqual([3, "disconnected"]);
  const alone = ratingsFinding(only(panels(3), 0), 0.95);
  expect(found.subjects[0]?.estimate).not.toBe(alone.subjects[0]?.estimate);
});
