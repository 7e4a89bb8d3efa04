import type { CheckFacts } from "@huabiao/measure";
import type { CheckFinding, FlagFinding } from "../findings.ts";

/** What a ledger of checks says of its runs, whatever they were about. */
interface ChecksRun {
  readonly ran: readonly { readonly check: string; readonly tests: number; readonly flags: number }[];
  readonly skipped: readonly { readonly check: string; readonly count: number }[];
}

/** Facts that are changes; of logarithms when the check says so. */
const changes = new Set(["change", "peerChange", "expectedChange", "shift", "deviation", "peerDeviation"]);
/** Facts that are shares. */
const shares = new Set([
  "pairShare",
  "pairExpected",
  "digitShare",
  "roundShare",
  "probability",
  "medianShare",
  "detectableShare",
  "chanceAbove",
  "share",
  "expectedShare",
  "elsewhereShare",
]);

/** Facts as a person reads them: shares and logarithmic changes in per cent, other numbers to four digits. */
export function toldFacts(facts: CheckFacts): FlagFinding["facts"] {
  const isLog = facts["isLog"] === 1;
  const told = (name: string, value: number): string | number => {
    if (changes.has(name) && isLog) return percent(Math.expm1(value));
    return shares.has(name) ? percent(value) : Number(value.toPrecision(4));
  };
  const kept = Object.entries(facts).filter(([name]) => name !== "isLog");
  return Object.fromEntries(kept.map(([name, value]) => [name, typeof value === "number" ? told(name, value) : value]));
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** How often each check was run, flagged and skipped, over all its scopes. */
export function checkFindings({ ran, skipped }: ChecksRun): CheckFinding[] {
  const ids = [...new Set([...ran, ...skipped].map(({ check }) => check))];
  const sum = <T extends { readonly check: string }>(rows: readonly T[], check: string, pick: (row: T) => number) =>
    rows.filter((row) => row.check === check).reduce((total, row) => total + pick(row), 0);
  return ids.map((check) => ({
    check,
    run: sum(ran, check, ({ tests }) => tests),
    flagged: sum(ran, check, ({ flags }) => flags),
    skipped: sum(skipped, check, ({ count }) => count),
  }));
}
