import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import { connectedSets } from "./connected-sets.ts";
import { generalisability, ratersNeeded, varianceRole, varianceShares } from "./generalisability.ts";
import { correctedDifference, type SeverityRatings, severityCorrected } from "./severity-corrected.ts";
import { answer } from "./testing/ratings.ts";

/** Forty subjects, twenty raters, each subject rated by six; rater 0 is severe by 1.5. */
function panel(seed: number): SeverityRatings & { readonly truth: Float64Array } {
  const stream = openStream(seed);
  const truth = Float64Array.from({ length: 40 }, () => 0.6 * stream.normal());
  const severity = Float64Array.from({ length: 20 }, (_, r) => (r === 0 ? 1.5 : 0.3 * stream.normal()));
  const subject = Int32Array.from({ length: 240 }, (_, i) => Math.floor(i / 6));
  const rater = subject.map((s, i) => (s * 3 + (i % 6) * 7) % 20);
  const rating = Float64Array.from(subject, (s, i) => {
    return 7 + (truth[s] as number) - (severity[rater[i] as number] as number) + 0.5 * stream.normal();
  });
  return { rating, subject, rater, truth };
}

test("R22 a severe rater is seen, and those rated by that rater are lifted, raw and corrected side by side", () => {
  const data = panel(20260320);
  const { subjects, raters, singular, sets } = answer(severityCorrected(data));
  const [first] = raters;
  expect(Math.max(...raters.map(({ severity }) => severity))).toBe(first?.severity);
  expect((first?.severity ?? 0) - 1.3).toBeLessThan(3 * (first?.severityError ?? 0) + 0.5);
  const met = new Set(Array.from(data.subject).filter((_, i) => data.rater[i] === 0));
  const lift = (at: number) => (subjects[at]?.corrected ?? 0) - (subjects[at]?.rawMean ?? 0) * 0.93;
  const average = (of: readonly number[]) => of.reduce((sum, at) => sum + lift(at), 0) / of.length;
  const all = Array.from(subjects.keys());
  expect(average(all.filter((at) => met.has(at)))).toBeGreaterThan(average(all.filter((at) => !met.has(at))) + 0.1);
  expect([singular, sets.count]).toEqual([[], 1]);
  for (const one of subjects) expect([one.ratings, one.rawError]).toEqual([6, expect.any(Number)]);
});

test("R22 corrected means lie nearer to the truth than raw means do", () => {
  let [raw, corrected] = [0, 0];
  for (let seed = 0; seed < 20; seed++) {
    const data = panel(20260330 + seed);
    const { subjects } = answer(severityCorrected(data));
    const centre = (values: readonly number[]) =>
      values.map((one) => one - values.reduce((sum, x) => sum + x, 0) / values.length);
    const truth = centre([...data.truth]);
    const miss = (values: readonly number[]) =>
      centre(values).reduce((sum, one, at) => sum + (one - (truth[at] as number)) ** 2, 0);
    raw += miss(subjects.map(({ rawMean }) => rawMean));
    corrected += miss(subjects.map((one) => one.corrected));
  }
  expect(corrected / raw).toBeLessThan(0.7);
});

test("R22 a rater who gives one grade only is named and still has a severity", () => {
  const data = panel(20260321);
  const rating = data.rating.map((one, i) => (data.rater[i] === 4 ? 9 : one));
  const { raters } = answer(severityCorrected({ ...data, rating }));
  expect(raters.filter(({ oneGradeOnly }) => oneGradeOnly)).toEqual([raters[4]]);
  expect(raters[4]?.severity).toBeLessThan(0);
});

