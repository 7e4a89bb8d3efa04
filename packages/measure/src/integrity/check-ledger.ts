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

/** What every place of a test says: which check, in which scope. */
export interface CheckedPlace {
  readonly check: string;
  readonly scope: string;
}

/** A finding that asks a person to look. It changes no score. */
export type CheckFlag<Place> = Place & {
  readonly statistic: number;
  readonly pValue: number;
  /** Benjamini–Hochberg adjusted within the family (check and scope). */
  readonly adjusted: number;
  readonly facts: CheckFacts;
};

/** A family that was run: how many tests, how many flags. */
export interface CheckRun<Place extends CheckedPlace = CheckPlace> {
  readonly check: Place["check"];
  readonly scope: Place["scope"];
  readonly tests: number;
  readonly flags: number;
}

/** Tests that data did not suffice for, by reason. */
export interface CheckSkip<Place extends CheckedPlace = CheckPlace, Reason = IntegrityReason | CheckNeedReason> {
  readonly check: Place["check"];
  readonly scope: Place["scope"];
  readonly reason: Reason;
  readonly count: number;
}

/** All that a set of checks has to say of places of one kind. */
export interface Checks<Place extends CheckedPlace, Reason> {
  /** By adjusted p-value, then p-value, then the order of checks and places. */
  readonly flags: readonly CheckFlag<Place>[];
  readonly ran: readonly CheckRun<Place>[];
  readonly skipped: readonly CheckSkip<Place, Reason>[];
}

/** A flag on reported data. */
export type IntegrityFlag = CheckFlag<CheckPlace>;

/** The panel does not hold what the check reads. */
export type CheckNeedReason = "no-targets" | "no-revisions" | "no-second-sources" | "no-terms";

/** All of a data check. */
export type DataChecks = Checks<CheckPlace, IntegrityReason | CheckNeedReason>;

interface Test<Place> {
  readonly statistic: number;
  readonly pValue: number;
  readonly place: Place;
  readonly outcome: object;
  readonly facts: CheckFacts;
}

/** Collects tests by family and counts what was skipped. Open one for each run. */
export class CheckLedger<Place extends CheckedPlace = CheckPlace, Reason = IntegrityReason | CheckNeedReason> {
  readonly #families = new Map<string, Test<Place>[]>();
  readonly #skips = new Map<string, { -readonly [Part in keyof CheckSkip]: CheckSkip<Place, Reason>[Part] }>();

  /** Enters a test, or counts its reason. `facts` joins the numbers of the outcome. */
  enter(
    place: Place,
    result: Result<{ readonly statistic: number; readonly pValue: number }, Reason>,
    facts: CheckFacts = {},
  ): void {
    if (!result.ok) {
      this.skip(place, result.error);
      return;
    }
    const { statistic, pValue } = result.value;
    const key = `${place.check}/${place.scope}`;
    const family = this.#families.get(key);
    const test: Test<Place> = { statistic, pValue, place, outcome: result.value, facts };
    if (family) family.push(test);
    else this.#families.set(key, [test]);
  }

  /** Counts a test that could not be run. */
  skip(place: Pick<Place, "check" | "scope">, reason: Reason): void {
    const { check, scope } = place;
    const key = `${check}/${scope}/${String(reason)}`;
    const known = this.#skips.get(key);
    if (known) known.count++;
    else this.#skips.set(key, { check, scope, reason, count: 1 });
  }

  /** Controls every family at rate q and gives the flags in order. */
  close(q: number): Checks<Place, Reason> {
    const flags: CheckFlag<Place>[] = [];
    const ran: CheckRun<Place>[] = [];
    for (const family of this.#families.values()) {
      const flagged = flagFamily(family, q);
      const { check, scope } = (family[0] as Test<Place>).place;
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
