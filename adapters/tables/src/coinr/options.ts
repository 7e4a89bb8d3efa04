import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { AggregationPlan, MissingChoice, NormalisationChoice, TreatmentChoice } from "@huabiao/scheme";

/** The options of a COINr import as they are typed. */
export interface RawCoinrOptions {
  readonly denominate?: boolean | undefined;
  readonly impute?: string | undefined;
  readonly treat?: string | undefined;
  readonly normalise?: string | undefined;
  readonly aggregate?: string | undefined;
}

/** The options of a COINr import, read. */
export interface CoinrOptions {
  readonly denominate: boolean;
  readonly missing: MissingChoice;
  readonly treatment: TreatmentChoice;
  readonly normalise: NormalisationChoice;
  readonly aggregate: AggregationPlan;
}

/**
 * Reads the options of a COINr import; all problems at once.
 *
 * `impute` none | group-mean:GROUP | group-median:GROUP; `treat` none | winsorise:N; `normalise` a method of
 * the scheme with its numbers after a colon (minmax:lo,hi, zscore:mean,sd, goalposts:lo,hi[,clip], efficacy:lo,hi,
 * others :lo,hi for the range); `aggregate` arithmetic, geometric, harmonic, minimum, copeland or power:p, one for
 * all levels or one per level, lowest first. Defaults: no denominators, none, none, minmax:0,100, arithmetic.
 * Where COINr's own scale differs from the scheme's, COINr's is the default: z-scores 10 ± 2, [0, 1] for
 * percentile-rank, distance-to-best, fraction-of-best and distance-to-target.
 */
export function parseCoinrOptions(raw: RawCoinrOptions): Result<CoinrOptions, Problem[]> {
  const refused: Problem[] = [];
  const read = <T>(option: string, text: string, parse: (text: string) => T | null): T | null => {
    const value = parse(text);
    if (value === null) refused.push(problem(`coinr.option-${option}`, { value: text }, { path: [option] }));
    return value;
  };
  const missing = read("impute", raw.impute ?? "none", parseImpute);
  const treatment = read("treat", raw.treat ?? "none", parseTreat);
  const normalise = read("normalise", raw.normalise ?? "minmax:0,100", parseNormalise);
  const aggregate = read("aggregate", raw.aggregate ?? "arithmetic", parseAggregate);
  if (missing === null || treatment === null || normalise === null || aggregate === null) return err(refused);
  return ok({ denominate: raw.denominate ?? false, missing, treatment, normalise, aggregate });
}

function parseImpute(text: string): MissingChoice | null {
  if (text === "none") return { rule: "leave-out" };
  const match = /^(group-mean|group-median):(.+)$/.exec(text);
  return match ? { rule: match[1] as "group-mean" | "group-median", by: match[2] as string } : null;
}

function parseTreat(text: string): TreatmentChoice | null {
  if (text === "none") return "none";
  const match = /^winsorise:(\d{1,4})$/.exec(text);
  const winmax = Number(match?.[1]);
  return match && winmax <= 1000 ? { winmax, skew: 2, kurtosis: 3.5, log: true } : null;
}

function parseNormalise(text: string): NormalisationChoice | null {
  const [method = "", tail] = text.split(/:(.*)/s);
  const parts = tail === undefined ? [] : tail.split(",");
  if (method === "goalposts") return goalposts(parts);
  const numbers = parts.map(toNumber);
  if (!numbers.every((one) => one !== null)) return null;
  if (numbers.length !== 0 && numbers.length !== 2) return null;
  return byNumbers(method, numbers.length === 2 ? [numbers[0] as number, numbers[1] as number] : null);
}

function byNumbers(method: string, pair: [number, number] | null): NormalisationChoice | null {
  if (pair !== null && method !== "zscore" && !(pair[0] < pair[1])) return null;
  switch (method) {
    case "minmax":
      return { method, range: pair ?? [0, 100] };
    case "percentile-rank":
    case "distance-to-best":
    case "fraction-of-best":
    case "distance-to-target":
      return { method, range: pair ?? [0, 1] };
    case "zscore":
      return pair && !(pair[1] > 0) ? null : { method, mean: pair?.[0] ?? 10, sd: pair?.[1] ?? 2 };
    case "efficacy":
      return pair ? { method, lo: pair[0], hi: pair[1] } : { method };
    case "rank":
    case "borda":
    case "none":
      return pair ? null : { method };
    default:
      return null;
  }
}

function goalposts(parts: readonly string[]): NormalisationChoice | null {
  const [lo, hi] = [toNumber(parts[0] ?? ""), toNumber(parts[1] ?? "")];
  if (lo === null || hi === null || lo === hi || parts.length > 3) return null;
  if (parts.length === 2) return { method: "goalposts", lo, hi };
  return parts[2] === "clip" ? { method: "goalposts", lo, hi, clip: true } : null;
}

function parseAggregate(text: string): AggregationPlan | null {
  const levels: Exclude<AggregationPlan, readonly unknown[]>[] = [];
  for (const part of text.split(",")) {
    const power = /^power:(.+)$/.exec(part);
    const p = power ? toNumber(power[1] as string) : null;
    if (power && p !== null) levels.push({ method: "power", p });
    else if (isPlain(part)) levels.push(part);
    else return null;
  }
  const [only, ...more] = levels;
  return only !== undefined && more.length === 0 ? only : levels;
}

type PlainAggregation = "arithmetic" | "geometric" | "harmonic" | "minimum" | "copeland";

function isPlain(text: string): text is PlainAggregation {
  return ["arithmetic", "geometric", "harmonic", "minimum", "copeland"].includes(text);
}

function toNumber(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}
