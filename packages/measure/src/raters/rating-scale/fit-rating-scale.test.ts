import { readFileSync } from "node:fs";
import { openStream } from "@huabiao/kernel/random";
import { readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { describe, expect, test } from "vitest";
import golden from "../golden/rating-scale.json" with { type: "json" };
import { answer, grouping } from "../testing/ratings.ts";
import { fitRatingScale, type RatingScaleFit } from "./fit-rating-scale.ts";
import type { RatingScaleData } from "./rating-scale-data.ts";

const goldenData: RatingScaleData = {
  rating: Float64Array.from(golden.rating),
  person: grouping("person", golden.person),
  facets: [grouping("item", golden.item), grouping("rater", golden.rater)],
};
const locations = (fit: RatingScaleFit, f: number) =>
  (fit.facets[f]?.levels ?? []).map(({ location }) => answer(location));

describe("R22 five categories, against the likelihood written out and maximised in R", () => {
  const fit = answer(fitRatingScale(goldenData));
  const steps = fit.steps.map(({ step }) => answer(step));

  test("deviance, variance, locations and steps", () => {
    expect(fit.deviance).toBeCloseTo(golden.deviance, 7);
    expect(fit.variance).toBeCloseTo(golden.variance, 5);
    locations(fit, 0).forEach(({ estimate }, k) => {
      expect(estimate).toBeCloseTo(golden.items[k] as number, 5);
    });
    locations(fit, 1).forEach(({ estimate }, k) => {
      expect(estimate).toBeCloseTo(golden.raters[k] as number, 5);
    });
    steps.forEach(({ estimate }, k) => {
      expect(estimate).toBeCloseTo(golden.steps[k] as number, 5);
    });
  });

  test("standard errors are those of the second differences of the deviance", () => {
    expect(fit.varianceError).toBeCloseTo(golden.varianceError, 4);
    locations(fit, 0).forEach(({ standardError }, k) => {
      expect(standardError).toBeCloseTo(golden.itemErrors[k] as number, 5);
    });
    locations(fit, 1).forEach(({ standardError }, k) => {
      expect(standardError).toBeCloseTo(golden.raterErrors[k] as number, 5);
    });
    steps.forEach(({ standardError }, k) => {
      expect(standardError).toBeCloseTo(golden.stepErrors[k] as number, 5);
    });
  });

  test("raters and steps sum to zero", () => {
    expect(locations(fit, 1).reduce((sum, { estimate }) => sum + estimate, 0)).toBeCloseTo(0, 10);
    expect(steps.reduce((sum, { estimate }) => sum + estimate, 0)).toBeCloseTo(0, 10);
  });
});

describe.skipIf(!sharedPresent)("R22 TAM's example of five items and three raters", () => {
  const items = ["I0001", "I0002", "I0003", "I0004", "I0005"];
  const rows = (sharedPresent ? readCsv(sharedPath("data/tam_ex10.csv")) : []).flatMap((row) =>
    items.flatMap((item) => {
      const rating = row[item] ?? "";
      return /\d/.test(rating)
        ? [{ rating: Number(rating), person: Number(row["pid"]), rater: row["rater"] ?? "", item }]
        : [];
    }),
  );
  const fit = (): RatingScaleFit =>
    answer(
      fitRatingScale({
        rating: Float64Array.from(rows, ({ rating }) => rating),
        person: grouping(
          "person",
          rows.map(({ person }) => person),
        ),
        facets: [
          grouping(
            "item",
            rows.map(({ item }) => item),
          ),
          grouping(
            "rater",
            rows.map(({ rater }) => rater),
          ),
        ],
      }),
    );

  test("deviance, information criteria, variance and reliability", () => {
    const { deviance, aic, bic, variance, parameters, persons } = fit();
    const file = readFileSync(sharedPath("reference/tam_ex10_item_rater_fine_fit.json"), "utf8");
    const peer = JSON.parse(file) as Record<string, number>;
    expect(deviance).toBeCloseTo(peer["deviance"] as number, 5);
    expect([aic, bic]).toEqual([expect.closeTo(peer["AIC"] as number, 5), expect.closeTo(peer["BIC"] as number, 5)]);
    expect(variance).toBeCloseTo(peer["variance"] as number, 6);
    expect(parameters).toBe(peer["npars"]);
    expect(persons.reliability).toBeCloseTo(peer["EAPrel"] as number, 6);
  });

  test("locations with TAM's errors", () => {
    const found = fit();
    const peer = readCsv(sharedPath("reference/tam_ex10_item_rater_fine_xsi_facets.csv"));
    [...locations(found, 0), ...locations(found, 1)].forEach(({ estimate, conditionalError, standardError }, k) => {
      expect(estimate).toBeCloseTo(Number(peer[k]?.["xsi"]), 6);
      expect(conditionalError).toBeCloseTo(Number(peer[k]?.["se.xsi"]), 6);
      expect(standardError).toBeGreaterThan(0.9 * conditionalError);
    });
  });

  test("abilities of persons with their errors and scores", () => {
    const { persons } = fit();
    const peer = readCsv(sharedPath("reference/tam_ex10_item_rater_fine_person_eap.csv"));
    expect(persons.abilities).toHaveLength(peer.length);
    peer.forEach((row, p) => {
      expect(persons.abilities[p]).toBeCloseTo(Number(row["EAP"]), 5);
      expect(persons.errors[p]).toBeCloseTo(Number(row["SD.EAP"]), 5);
      expect([persons.scores[p], persons.highest[p]]).toEqual([Number(row["score"]), Number(row["max"])]);
    });
  });
});

/** Answers by the model itself. */
function simulated(seed: number, size: { readonly persons: number; readonly top: number }): RatingScaleData {
  const stream = openStream(seed);
  const steps = Array.from({ length: size.top }, (_, h) => 0.8 * (h - (size.top - 1) / 2));
  const rows: { rating: number; person: number; item: number; rater: number }[] = [];
  for (let person = 0; person < size.persons; person++) {
    const ability = 1.2 * stream.normal();
    for (let item = 0; item < 4; item++) {
      for (let rater = 0; rater < 3; rater++) {
        let [log, sum] = [0, 0];
        const shares = Array.from({ length: size.top + 1 }, (_, k) => {
          if (k > 0) log += ability - 0.4 * (item - 1.5) - 0.5 * (rater - 1) - (steps[k - 1] as number);
          sum += Math.exp(log);
          return sum;
        });
        const at = stream.uniform() * sum;
        rows.push({ rating: shares.findIndex((share) => at <= share), person, item, rater });
      }
    }
  }
  return {
    rating: Float64Array.from(rows, ({ rating }) => rating),
    person: grouping(
      "person",
      rows.map(({ person }) => person),
    ),
    facets: [
      grouping(
        "item",
        rows.map(({ item }) => item),
      ),
      grouping(
        "rater",
        rows.map(({ rater }) => rater),
      ),
    ],
  };
}

test("R22 what was put in comes out: severities within their errors, mean squares near 1", () => {
  const fit = answer(fitRatingScale(simulated(20260312, { persons: 500, top: 3 })));
  locations(fit, 1).forEach(({ estimate, standardError }, r) => {
    expect(Math.abs(estimate - 0.5 * (r - 1))).toBeLessThan(3.5 * (standardError as number));
  });
  expect(Math.abs(fit.variance - 1.44)).toBeLessThan(3.5 * (fit.varianceError as number));
  for (const { fit: one } of fit.facets.flatMap(({ levels }) => levels)) {
    expect(Math.abs((one?.infit ?? 9) - 1)).toBeLessThan(0.08);
    expect(Math.abs(one?.infitZ ?? 9)).toBeLessThan(3);
  }
  const mean = fit.persons.fit.reduce((sum, one) => sum + (one?.outfit ?? 0), 0) / 500;
  expect(mean).toBeCloseTo(1, 1);
});

test("R22 a rater who grades at random does not fit, and nobody else is blamed", () => {
  const data = simulated(20260313, { persons: 300, top: 3 });
  const stream = openStream(20260314);
  const rating = data.rating.map((one, i) => (data.facets[1]?.codes[i] === 2 ? stream.integer(4) : one));
  const { facets } = answer(fitRatingScale({ ...data, rating }));
  const z = facets[1]?.levels.map(({ fit }) => fit?.infitZ ?? 0) as [number, number, number];
  expect(z[2]).toBeGreaterThan(6);
  expect(Math.max(z[0], z[1])).toBeLessThan(2);
});

test("a facet's order, names and the origin of the scale change no estimate", () => {
  const fit = answer(fitRatingScale(goldenData));
  const turned = answer(
    fitRatingScale({
      rating: goldenData.rating.map((one) => one + 3).toReversed(),
      person: { ...goldenData.person, codes: goldenData.person.codes.toReversed() },
      facets: goldenData.facets.map((facet) => ({
        ...facet,
        codes: facet.codes.toReversed().map((code) => facet.levels - 1 - code),
      })),
    }),
  );
  expect(turned.deviance).toBeCloseTo(fit.deviance, 8);
  const back = locations(turned, 1).toReversed();
  locations(fit, 1).forEach(({ estimate, standardError }, k) => {
    expect(back[k]?.estimate).toBeCloseTo(estimate, 6);
    expect(back[k]?.standardError).toBeCloseTo(standardError as number, 6);
  });
  expect(turned.steps.map(({ category }) => category)).toEqual([5, 6, 7, 8]);
});

describe("extremes and empty categories", () => {
  test("persons with all lowest or all highest answers are estimated and marked", () => {
    const data = simulated(20260315, { persons: 120, top: 2 });
    const rating = data.rating.map((one, i) => [0, 2][data.person.codes[i] as number] ?? one);
    const { persons } = answer(fitRatingScale({ ...data, rating }));
    expect([persons.extreme[0], persons.extreme[1], persons.extreme[2]]).toEqual([true, true, false]);
    expect(persons.abilities[0]).toBe(Math.min(...persons.abilities));
    expect(persons.abilities.every((one) => Number.isFinite(one))).toBe(true);
  });

  test("a rater who always gives the highest grade has no finite severity, and changes nobody else's", () => {
    const data = simulated(20260316, { persons: 120, top: 2 });
    const keep = Array.from(data.rating.keys()).filter((i) => data.facets[1]?.codes[i] !== 0);
    const pick = (codes: Int32Array) => Int32Array.from(keep, (i) => codes[i] as number);
    const rating = data.rating.map((one, i) => (data.facets[1]?.codes[i] === 0 ? 2 : one));
    const fit = answer(fitRatingScale({ ...data, rating }));
    const without = answer(
      fitRatingScale({
        rating: Float64Array.from(keep, (i) => rating[i] as number),
        person: { ...data.person, codes: pick(data.person.codes) },
        facets: data.facets.map((facet) => ({ ...facet, codes: pick(facet.codes) })),
      }),
    );
    const [flat, ...others] = fit.facets[1]?.levels ?? [];
    expect(flat).toMatchObject({
      oneGradeOnly: true,
      rawMean: 2,
      location: { ok: false, error: "extreme-score" },
      fit: null,
    });
    expect(without.facets[1]?.levels[0]?.location).toEqual({ ok: false, error: "no-data" });
    const rest = without.facets[1]?.levels.slice(1).map(({ location }) => location);
    expect(others.map(({ location }) => location)).toEqual(rest);
    expect(fit.deviance).toBeCloseTo(without.deviance, 9);
  });

  test("a category that nobody used is named, its steps have no value, and the others still sum to zero", () => {
    const data = simulated(20260317, { persons: 200, top: 4 });
    const rating = data.rating.map((one) => (one === 2 ? 1 : one));
    const fit = answer(fitRatingScale({ ...data, rating, scale: [0, 5] }));
    expect(fit.unused).toEqual([2, 5]);
    expect(fit.steps.map(({ step }) => step.ok)).toEqual([true, false, false, true]);
    expect(fit.steps[1]?.step).toEqual({ ok: false, error: "no-data" });
  });
});

describe("what cannot be fitted says why", () => {
  const data = simulated(20260318, { persons: 30, top: 2 });
  const n = data.rating.length;
  const [item, rater] = data.facets as [RatingScaleData["facets"][number], RatingScaleData["facets"][number]];
  const halves = Array.from({ length: n }, (_, i) => i % 2);
  const nothing = { ...item, codes: new Int32Array() };
  const turns = Float64Array.from({ length: n }, (_, i) => (i + Math.floor(i / 3)) % 2);
  test.each([
    ["no answers", { rating: new Float64Array(), person: nothing, facets: [nothing] }, "no-data"],
    ["half a grade", { ...data, rating: data.rating.with(0, 1.5) }, "outside-scale"],
    ["a grade beyond the declared scale", { ...data, scale: [0, 1] as const }, "outside-scale"],
    ["one person", { ...data, person: grouping("p", new Array<number>(n).fill(0)) }, "too-few-units"],
    ["one grade throughout", { ...data, rating: new Float64Array(n).fill(1) }, "no-variation"],
    [
      "raters who never meet an item",
      { ...data, facets: [grouping("item", halves), grouping("rater", halves)] },
      "disconnected",
    ],
    ["more categories than can be solved", { ...data, rating: data.rating.with(0, 1e6) }, "too-many-levels"],
    ["persons who do not differ", { ...data, rating: turns, facets: [item] }, "singular-fit"],
  ] as const)("%s", (_, bad, reason) => {
    expect(fitRatingScale(bad)).toEqual({ ok: false, error: reason });
  });

  test("malformed answers and a quadrature that is none throw", () => {
    expect(() => fitRatingScale({ ...data, facets: [] })).toThrow("no facets");
    expect(() => fitRatingScale({ ...data, rating: data.rating.with(2, Number.NaN) })).toThrow("rating[2] is NaN");
    expect(() => fitRatingScale({ ...data, facets: [{ ...rater, levels: 1 }] })).toThrow(
      /rater\[\d+\] is level \d of 1/,
    );
    expect(() => fitRatingScale({ ...data, facets: [{ ...rater, codes: new Int32Array(1) }] })).toThrow("1 of");
    expect(() => fitRatingScale(data, { nodes: 4 })).toThrow("4 nodes over ± 8");
    expect(() => fitRatingScale(data, { range: 0 })).toThrow("81 nodes over ± 0");
  });
});
