import type { World } from "../generate.ts";
import { roundTo } from "../panel.ts";
import { plantedTruth } from "../planted.ts";
import { coalition } from "./contributions.ts";
import { plantedRaters } from "./person-ratings.ts";
import { oddities, oddOne } from "./planted-oddities.ts";
import { teamPlans } from "./team-plans.ts";

/**
 * What `planted.json` tells of the people: whose credit and whose debt it is, true shares, severities and merits, which
 * projects are vanity and which only dear, who must not be graded, who cannot be portrayed.
 */
export function plantedOfPeople({ cadres }: World) {
  const { deputies, members, works, circumstances, judgements, ratings } = cadres;
  const teams = teamPlans.map(({ county, reports }) => ({
    county,
    reports,
    shares: Object.fromEntries(
      members.filter((one) => one.county === county).map(({ person, share }) => [person, roundTo(share, 4)]),
    ),
  }));
  return {
    credit: { outcome: "forest_stock", county: "MH1205", person: plantedTruth("late-forest").from },
    debt: { outcome: "debt_ratio", county: "MH0303", person: plantedTruth("growth-on-debt").from },
    leaderEffects: "None is planted: growth depends on the county, but for MH0303, where it was borrowed.",
    teams,
    coalition: coalition(members),
    severities: rounded(ratings.severities),
    quality: rounded(ratings.quality),
    raters: plantedRaters,
    projects: { vanity: works.vanity, honestDear: works.honestDear, failedInGoodFaith: works.failed },
    gates: judgements,
    noGrade: circumstances.noGrade,
    thin: {
      "short-service": [oddOne(deputies, "short-service").person],
      "little-evidence": [oddOne(deputies, "seconded").person],
    },
    oddities: oddities.map((oddity) => ({ ...oddity, person: oddOne(deputies, oddity.id).person })),
  };
}

function rounded(values: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...values].map(([id, value]) => [id, roundTo(value, 2)]));
}
