import { err, ok, type Result } from "@huabiao/kernel/result";
import { connectedSets } from "../connected-sets.ts";
import type { RatingGrouping } from "../mixed/mixed-data.ts";
import type { RatersReason } from "../raters-reason.ts";
import { type AnswerCells, answerCells } from "./answer-cells.ts";
import { keptAnswers } from "./kept-answers.ts";
import type { RatingScaleData } from "./rating-scale-data.ts";

/** Answers that can be fitted. */
export interface PreparedAnswers {
  readonly cells: AnswerCells;
  /** The category that counts as 0. */
  readonly lowest: number;
  readonly extreme: readonly (readonly boolean[])[];
  /** Categories of the scale that nobody used, as they were given. */
  readonly unused: readonly number[];
}

/** Numbers that the curves of one analysis may hold, 160 MB, and its parameters: their covariances take parameters² numbers. */
const [mostCurveNumbers, mostParameters] = [20_000_000, 3000];

/** Lays the answers out, or says why they cannot be fitted. Cost O(n × facets). */
export function prepareAnswers(data: RatingScaleData, nodes: number): Result<PreparedAnswers, RatersReason> {
  const { rating, person, facets, scale } = data;
  if (rating.length === 0) return err("no-data");
  const onScale = (value: number) => Number.isInteger(value) && (!scale || (value >= scale[0] && value <= scale[1]));
  if (!rating.every(onScale)) return err("outside-scale");
  if (person.levels < 2) return err("too-few-units");
  const { kept, extreme, ends } = keptAnswers(data);
  if (ends === null) return err("no-variation");
  const parameters = facets.reduce((sum, { levels }) => sum + levels, ends[1] - ends[0]);
  if (parameters > mostParameters) return err("too-many-levels");
  const cells = answerCells(data, kept, ends[0]);
  if (cells.cells * (cells.top + 1) * nodes > mostCurveNumbers) return err("too-many-levels");
  const [first, ...others] = facets.map((facet) => keptGrouping(facet, kept)) as [RatingGrouping, ...RatingGrouping[]];
  if (others.some((other) => connectedSets(first, other).count > 1)) return err("disconnected");
  return ok({ cells, lowest: ends[0], extreme, unused: unusedOf(cells, scale ?? ends, ends[0]) });
}

function unusedOf(cells: AnswerCells, [from, to]: readonly [number, number], lowest: number): readonly number[] {
  const all = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  return all.filter((category) => cells.used[category - lowest] !== true);
}

/** A facet with the kept answers only, its remaining levels numbered anew. */
function keptGrouping({ name, codes }: RatingGrouping, kept: Uint8Array): RatingGrouping {
  const places = new Map<number, number>();
  const left = codes.filter((_, i) => kept[i] === 1);
  for (const code of left) if (!places.has(code)) places.set(code, places.size);
  return { name, levels: places.size, codes: left.map((code) => places.get(code) as number) };
}
