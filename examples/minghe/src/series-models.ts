import type { Zone } from "./places.ts";

/** How a true value moves: on its own scale, on the logarithm, or on the log-odds of a percentage. */
export type Scale = "linear" | "log" | "percent";

/**
 * How one series of the world comes about.
 *
 * true value on the scale = level of the zone + loadings × the county's development, ecology and governance
 * + a county's own endowment + (trend + the county's own ability) × years since 2018 + autoregressive noise;
 * reported = true + measurement error. `level` is in the series' unit, all the rest on the scale.
 */
export interface SeriesModel {
  readonly id: string;
  readonly scale: Scale;
  /** Decimals of the published figure. */
  readonly digits: number;
  readonly unit: string;
  /** Who publishes it. */
  readonly source: string;
  readonly level: Readonly<Record<Zone, number>>;
  readonly trend: number;
  readonly loadings: readonly [development: number, ecology: number, governance: number];
  readonly endowment: number;
  readonly ability: number;
  readonly persistence: number;
  readonly shock: number;
  readonly measurement: number;
  /** Standard error of a survey, in the series' unit at its typical level; absent = not a survey. */
  readonly standardError?: number;
  /** Published as a total: the value per head times the population. */
  readonly total?: "count" | "amount";
}

/**
 * id scale decimals unit source | level of the four zones, as `zones` orders them | trend | loadings on
 * development, ecology, governance | endowment ability persistence shock measurement | standard error or total.
 */
const rows: readonly string[] = [
  "rd_intensity log 3 % 省科技廳 | 2.1 0.9 0.7 1.5 | 0.045 | 0.15 0 0.03 | 0.3 0.015 0.5 0.05 0.02",
  "invention_patents log 0 件 省知識產權局 | 6 1.5 1.1 2.8 | 0.08 | 0.3 0 0 | 0.4 0.02 0.4 0.08 0 | total count",
  "hightech_share percent 2 % 省統計局 | 22 9 7 14 | 0.05 | 0.2 0 0.03 | 0.35 0.02 0.5 0.08 0.02",
  "labour_productivity log 2 萬元/人 省統計局 | 16 8.5 7.8 12 | 0.05 | 0.15 0 0.02 | 0.15 0.008 0.4 0.02 0.008",
  "gdp_growth linear 2 % 省統計局 | 6 5.5 5 4.8 | -0.1 | 0.2 0 0.25 | 0.4 0.02 0.2 0.8 0.15",
  "industry_per_head log 3 萬元/人 省統計局 | 3.2 1.2 0.8 2.2 | 0.045 | 0.25 0 0 | 0.25 0.006 0.4 0.022 0.012",
  "urbanisation percent 2 % 省統計局 | 74 46 42 60 | 0.045 | 0.25 0 0 | 0.25 0.008 0.3 0.012 0.006",
  "income_ratio linear 3 鄉村=1 明河調查總隊 | 1.85 2.1 2.4 2.15 | -0.02 | -0.05 0 -0.03 | 0.14 0.006 0.4 0.02 0 | se 0.035",
  "grain_per_mu log 1 公斤/畝 省農業農村廳 | 390 455 340 380 | 0.006 | 0 0 0.01 | 0.08 0.002 0.2 0.028 0.006",
  "energy_reduction linear 2 % 省發展改革委 | 3 2.6 2.4 3.1 | 0.05 | 0 0.05 0.25 | 0.4 0.03 0.1 0.65 0.1",
  "pm25 log 1 微克/立方米 省生態環境廳 | 36 33 24 39 | -0.035 | 0.02 -0.12 -0.03 | 0.1 0.006 0.3 0.05 0.01",
  "good_water percent 2 % 省生態環境廳 | 80 79 90 74 | 0.08 | 0 0.3 0.1 | 0.4 0.02 0.4 0.12 0.03",
  "soil_organic log 2 克/公斤 省農業農村廳 | 19 22 27 18 | 0.004 | 0 0.1 0.01 | 0.17 0.003 0.5 0.012 0.008",
  "forest_stock log 2 立方米/公頃 省林業局 | 58 52 88 55 | 0.015 | 0 0.15 0.01 | 0.2 0.004 0.5 0.008 0.005",
  "trade_share log 2 % 省商務廳 | 30 6 3 11 | 0.02 | 0.3 0 0 | 0.5 0.02 0.4 0.12 0.02",
  "foreign_capital log 1 萬美元 省商務廳 | 120 18 9 40 | 0.01 | 0.4 0 0.05 | 0.5 0.02 0.3 0.28 0.03 | total amount",
  "income_per_head log 0 元 明河調查總隊 | 42000 24500 22000 30000 | 0.064 | 0.1 0 0.02 | 0.07 0.005 0.4 0.01 0 | se 310",
  "unemployment log 2 % 明河調查總隊 | 4.9 4.6 4.7 5.9 | -0.01 | -0.05 0 -0.06 | 0.11 0.008 0.5 0.05 0 | se 0.24",
  "pension_coverage percent 2 % 省人力資源社會保障廳 | 90 85 84 87 | 0.11 | 0.05 0 0.2 | 0.3 0.02 0.4 0.07 0.02",
  "schooling linear 2 年 省教育廳 | 11.4 9.9 9.7 10.8 | 0.07 | 0.25 0 0.04 | 0.3 0.008 0.5 0.03 0 | se 0.07",
  "doctors log 3 人/千人 省衛生健康委 | 3.2 2.3 2.4 2.9 | 0.035 | 0.04 0 0.03 | 0.12 0.006 0.4 0.02 0.006",
  "care_beds log 2 張/千名老人 省民政廳 | 31 27 26 32 | 0.04 | 0.03 0 0.1 | 0.18 0.01 0.4 0.04 0.01",
  "hotline_solved percent 2 % 省政務熱線中心 | 82 79 80 78 | 0.08 | 0 0 0.3 | 0.25 0.02 0.4 0.12 0.04",
  "satisfaction percent 2 分 省社情民意調查中心 | 77 78 79 73 | 0.025 | 0.02 0.06 0.18 | 0.17 0.015 0.4 0.06 0 | se 1.5",
  "safety_deaths log 4 人/億元 省應急管理廳 | 0.022 0.03 0.028 0.036 | -0.08 | -0.05 0 -0.18 | 0.2 0.01 0.2 0.24 0",
  "hidden_debt linear 2 億元 省財政廳 | 0 0 0 0 | 0 | 0 0 0 | 0 0 0 0 0",
  "debt_ratio log 2 % 省財政廳 | 50 46 52 62 | 0.02 | -0.05 0 -0.1 | 0.18 0.01 0.5 0.03 0.01",
  "petitions_settled percent 2 % 省信訪局 | 83 82 83 79 | 0.06 | 0 0 0.28 | 0.25 0.02 0.4 0.1 0.03",
];

