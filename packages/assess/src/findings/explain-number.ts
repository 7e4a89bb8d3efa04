import { invariant } from "@huabiao/kernel/invariant";
import type { Text } from "@huabiao/kernel/text";
import type { UndefinedReason } from "@huabiao/measure";
import type { CellUse, Findings, LeafCells, NodeFinding } from "../findings.ts";

/** A number and everything it comes from, down to the cells of the input files (R30). */
export interface Explanation {
  readonly subject: { readonly id: string; readonly title: Text };
  readonly node: {
    readonly id: string;
    readonly title: Text;
    readonly kind: NodeFinding["kind"];
    readonly unit: string | null;
  };
  readonly score: number | null;
  readonly rank: number | null;
  readonly rankRange: readonly [number, number] | null;
  readonly reason: UndefinedReason | null;
  /** Share of the parent's weight in the subject's group. */
  readonly weight: number;
  readonly method: NodeFinding["method"];
  /** Steps of a leaf from its cells to its score; null on inner nodes. */
  readonly steps: LeafSteps | null;
  readonly children: readonly Explanation[];
}

/** What happened to the value of one leaf. */
export interface LeafSteps {
  readonly value: number | null;
  readonly filled: number | null;
  readonly treated: number | null;
  readonly inputs: readonly InputReference[];
}

/** A cell of an input file; `row` counts from 1 with the header as row 1. */
export interface InputReference {
  readonly use: CellUse;
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly period: string | null;
  readonly value: number;
}

/**
 * Walks from a number of the findings to the input cells, by the findings alone.
 *
 * `subject` and `node` are indexes into the findings. Cost O(nodes²) in the subtree's size.
 */
export function explainNumber(
  findings: Findings,
  at: { readonly subject: number; readonly node: number },
): Explanation {
  const node = findings.nodes[at.node];
  const subject = findings.subjects[at.subject];
  invariant(node && subject, `no number at subject ${at.subject}, node ${at.node}`);
  const children = [...findings.nodes.keys()].filter((child) => findings.nodes[child]?.parent === at.node);
  const leaf = findings.cells.find((cells) => cells.node === node.id);
  return {
    subject: { id: subject.id, title: subject.title },
    node: { id: node.id, title: node.title, kind: node.kind, unit: node.unit },
    score: node.score[at.subject] ?? null,
    rank: node.rank[at.subject] ?? null,
    rankRange: rankRange(node, at.subject),
    reason: reasonOf(findings, node.id, at.subject),
    weight: node.weights[subject.group] ?? 0,
    method: node.method,
    steps: leaf ? leafSteps(findings, leaf, at.subject) : null,
    children: children.map((child) => explainNumber(findings, { subject: at.subject, node: child })),
  };
}

function rankRange({ uncertainty }: NodeFinding, subject: number): [number, number] | null {
  const lower = uncertainty?.rankLower[subject];
  const upper = uncertainty?.rankUpper[subject];
  return lower === null || lower === undefined || upper === null || upper === undefined ? null : [lower, upper];
}

function reasonOf({ reasons }: Findings, node: string, subject: number): UndefinedReason | null {
  return reasons.find((one) => one.node === node && (one.subject === subject || one.subject === -1))?.reason ?? null;
}

function leafSteps({ inputs, columns, periods }: Findings, leaf: LeafCells, subject: number): LeafSteps {
  return {
    value: leaf.value[subject] ?? null,
    filled: leaf.filled[subject] ?? null,
    treated: leaf.treated[subject] ?? null,
    inputs: (leaf.inputs[subject] ?? []).map(([use, file, row, column, period, value]) => ({
      use,
      file: inputs[file]?.name ?? "",
      row,
      column: columns[column] ?? null,
      period: periods[period] ?? null,
      value,
    })),
  };
}