test("subjects without common raters are not compared, and the sets are counted", () => {
  const data = panel(20260322);
  const other = { subject: data.subject.map((one) => one + 40), rater: data.rater.map((one) => one + 20) };
  const join = (a: Int32Array, b: Int32Array) => Int32Array.of(...a, ...b);
  const result = answer(
    severityCorrected({
      rating: Float64Array.of(...data.rating, ...data.rating),
      subject: join(data.subject, other.subject),
      rater: join(data.rater, other.rater),
    }),
  );
  expect(result.sets.count).toBe(2);
  expect(correctedDifference(result, 0, 41)).toEqual({ ok: false, error: "disconnected" });
  const within = correctedDifference(result, 0, 1);
  expect(within).toEqual({
    ok: true,
    value: (result.subjects[0]?.corrected ?? 0) - (result.subjects[1]?.corrected ?? 0),
  });
  expect(() => correctedDifference(result, 0, 99)).toThrow("subjects 0 and 99 of 80");
});

test("one rating to each subject cannot be corrected", () => {
  const rating = Float64Array.of(3, 4, 5, 4, 2, 3);
  const subject = Int32Array.from(rating.keys());
  const result = severityCorrected({ rating, subject, rater: subject.map((one) => one % 2) });
  expect(result).toEqual({ ok: false, error: "one-rating-per-level" });
});

test("the sets of a chain are one until its only bridge is taken away, the largest first", () => {
  const subject = { levels: 5, codes: Int32Array.of(0, 1, 1, 2, 3, 4, 4) };
  const rater = { levels: 4, codes: Int32Array.of(0, 0, 1, 1, 2, 2, 3) };
  const { count, subjects, raters, ratings } = connectedSets(subject, rater);
  expect([count, [...subjects], [...raters], [...ratings]]).toEqual([2, [0, 0, 0, 1, 1], [0, 0, 1, 1], [4, 3]]);
  const cut = connectedSets(
    { ...subject, codes: subject.codes.filter((_, i) => i !== 2) },
    { ...rater, codes: rater.codes.filter((_, i) => i !== 2) },
  );
  expect(cut.count).toBe(3);
});

describe("R22 how many raters are enough", () => {
  const shares = varianceShares(
    [
      { variance: 0.5, role: "subject" },
      { variance: 0.3, role: "absolute-error" },
      { variance: 0.2, role: "relative-error" },
    ],
    0.8,
  );

  test("coefficients of one rating and of four are those by hand", () => {
    expect(shares).toEqual({ subject: 0.5, relativeError: 1, absoluteError: 1.3 });
    expect(answer(generalisability(shares, 4))).toEqual({
      icc: 0.5 / 1.8,
      generalisability: 0.5 / 0.75,
      dependability: 0.5 / 0.825,
      ratings: 4,
    });
  });

  test("the number needed reaches the reliability and one fewer does not", () => {
    for (const reliability of [0.3, 0.5, 0.7, 0.8, 0.9, 0.95]) {
      const { relative, absolute } = answer(ratersNeeded(shares, reliability));
      const reached = (n: number) => answer(generalisability(shares, n));
      expect(reached(relative).generalisability).toBeGreaterThanOrEqual(reliability - 1e-12);
      expect(reached(absolute).dependability).toBeGreaterThanOrEqual(reliability - 1e-12);
      if (relative > 1) expect(reached(relative - 1).generalisability).toBeLessThan(reliability);
      if (absolute > 1) expect(reached(absolute - 1).dependability).toBeLessThan(reliability);
    }
    expect(answer(ratersNeeded(shares, 0.8))).toEqual({ relative: 8, absolute: 11 });
  });

  test("no number is enough when subjects do not differ, and nothing is reliable when nothing varies", () => {
    expect(ratersNeeded({ ...shares, subject: 0 }, 0.8)).toEqual({ ok: false, error: "singular-fit" });
    expect(generalisability({ subject: 0, relativeError: 0, absoluteError: 0 }, 2)).toEqual({
      ok: false,
      error: "no-variation",
    });
    expect(() => ratersNeeded(shares, 1)).toThrow("reliability 1");
    expect(() => generalisability(shares, 0)).toThrow("0 ratings");
  });

  test("a crossing with the subject disturbs the order of subjects, any other term their level", () => {
    expect(["d", "d:s", "s", "dept:service", "service:d"].map((term) => varianceRole(term, "d"))).toEqual([
      "subject",
      "relative-error",
      "absolute-error",
      "absolute-error",
      "relative-error",
    ]);
  });
});
