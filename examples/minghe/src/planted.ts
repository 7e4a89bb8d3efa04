/**
 * A known truth of the fictional world: what was planted, where, and what an honest assessment should see.
 *
 * `checks` names the data checks that must see it (none: it shows in scores and bars), `guilty` whether
 * people did it on purpose; an innocent one comes with its explanation.
 */
export interface PlantedTruth {
  readonly id: string;
  readonly kind:
    | "inflated-at-target"
    | "bunched-family"
    | "debt-growth"
    | "late-forest"
    | "copied-last-year"
    | "copied-neighbour"
    | "too-smooth"
    | "innocent-jump";
  readonly counties: readonly string[];
  readonly indicators: readonly string[];
  readonly years: readonly number[];
  readonly guilty: boolean;
  readonly checks: readonly string[];
  /** The county whose figures were copied, or the person in office when the work was done. */
  readonly from?: string;
  readonly what: string;
}

const planYears = [2021, 2022, 2023, 2024, 2025] as const;

/** Every truth planted in 明河省; the seed changes the noise around them, never where they are. */
export const plantedTruths = [
  {
    id: "inflated-industry",
    kind: "inflated-at-target",
    counties: ["MH0207"],
    indicators: ["industry_per_head"],
    years: planYears,
    guilty: true,
    checks: ["second-source-outlier"],
    what: "Lingjian County reports industrial value added per head just above its target every year though a large works closed in 2021; the estimate from electricity follows the truth.",
  },
  {
    id: "bunched-services",
    kind: "bunched-family",
    counties: ["MH0205", "MH0605", "MH0507"],
    indicators: ["good_water", "pension_coverage", "care_beds", "hotline_solved"],
    years: planYears,
    guilty: true,
    checks: ["bunching-at-target"],
    what: "Weizhu, Ligang and Youdu Counties land a hair above the target in all four indicators with yearly targets, every year.",
  },
  {
    id: "growth-on-debt",
    kind: "debt-growth",
    counties: ["MH0303"],
    indicators: ["gdp_growth", "industry_per_head", "labour_productivity", "debt_ratio", "hidden_debt"],
    years: [2020, ...planYears],
    guilty: true,
    checks: [],
    from: "賀崇礪",
    what: "Maowan District grows three points faster than its peers; its debt ratio triples and hidden debt appears every year. The secretary who borrowed left in 2024.",
  },
  {
    id: "late-forest",
    kind: "late-forest",
    counties: ["MH1205"],
    indicators: ["forest_stock", "soil_organic", "good_water"],
    years: [2018, 2019, 2020, 2023, 2024, 2025],
    guilty: false,
    checks: [],
    from: "沈青檀",
    what: "Shegu County shows little for years; the forest planted in 2018–2020 under a secretary who left in 2021 matures in 2023–2025.",
  },
  {
    id: "copied-last-year",
    kind: "copied-last-year",
    counties: ["MH0902"],
    indicators: [
      "labour_productivity",
      "urbanisation",
      "grain_per_mu",
      "soil_organic",
      "trade_share",
      "schooling",
      "doctors",
      "care_beds",
      "debt_ratio",
    ],
    years: [2024, 2025],
    guilty: true,
    checks: ["copied-last-year"],
    what: "Huiping County sends in the figures of 2023 again for 2024 and 2025 in nine indicators.",
  },
  {
    id: "copied-neighbour",
    kind: "copied-neighbour",
    counties: ["MH0806"],
    indicators: ["rd_intensity", "hightech_share", "soil_organic", "pension_coverage", "doctors", "hotline_solved"],
    years: planYears,
    guilty: true,
    checks: ["copied-between-subjects"],
    from: "MH0805",
    what: "Chanpo County repeats the figures of its neighbour Taiquan in six indicators since 2021.",
  },
  {
    id: "too-smooth",
    kind: "too-smooth",
    counties: ["MH1005"],
    indicators: ["income_per_head", "labour_productivity"],
    years: [2018, 2019, 2020, ...planYears],
    guilty: true,
    checks: ["too-smooth"],
    what: "Suyuan County's income and labour productivity rise by exactly the same step every year: calculated, not measured.",
  },
  {
    id: "merger",
    kind: "innocent-jump",
    counties: ["MH0701"],
    indicators: ["population", "urbanisation", "schooling", "doctors", "income_per_head"],
    years: [2022],
    guilty: false,
    checks: ["level-shift"],
    what: "Fangzhou District took in seven rural townships in 2022: population, urbanisation and averages per head jump; the explanation stands in its row of the county table.",
  },
] as const satisfies readonly PlantedTruth[];

/** Finds a planted truth by its id. */
export function plantedTruth(id: (typeof plantedTruths)[number]["id"]): PlantedTruth {
  const found = plantedTruths.find((truth) => truth.id === id);
  if (found === undefined) throw new RangeError(`nothing planted as ${id}`);
  return found;
}

/** Whether a series of a county has been planted, so that honest noise must leave it alone. */
export function isPlanted(county: string, series: string): boolean {
  return plantedTruths.some(
    (truth: PlantedTruth) =>
      (truth.counties.includes(county) || truth.from === county) && truth.indicators.includes(series),
  );
}

/** Written into the county table for the one innocent jump. */
export const mergerNote = "2022年11月併入七個鄉鎮，人口與人均指標口徑自當年起變動";
