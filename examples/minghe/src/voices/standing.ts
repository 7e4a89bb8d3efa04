import { cellAt, type Panel, valueAt } from "../panel.ts";
import type { County } from "../places.ts";
import { modelOf, toScale, yearCount } from "../series-models.ts";

/** What the polls read of the world. */
export interface Ground {
  readonly seed: number;
  readonly counties: readonly County[];
  readonly truth: Panel;
}

/**
 * How a county stands among all in a true series of the last year: standard deviations from the mean, on the scale of
 * its model.
 */
export function standingsIn({ counties, truth }: Ground, series: string): readonly number[] {
  const { scale } = modelOf(series);
  const raw = counties.map((_, county) => valueAt(truth, series, cellAt(county, yearCount - 1)));
  const values =
    series === "hidden_debt" ? raw.map((debt) => Math.log1p(debt)) : raw.map((value) => toScale(scale, value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / spread);
}

/** A question and the true series behind it; a minus in front turns the series around. */
export interface Question {
  readonly id: string;
  readonly series: string;
  /** How much easier than the others it is to think well of. */
  readonly ease: number;
}

/**
 * Per question and county the mean opinion: 0.35 × standing in true satisfaction + 0.2 × standing in the question's
 * own series.
 */
export function meritsOf(ground: Ground, questions: readonly Question[]): readonly (readonly number[])[] {
  const general = standingsIn(ground, "satisfaction");
  return questions.map(({ series, ease }) => {
    const turned = series.startsWith("-") ? -1 : 1;
    const own = standingsIn(ground, series.replace("-", ""));
    return general.map((value, county) => ease + 0.35 * value + 0.2 * turned * (own[county] as number));
  });
}