/** The 28 indicators of the scheme, in its order, with the parameters that make their true values. */
export const seriesModels: readonly SeriesModel[] = listModels();

/** The first period and how many there are: 2018 … 2025. */
export const firstYear = 2018;
/** Years of the example world. */
export const yearCount = 8;

/** From a series' unit to the scale its model moves on. Percentages must lie strictly between 0 and 100, logarithms above 0. */
export function toScale(scale: Scale, value: number): number {
  if (scale === "log") return Math.log(value);
  return scale === "percent" ? Math.log(value / (100 - value)) : value;
}

/** From the scale of a model back to the series' unit. */
export function fromScale(scale: Scale, value: number): number {
  if (scale === "log") return Math.exp(value);
  return scale === "percent" ? 100 / (1 + Math.exp(-value)) : value;
}

/** The model of an indicator. @throws RangeError when there is none. */
export function modelOf(id: string): SeriesModel {
  const model = seriesModels.find((candidate) => candidate.id === id);
  if (model === undefined) throw new RangeError(`no series ${id}`);
  return model;
}

function listModels(): readonly SeriesModel[] {
  return rows.map((row) => {
    const [head = "", level = "", trend = "", loadings = "", noise = "", extra = ""] = row.split(" | ");
    const [id = "", scale = "", digits = "", unit = "", source = ""] = head.split(" ");
    return {
      id,
      scale: readScale(scale),
      digits: Number(digits),
      unit,
      source,
      ...readNumbers(level, trend, loadings),
      ...readNoise(noise),
      ...readExtra(extra),
    };
  });
}

function numbersIn(text: string): readonly number[] {
  return text.split(" ").map(Number);
}

function readScale(text: string): Scale {
  if (text === "linear" || text === "log" || text === "percent") return text;
  throw new RangeError(`no scale ${text}`);
}

function readNumbers(
  levelText: string,
  trend: string,
  loadingsText: string,
): Pick<SeriesModel, "level" | "trend" | "loadings"> {
  const [urban = 0, agricultural = 0, ecological = 0, transition = 0] = numbersIn(levelText);
  const [development = 0, ecology = 0, governance = 0] = numbersIn(loadingsText);
  return {
    level: { urban, agricultural, ecological, transition },
    trend: Number(trend),
    loadings: [development, ecology, governance],
  };
}

function readNoise(text: string): Pick<SeriesModel, "endowment" | "ability" | "persistence" | "shock" | "measurement"> {
  const [endowment = 0, ability = 0, persistence = 0, shock = 0, measurement = 0] = numbersIn(text);
  return { endowment, ability, persistence, shock, measurement };
}

function readExtra(text: string): Pick<SeriesModel, "standardError" | "total"> {
  const [what, value = ""] = text.split(" ");
  if (what === "se") return { standardError: Number(value) };
  return what === "total" ? { total: value === "count" ? "count" : "amount" } : {};
}
