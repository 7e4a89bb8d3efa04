import { openStream } from "@huabiao/kernel/random";
import { purposes } from "../streams.ts";
import { plantedVoice } from "./planted-voices.ts";
import { type Ground, meritsOf, type Question } from "./standing.ts";

/** A mark from 0 to 100 that a rater gives a county in one item. */
export interface Rating {
  readonly rater: string;
  readonly class: string;
  readonly subject: string;
  readonly item: string;
  readonly value: number;
}

/** The panel's marks with what is true behind them. */
export interface RatingPanel {
  readonly ratings: readonly Rating[];
  /** Points that each rater gives less than the average rater; they sum to 0. */
  readonly severities: ReadonlyMap<string, number>;
  /** What an average rater would give each county on average over the items. */
  readonly quality: ReadonlyMap<string, number>;
}

const questions: readonly Question[] = [
  { id: "foundations", series: "forest_stock", ease: -0.1 },
  { id: "delivery", series: "hotline_solved", ease: 0.1 },
  { id: "people", series: "satisfaction", ease: 0.15 },
  { id: "discipline", series: "-hidden_debt", ease: -0.15 },
];

const raters = 48;
/**
 * Each rater rates so many counties in a row, and the next rater starts two further on: every county has six raters.
 */
const rated = 12;
const step = 2;

/**
 * Has 48 raters mark the counties in overlapping blocks, so that all are linked.
 *
 * Mark = 72 + 12 × merit − severity of the rater + what rater and county have with each other (3) + noise (4), a
 * whole number from 0 to 100. Severities are normal with standard deviation 4 but for the two planted. Cost O(marks).
 */
export function holdRatings(ground: Ground): RatingPanel {
  const severities = drawSeverities(ground.seed);
  const merits = meritsOf(ground, questions);
  const level = (item: number, county: number): number => 72 + 12 * (merits[item]?.[county] as number);
  const ratings = [...severities].flatMap(([rater, severity], at) =>
    Array.from({ length: rated }, (_, place) => (step * at + place) % ground.counties.length).flatMap((county) => {
      const stream = openStream(ground.seed, purposes.ratings, at, county);
      const bond = 3 * stream.normal();
      return questions.map(({ id }, item): Rating => {
        const mark = Math.round(level(item, county) - severity + bond + 4 * stream.normal());
        const value = Math.min(100, Math.max(0, mark));
        return { rater, class: classOf(at), subject: ground.counties[county]?.id as string, item: id, value };
      });
    }),
  );
  const quality = new Map(
    ground.counties.map(({ id }, county) => [
      id,
      questions.reduce((sum, _, item) => sum + level(item, county), 0) / questions.length,
    ]),
  );
  return { ratings, severities, quality };
}

/** Twelve of class A, sixteen of B, twenty of C. */
function classOf(at: number): string {
  return at < 12 ? "A" : at < 28 ? "B" : "C";
}

function drawSeverities(seed: number): ReadonlyMap<string, number> {
  const stream = openStream(seed, purposes.severities);
  const drawn = Array.from({ length: raters }, (_, at): [string, number] => {
    const rater = `P${String(at + 1).padStart(2, "0")}`;
    const usual = 4 * Math.max(-1.8, Math.min(1.8, stream.normal()));
    if (plantedVoice("severe-rater").raters.includes(rater)) return [rater, 14];
    return [rater, plantedVoice("lenient-rater").raters.includes(rater) ? -13 : usual];
  });
  const mean = drawn.reduce((sum, [, severity]) => sum + severity, 0) / raters;
  return new Map(drawn.map(([rater, severity]) => [rater, severity - mean]));
}
