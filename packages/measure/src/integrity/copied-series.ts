import { err, ok, type Result } from "@huabiao/kernel/result";
import { repeatChance } from "./copied.ts";
import type { IntegrityReason } from "./integrity-reason.ts";

/** A run of years in which two subjects report identical values. */
export interface CopiedRun {
  /** Length of the run in years. */
  readonly statistic: number;
  /** Already corrected for the number of pairs and starting years looked at. */
  readonly pValue: number;
  /** Subject numbers, first < second. */
  readonly first: number;
  readonly second: number;
  /** Index of the first year of the run. */
  readonly from: number;
}

/** How the values are laid out and rounded. */
export interface CopiedSeriesOptions {
  /** Number of years: `values` is laid out subject by subject, value = subject · years + year. */
  readonly years: number;
  /** Step of the reported precision; 0 = not rounded. */
  readonly step: number;
  /** Usual scale of a one-year change, in the unit of a value of the given size. */
  readonly changeScale: (size: number) => number;
}

/**
 * Series copied between subjects: runs of at least three years, with three different values, that are identical.
 *
 * The probability of one more equal year by accident is the larger of: the chance that two changes of
 * scale s fall on the same step, P(|Z| < step/(2√2 s)) from above; the share of other subjects with that value; one over the
 * number of pairs. Years in which the run does not move add nothing. The product over the years times pairs times
 * starting years bounds the p-value of the run (Bonferroni). A value shared by more than 8
 * subjects in a year (a full score, a rule) starts no run.
 *
 * @param values NaN = missing. @returns runs in order of p-value, possibly none; `too-few-units` under 8
 * subjects, `too-few-values` under 3 years. @throws RangeError on ragged input or ±Infinity.
 * Cost linear in the cells.
 */
export function copiedSeries(
  values: Float64Array,
  options: CopiedSeriesOptions,
): Result<readonly CopiedRun[], IntegrityReason> {
  const { years } = options;
  const subjects = values.length / years;
  if (!Number.isInteger(subjects)) throw new RangeError(`${values.length} values are not whole rows of ${years} years`);
  if (subjects < 8) return err("too-few-units");
  if (years < 3) return err("too-few-values");
  const holders = Array.from({ length: years }, (_, year) => holdersByValue(values, year, years));
  const runs: CopiedRun[] = [];
  for (let from = 0; from + 3 <= years; from++) {
    for (const sharers of (holders[from] as Holders).values()) {
      if (sharers.length < 2 || sharers.length > 8) continue;
      for (const pair of pairsOf(sharers)) {
        const run = runFrom(values, { ...pair, from }, options, holders);
        if (run) runs.push(run);
      }
    }
  }
  return ok(runs.sort((a, b) => a.pValue - b.pValue || a.first - b.first || a.second - b.second));
}

type Holders = Map<number, number[]>;

/** Subjects by the value they report in a year. */
function holdersByValue(values: Float64Array, year: number, years: number): Holders {
  const holders: Holders = new Map();
  for (let cell = year; cell < values.length; cell += years) {
    const value = values[cell] as number;
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`values[${cell}] is ${value}`);
    if (Number.isNaN(value)) continue;
    const known = holders.get(value);
    if (known) known.push((cell - year) / years);
    else holders.set(value, [(cell - year) / years]);
  }
  return holders;
}

function* pairsOf(sharers: readonly number[]): Generator<{ first: number; second: number }> {
  for (const first of sharers) for (const second of sharers) if (first < second) yield { first, second };
}

/** The run of a pair that begins in a year, or null when it began earlier, is short, or hardly moves. */
function runFrom(
  values: Float64Array,
  start: { readonly first: number; readonly second: number; readonly from: number },
  options: CopiedSeriesOptions,
  holders: readonly Holders[],
): CopiedRun | null {
  const { first, second, from } = start;
  const { years } = options;
  const at = (subject: number, year: number) => values[subject * years + year] as number;
  if (from > 0 && at(first, from - 1) === at(second, from - 1)) return null;
  const subjects = values.length / years;
  const pairs = (subjects * (subjects - 1)) / 2;
  const distinct = new Set<number>();
  let logChance = Math.log(pairs * (years - 2));
  let year = from;
  for (; year < years && at(first, year) === at(second, year); year++) {
    const value = at(first, year);
    distinct.add(value);
    if (year > from && value === at(first, year - 1)) continue;
    const others = ((holders[year] as Holders).get(value) as number[]).length - 2;
    const accident = repeatChance(options.step, Math.SQRT2 * options.changeScale(Math.abs(value)));
    logChance += Math.log(Math.min(1, Math.max(accident, others / subjects, 1 / pairs)));
  }
  if (year - from < 3 || distinct.size < 3) return null;
  return { statistic: year - from, pValue: Math.min(1, Math.exp(logChance)), first, second, from };
}
