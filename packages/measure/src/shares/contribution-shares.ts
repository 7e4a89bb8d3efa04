import { err, mapResult, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { checkAmounts, type Division } from "./division.ts";

/** The three ways to see who did what: by responsibility, by colleagues, by verified records. */
export const contributionLenses = ["duty", "peers", "evidence"] as const;

/** One of the three. */
export type ContributionLens = (typeof contributionLenses)[number];

/** Members whose work a rule holds to be one: their shares are added and divided by the rule's parts. */
export interface JointMembers {
  readonly members: readonly number[];
  /** One per member of the group, ≥ 0. Default: equal. */
  readonly parts?: readonly number[];
}

/** What a scheme says about dividing a team's result. */
export interface MixOptions {
  /** Weight of each lens, ≥ 0. */
  readonly mix: Readonly<Record<ContributionLens, number>>;
  /** A member whose shares by lens lie farther apart than this must be deliberated. Default 0.15. */
  readonly spreadLimit?: number;
  /** Least part of the mix's weight that must have an answer. Default 0.5. */
  readonly leastCoverage?: number;
  /** Groups joint by rule, such as the secretary and the mayor. No member stands in two. */
  readonly joint?: readonly JointMembers[];
}

/** A team's result divided among its members. */
export interface ContributionShares {
  /** One per member, summing to 1. */
  readonly shares: Float64Array;
  /** Each lens after the joint rule, or why it has no answer. */
  readonly lenses: Readonly<Record<ContributionLens, Result<Float64Array, UndefinedReason>>>;
  /** Part of the mix's weight whose lenses had an answer. */
  readonly coverage: number;
  /** By member: largest minus smallest share over the lenses that answered; `too-few-values` with fewer than two. */
  readonly spread: Result<Float64Array, UndefinedReason>;
  /** Members over the limit. People deliberate them; the mix alone does not decide. */
  readonly mustDeliberate: readonly number[];
  /** The team has one member, who has the whole. */
  readonly soleMember: boolean;
}

/**
 * Mixes the lenses into shares, and shows where they disagree (R27).
 *
 * share = Σ lens weight · lens share / Σ weight of the lenses that answered. A lens without an answer is missing, not
 * zero: its reason is kept and `coverage` tells what the others stand for.
 *
 * @param divisions one answer per lens. @param members how many; with one, the whole is his and no lens is read.
 * @returns shares, or `no-data` without a member, `zero-weights`, `coverage-below-floor`.
 * @throws RangeError on a division of another size or a malformed rule, naming it. Cost O(members).
 */
export function contributionShares(
  divisions: Readonly<Record<ContributionLens, Result<Division, UndefinedReason>>>,
  members: number,
  options: MixOptions,
): Result<ContributionShares, UndefinedReason> {
  const { mix, spreadLimit = 0.15, leastCoverage = 0.5, joint = [] } = options;
  checkMix(mix);
  checkJoint(joint, members);
  if (members === 0) return err("no-data");
  const read = (lens: ContributionLens) =>
    mapResult(divisions[lens], ({ shares }) => {
      if (shares.length !== members) throw new RangeError(`${lens} has ${shares.length} shares for ${members} members`);
      return joint.reduce(makeJoint, shares);
    });
  const lenses = { duty: read("duty"), peers: read("peers"), evidence: read("evidence") };
  const answered = contributionLenses.flatMap((name) => {
    const lens = lenses[name];
    return lens.ok ? [{ weight: mix[name], shares: lens.value }] : [];
  });
  const spread = spreadOf(answered.map(({ shares }) => shares));
  const over = spread.ok ? [...spread.value.keys()].filter((m) => (spread.value[m] as number) > spreadLimit) : [];
  if (members === 1)
    return ok({ shares: Float64Array.of(1), lenses, coverage: 1, spread, mustDeliberate: [], soleMember: true });
  const weight = answered.reduce((sum, one) => sum + one.weight, 0);
  const whole = contributionLenses.reduce((sum, name) => sum + mix[name], 0);
  if (!(whole > 0)) return err("zero-weights");
  if (!(weight > 0) || weight / whole < leastCoverage - 1e-12) return err("coverage-below-floor");
  const shares = Float64Array.from({ length: members }, (_, m) =>
    answered.reduce((sum, one) => sum + (one.weight * (one.shares[m] as number)) / weight, 0),
  );
  return ok({ shares, lenses, coverage: weight / whole, spread, mustDeliberate: over, soleMember: false });
}

function spreadOf(lenses: readonly Float64Array[]): Result<Float64Array, UndefinedReason> {
  const [first] = lenses;
  if (!first || lenses.length < 2) return err("too-few-values");
  return ok(
    first.map((_, m) => {
      const own = lenses.map((shares) => shares[m] as number);
      return Math.max(...own) - Math.min(...own);
    }),
  );
}

function makeJoint(shares: Float64Array, { members, parts }: JointMembers): Float64Array {
  const together = members.reduce((sum, m) => sum + (shares[m] as number), 0);
  const whole = parts?.reduce((sum, part) => sum + part, 0) ?? members.length;
  const own = new Map(members.map((m, k) => [m, (together * (parts?.[k] ?? 1)) / whole]));
  return shares.map((share, m) => own.get(m) ?? share);
}

function checkMix(mix: MixOptions["mix"]): void {
  for (const lens of contributionLenses) checkAmounts(`mix.${lens}`, [mix[lens]]);
}

function checkJoint(joint: readonly JointMembers[], members: number): void {
  const seen = new Set<number>();
  joint.forEach((group, k) => {
    for (const m of group.members) {
      if (!Number.isInteger(m) || m < 0 || m >= members) throw new RangeError(`joint[${k}] names member ${m}`);
      if (seen.has(m)) throw new RangeError(`joint[${k}] names member ${m} again`);
      seen.add(m);
    }
    if (!group.parts) return;
    checkAmounts(`joint[${k}].parts`, group.parts);
    const isSound = group.parts.length === group.members.length && group.parts.some((part) => part > 0);
    if (!isSound) throw new RangeError(`joint[${k}].parts are ${group.parts.join(", ")}`);
  });
}
