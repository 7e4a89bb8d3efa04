import { distortReports } from "./distort-reports.ts";
import { loseFigures } from "./gaps.ts";
import type { OfficeTerm } from "./office-term.ts";
import type { Panel } from "./panel.ts";
import { type Cadres, makeCadres } from "./people/make-cadres.ts";
import { type County, listCounties } from "./places.ts";
import { makeReports } from "./reports.ts";
import { makeSecondSources } from "./second-sources.ts";
import { type PlannedTarget, setTargets } from "./targets.ts";
import { makeTerms } from "./terms.ts";
import { makeTruth } from "./truth.ts";
import { makeVoices, type Voices } from "./voices/make-voices.ts";

/** The whole fictional province: what is true, what is reported, what was promised, who was in office. */
export interface World {
  readonly seed: number;
  readonly counties: readonly County[];
  /** True values; totals per head. No table shows them. */
  readonly truth: Panel;
  /** Reported values as published; NaN = missing. */
  readonly reported: Panel;
  readonly standardErrors: Panel;
  readonly secondSources: Panel;
  readonly targets: readonly PlannedTarget[];
  readonly terms: readonly OfficeTerm[];
  readonly voices: Voices;
  readonly cadres: Cadres;
}

/** The seed whose tables lie in `data/`. */
export const publishedSeed = 20_251_231;

/**
 * Makes 明河省: 12 prefectures, 96 counties, 28 indicators, 2018–2025.
 *
 * Truth first, then honest reports with their errors, the plan of 2021–2025 from them, what was planted
 * into the reports, and what got lost; then what people say of it all, and the cadres of twelve teams. Same seed, same world. Cost O(counties × indicators × years), well under a second.
 */
export function generateWorld(seed: number = publishedSeed): World {
  const counties = listCounties();
  const truth = makeTruth(seed, counties);
  const { values: reported, standardErrors } = makeReports(seed, truth, counties.length);
  const targets = setTargets(seed, reported, counties);
  distortReports(reported, { seed, counties, targets });
  loseFigures(seed, reported, { truth, counties });
  const secondSources = makeSecondSources(seed, truth, counties);
  const terms = makeTerms(seed, counties);
  const voices = makeVoices({ seed, counties, truth });
  const cadres = makeCadres({ seed, counties, terms });
  return { seed, counties, truth, reported, standardErrors, secondSources, targets, terms, voices, cadres };
}
