/** Name of a check on data. */
export type IntegrityCheckId =
  | "bunching-at-target"
  | "benford-first-two-digits"
  | "last-digit"
  | "jump"
  | "level-shift"
  | "term-end-spike"
  | "one-way-revisions"
  | "second-source-outlier"
  | "second-source-bias"
  | "copied-last-year"
  | "copied-between-subjects"
  | "too-smooth";

/** What one test of a check speaks of: one series, all of a subject, or all of an indicator. */
export type CheckScope = "series" | "subject" | "indicator";

/** What a check reads. */
export type CheckNeed = "values" | "targets" | "revisions" | "second-sources" | "terms" | "peers" | "rounded-values";

/** A sentence of the catalogue and the facts it may use. */
export interface CheckSentence {
  readonly code: string;
  readonly facts: readonly string[];
}

/**
 * A check on data. A flag opens a human check and never changes a score.
 *
 * Each scope of a check is one family under false-discovery control. The three sentences say what was
 * seen, what innocent reason could explain it and what to check.
 */
export interface IntegrityCheck<Id extends string = IntegrityCheckId, Scope = CheckScope, Need = CheckNeed> {
  readonly id: Id;
  readonly principle: "R21";
  readonly scopes: readonly Scope[];
  readonly needs: readonly Need[];
  readonly seen: CheckSentence;
  readonly innocent: CheckSentence;
  readonly toCheck: CheckSentence;
}

/** Every check on data, in the order in which `checkData` runs them. */
export const integrityChecks: readonly IntegrityCheck[] = [
  check(
    "bunching-at-target",
    ["subject", "indicator"],
    ["values", "targets"],
    ["justAbove", "justBelow", "expectedAbove", "chanceAbove", "detectableShare"],
  ),
  check(
    "benford-first-two-digits",
    ["indicator"],
    ["values"],
    ["count", "meanAbsoluteDeviation", "pair", "pairShare", "pairExpected"],
  ),
  check(
    "last-digit",
    ["subject", "indicator"],
    ["values", "rounded-values"],
    ["count", "digit", "digitShare", "roundShare"],
  ),
  check("jump", ["series"], ["values", "peers"], ["change", "peerChange", "expectedChange", "isLog"]),
  check("level-shift", ["series"], ["values", "peers"], ["shift", "breakYear", "isLog"]),
  check("term-end-spike", ["indicator"], ["values", "terms", "peers"], ["lastYears", "otherYears", "draws", "isLog"]),
  check("one-way-revisions", ["subject", "indicator"], ["revisions"], ["better", "worse", "medianShare"]),
  check("second-source-outlier", ["series"], ["values", "second-sources", "peers"], ["ratio", "peerRatio"]),
  check("second-source-bias", ["indicator"], ["values", "second-sources"], ["above", "below"]),
  check("copied-last-year", ["series", "subject"], ["values", "peers"], ["chances", "probability"]),
  check("copied-between-subjects", ["indicator"], ["values", "peers"], ["otherSubject", "runYears"]),
  check("too-smooth", ["series"], ["values", "peers"], ["deviation", "peerDeviation", "isLog"]),
];

function check(
  id: IntegrityCheckId,
  scopes: readonly CheckScope[],
  needs: readonly CheckNeed[],
  facts: readonly string[],
): IntegrityCheck {
  return { id, principle: "R21", scopes, needs, ...checkSentences(id, facts) };
}

/** The three sentences of a check by their codes, with the facts they may use; every check has `statistic`. */
export function checkSentences(
  id: string,
  facts: readonly string[],
): Pick<IntegrityCheck, "seen" | "innocent" | "toCheck"> {
  const sentence = (part: string): CheckSentence => ({ code: `check.${id}.${part}`, facts: ["statistic", ...facts] });
  return { seen: sentence("seen"), innocent: sentence("innocent"), toCheck: sentence("toCheck") };
}
