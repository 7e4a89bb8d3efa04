import type { Result } from "@huabiao/kernel/result";
import type { CheckScope, IntegrityCheckId } from "./catalogue.ts";
import { flagFamily } from "./false-discovery.ts";
import type { IntegrityReason } from "./integrity-reason.ts";

/** What a flag tells beside its statistic and p-value: the names its sentences use. Booleans are 0 or 1. */
export type CheckFacts = Readonly<Record<string, number | string>>;

/** What one test speaks of. */
export interface CheckPlace {
  readonly check: IntegrityCheckId;
  readonly scope: CheckScope;
  readonly subject: string | null;
  readonly indicator: string | null;
  /** Years concerned, ascending. */
  readonly years: readonly number[];
}

/** A finding that asks a person to look. It changes no score. */
export interface IntegrityFlag extends CheckPlace {
  readonly statistic: number;
  readonly pValue: number;
  /** Benjamini–Hochberg adjusted within the family (check and scope). */
  readonly adjusted: number;
  readonly facts: CheckFacts;
}

/** A family that was run: how many tests, how many flags. */
export interface CheckRun {
  readonly check: IntegrityCheckId;
  readonly scope: CheckScope;
  readonly tests: number;
  readonly flags: number;
}

/** Tests that data did not suffice for, by reason. */
export interface CheckSkip {
  readonly check: IntegrityCheckId;
  readonly scope: CheckScope;
  readonly reason: IntegrityReason | CheckNeedReason;
  readonly count: number;
}

/** The panel does not hold what the check reads. */
export type CheckNeedReason = "no-targets" | "no-revisions" | "no-second-sources" | "no-terms";

/** All of a data check. */
export interface DataChecks {
  /** By adjusted p-value, then p-value, then the order of checks and places. */
  readonly flags: readonly IntegrityFlag[];
  readonly ran: readonly CheckRun[];
  readonly skipped: readonly CheckSkip[];
}

interface Test {
  readonly statistic: number;
  readonly pValue: number;
  readonly place: CheckPlace;
  readonly outcome: object;
  readonly facts: CheckFacts;
}

/** Collects tests by family and counts what was skipped. Open one for each run. */
export class CheckLedger {
  readonly #families = new Map<string, Test[]>();
  readonly #skips = new Map<
    string,
    { check: IntegrityCheckId; scope: CheckScope; reason: CheckSkip["reason"]; count: number }
  >();

  /** Enters a test, or counts its reason. `facts` joins the numbers of the outcome. */
  enter(
    place: CheckPlace,
    result: Result<{ readonly statistic: number; readonly pValue: number }, CheckSkip["reason"]>,
    facts: CheckFacts = {},
  ): void {
    if (!result.ok) {
      this.skip(place, result.error);
      return;
    }
    const { statistic, pValue } = result.value;
    const key = `${place.check}/${place.scope}`;
    const family = this.#families.get(key);
    const test: Test = { statistic, pValue, place, outcome: result.value, facts };
    if (family) family.push(test);
    else this.#families.set(key, [test]);
  }

  /** Counts a test that could not be run. */
  skip(place: Pick<CheckPlace, "check" | "scope">, reason: CheckSkip["reason"]): void {
    const { check, scope } = place;
    const key = `${check}/${scope}/${reason}`;
    const known = this.#skips.get(key);
    if (known) known.count++;
    else this.#skips.set(key, { check, scope, reason, count: 1 });
  }

  /** Controls every family at rate q and gives the flags in order. */
  close(q: number): DataChecks {
    const flags: IntegrityFlag[] = [];
    const ran: CheckRun[] = [];
    for (const family of this.#families.values()) {
      const flagged = flagFamily(family, q);
      const { check, scope } = (family[0] as Test).place;
      ran.push({ check, scope, tests: family.length, flags: flagged.length });
      for (const { place, statistic, pValue, adjusted, outcome, facts } of flagged) {
        flags.push({ ...place, statistic, pValue, adjusted, facts: { ...factsOf(outcome), ...facts } });
      }
    }
    flags.sort((a, b) => a.adjusted - b.adjusted || a.pValue - b.pValue);
    return { flags, ran, skipped: [...this.#skips.values()] };
  }
}

function factsOf(outcome: object): CheckFacts {
  const entries = Object.entries(outcome).filter(([name, value]) => name !== "pValue" && typeof value === "number");
  return Object.fromEntries(entries) as CheckFacts;
}
