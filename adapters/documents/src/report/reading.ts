import type { Findings, FlagFinding, LeafCells, NodeFinding, ReasonFinding, TargetFinding } from "@huabiao/assess";
import { medianOf } from "./median.ts";

/** Subjects that are ranked against each other, best first; those without a score stand last. */
export interface Pool {
  /** Index into `groups`; −1 when all subjects are compared with all. */
  readonly group: number;
  readonly members: readonly number[];
}

/** The findings with what a report looks up again and again. */
export interface Reading {
  readonly findings: Findings;
  readonly root: NodeFinding;
  /** Children of the root, in the scheme's order. */
  readonly dimensions: readonly NodeFinding[];
  readonly indicators: readonly NodeFinding[];
  readonly nodes: ReadonlyMap<string, NodeFinding>;
  readonly cells: ReadonlyMap<string, LeafCells>;
  readonly pools: readonly Pool[];
  readonly poolOf: readonly Pool[];
  readonly flags: ReadonlyMap<number, readonly FlagFinding[]>;
  readonly targets: ReadonlyMap<number, readonly TargetFinding[]>;
  /** Subjects that get a section of their own. */
  readonly detailed: ReadonlySet<number>;
  /** How many sections of their own there may be of each kind. */
  readonly details: number;
  /** Why a node has no number for a subject. */
  reason(subject: number, node: string): ReasonFinding["reason"] | null;
}

/**
 * Prepares findings for a report.
 *
 * @param details how many subjects get a section: first those among the surprises, then in ranking order.
 * @throws RangeError when the findings have no root node.
 */
export function readFindings(findings: Findings, details: number): Reading {
  const root = findings.nodes.find((node) => node.parent === -1);
  if (root === undefined) throw new RangeError("findings without a root node");
  const rootIndex = findings.nodes.indexOf(root);
  const pools = poolsOf(findings, root);
  const reasons = new Map(findings.reasons.map((found) => [`${found.subject} ${found.node}`, found.reason]));
  return {
    findings,
    root,
    dimensions: findings.nodes.filter((node) => node.parent === rootIndex),
    indicators: findings.nodes.filter((node) => node.kind === "indicator"),
    nodes: new Map(findings.nodes.map((node) => [node.id, node])),
    cells: new Map(findings.cells.map((leaf) => [leaf.node, leaf])),
    pools,
    poolOf: poolByMember(pools),
    flags: gather(findings.flags, (flag) => flag.subject),
    targets: gather(findings.targets, (target) => target.subject),
    detailed: detailedSubjects(findings, pools, details),
    details,
    reason: (subject, node) => reasons.get(`${subject} ${node}`) ?? reasons.get(`-1 ${node}`) ?? null,
  };
}

/** Whether anybody was asked: without polls and ratings a report has no voices. */
export function hasVoices({ voices }: Findings): boolean {
  return voices.polls.length + voices.ratings.length > 0;
}

/** The rank range of a subject on a node: null without draws or without a score. */
export function rankRange(node: NodeFinding, subject: number): readonly [number, number] | null {
  const lower = node.uncertainty?.rankLower[subject] ?? null;
  const upper = node.uncertainty?.rankUpper[subject] ?? null;
  return lower === null || upper === null ? null : [Math.min(lower, upper), Math.max(lower, upper)];
}

/** The score interval of a subject on a node: null without draws or without a score. */
export function scoreRange(node: NodeFinding, subject: number): readonly [number, number] | null {
  const lower = node.uncertainty?.lower[subject] ?? null;
  const upper = node.uncertainty?.upper[subject] ?? null;
  return lower === null || upper === null ? null : [lower, upper];
}

/** The middle score of some subjects on a node: null when none has one. */
export function medianScore(node: NodeFinding, members: readonly number[]): number | null {
  return medianOf(members.map((member) => node.score[member] ?? null).filter((score) => score !== null));
}

function poolsOf(findings: Findings, root: NodeFinding): Pool[] {
  const score = (subject: number) => root.score[subject] ?? Number.NEGATIVE_INFINITY;
  const ranked = findings.subjects.map((_, subject) => subject).sort((a, b) => compare(score(b), score(a)) || a - b);
  if (findings.across === "all") return ranked.length === 0 ? [] : [{ group: -1, members: ranked }];
  const members = findings.groups.map((_, group) =>
    ranked.filter((subject) => findings.subjects[subject]?.group === group),
  );
  return members.map((list, group) => ({ group, members: list })).filter((pool) => pool.members.length > 0);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function poolByMember(pools: readonly Pool[]): Pool[] {
  const found: Pool[] = [];
  for (const pool of pools) for (const member of pool.members) found[member] = pool;
  return found;
}

function gather<T>(items: readonly T[], subjectOf: (item: T) => number | null): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const item of items) {
    const subject = subjectOf(item);
    if (subject === null) continue;
    const list = found.get(subject);
    if (list === undefined) found.set(subject, [item]);
    else list.push(item);
  }
  return found;
}

function detailedSubjects(findings: Findings, pools: readonly Pool[], details: number): Set<number> {
  const chosen = new Set<number>();
  const wanted = findings.surprises.map((surprise) => surprise.subject).filter((subject) => subject !== null);
  for (const subject of [...wanted, ...pools.flatMap((pool) => pool.members)]) {
    if (chosen.size >= details) break;
    chosen.add(subject);
  }
  return chosen;
}
