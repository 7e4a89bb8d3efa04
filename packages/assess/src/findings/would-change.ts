import { type InputChange, openChangeFinder, type WeightChange } from "@huabiao/measure";
import type { Computed } from "../computed.ts";
import type { WouldChange } from "../findings.ts";

const largestSearch = 30_000_000;

/**
 * For every subject the smallest single change of an input or a weight that moves its rank by one (R38).
 *
 * Left out where subjects² × leaves exceed 30 million: the search recomputes everybody's places for each leaf of each subject.
 */
export function wouldChangeOf(computed: Computed): (readonly WouldChange[])[] {
  const { model, recipe } = computed.assessment;
  const none = model.units.map(() => []);
  if (model.units.length ** 2 * model.tree.leafCount > largestSearch) return none;
  const finder = openChangeFinder(model, recipe);
  if (!finder.ok) return none;
  return model.units.map((_, subject) => {
    const found = finder.value.ask(subject);
    if (!found) return [];
    return [
      inputChange(computed, { subject, direction: "up", change: found.input.up }),
      inputChange(computed, { subject, direction: "down", change: found.input.down }),
      weightChange(computed, { subject, direction: "up", change: found.weight.up }),
      weightChange(computed, { subject, direction: "down", change: found.weight.down }),
    ].filter((change) => change !== null);
  });
}

interface Asked<T> {
  readonly subject: number;
  readonly direction: "up" | "down";
  readonly change: T | null;
}

function inputChange(computed: Computed, { subject, direction, change }: Asked<InputChange>): WouldChange | null {
  if (!change) return null;
  const node = computed.assessment.model.tree.ids[change.leaf] as string;
  const rival = rivalAt(computed, subject, change.rank);
  return rival === null
    ? null
    : { kind: "input", direction, node, from: change.from, to: change.to, effort: change.shareOfRange, rival };
}

function weightChange(computed: Computed, { subject, direction, change }: Asked<WeightChange>): WouldChange | null {
  if (!change) return null;
  const node = computed.assessment.model.tree.ids[change.node] as string;
  const rival = rivalAt(computed, subject, change.rank);
  return rival === null
    ? null
    : { kind: "weight", direction, node, from: change.from, to: change.to, effort: Math.abs(change.relative), rival };
}

/** The subject of the same comparison set whose rank now is nearest to the rank that would be taken. */
function rivalAt({ ranks, setOf }: Computed, subject: number, rank: number): number | null {
  const own = ranks.at(-1) as Int32Array;
  let nearest: number | null = null;
  own.forEach((other, at) => {
    if (at === subject || other === 0 || setOf[at] !== setOf[subject]) return;
    if (nearest === null || Math.abs(other - rank) < Math.abs((own[nearest] as number) - rank)) nearest = at;
  });
  return nearest;
}
