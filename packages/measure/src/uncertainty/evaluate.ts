import { addColumns, addPresentColumns, finishMean, type Gathered, keepLowest } from "./evaluate-columns.ts";
import { type Copeland, openCopeland } from "./evaluate-copeland.ts";
import { type Form, type Stage, type StagedAggregation, writeForm } from "./stage.ts";

/** Which alternatives one evaluation takes. */
export interface Choice {
  readonly leafSet: number;
  readonly aggregation: number;
  /** Per group, one weight per node: group-major. */
  readonly weights: Float64Array;
  /** Leaves that replace those of the leaf set, null at each leaf that does not; they miss the same cells. */
  readonly replaced: readonly (Float64Array | null)[] | null;
}

/** Computes all scores of a tree again and again without allocating. */
export interface Evaluator {
  /** Computes every node. */
  run(choice: Choice): void;
  /** Computes a node's ancestors only; everything else must be as the last `run` left it. */
  runAbove(node: number, choice: Choice): void;
  /** One score per place of any node after a run: NaN = no score, +Infinity = undefined under this choice. */
  scores(node: number): Float64Array;
}

/**
 * Opens an evaluator on a stage. Its scores are those of the composite with the same choices.
 *
 * A child of weight 0 takes no part. Cost of a run: one multiplication and addition per unit and node,
 * about three times that in groups with missing children; Copeland O(units² · children).
 */
export function openEvaluator(stage: Stage): Evaluator {
  const work = openWork(stage);
  return {
    run: (choice) => {
      select(work, choice);
      for (let inner = 0; inner < stage.children.length; inner++) runNode(work, inner, choice);
    },
    runAbove: (node, choice) => {
      select(work, choice);
      for (let up = work.parents[node] as number; up >= 0; up = work.parents[up] as number) {
        runNode(work, up - stage.leafCount, choice);
      }
    },
    scores: (node) => work.plain[node] as Float64Array,
  };
}

interface Work {
  readonly stage: Stage;
  readonly groupCount: number;
  readonly parents: Int32Array;
  /** Views of the leaf sets' columns: [leaf set][form][leaf]. */
  readonly views: readonly (readonly (readonly Float64Array[] | null)[])[];
  /** Scores per node; leaves point to the chosen leaf set or their replacement. */
  readonly plain: Float64Array[];
  /** Node-major, one per group: 1 where a score is missing in the group. */
  readonly holes: Uint8Array;
  /** Scores of inner nodes and replaced leaves in the form their parent wants. */
  readonly formed: Float64Array[];
  readonly gathered: Gathered;
  readonly copeland: Copeland;
}

function openWork(stage: Stage): Work {
  const places = stage.unitAt.length;
  const groupCount = stage.groupStarts.length - 1;
  const parents = new Int32Array(stage.nodeCount).fill(-1);
  stage.children.forEach((children, inner) => {
    for (const child of children) parents[child] = stage.leafCount + inner;
  });
  const most = Math.max(0, ...stage.children.map((children) => children.length));
  const nodeColumns = () =>
    Array.from({ length: stage.nodeCount }, (_, node) => new Float64Array(node < stage.leafCount ? 0 : places));
  return {
    stage,
    groupCount,
    parents,
    views: stage.leafSets.map((set) => set.columns.map((all) => all && viewsOf(all, stage.leafCount, places))),
    plain: nodeColumns(),
    holes: new Uint8Array(stage.nodeCount * groupCount),
    formed: nodeColumns(),
    gathered: {
      columns: Array.from({ length: most }, () => new Float64Array(0)),
      shares: new Float64Array(most),
      present: new Float64Array(places),
      count: 0,
      total: 0,
      holed: false,
      from: 0,
      to: 0,
    },
    copeland: openCopeland(stage),
  };
}

function viewsOf(all: Float64Array, count: number, length: number): Float64Array[] {
  return Array.from({ length: count }, (_, leaf) => all.subarray(leaf * length, (leaf + 1) * length));
}

function select(work: Work, choice: Choice): void {
  const views = work.views[choice.leafSet]?.[0];
  const holes = work.stage.leafSets[choice.leafSet]?.holes;
  if (!views || !holes) throw new RangeError(`leaf set ${choice.leafSet}`);
  for (let leaf = 0; leaf < work.stage.leafCount; leaf++) {
    work.plain[leaf] = choice.replaced?.[leaf] ?? (views[leaf] as Float64Array);
  }
  work.holes.set(holes);
}

function runNode(work: Work, inner: number, choice: Choice): void {
  const { stage, gathered } = work;
  const { methods, formOf } = stage.aggregations[choice.aggregation] as StagedAggregation;
  const formAt = formOf[inner] as number;
  const children = stage.children[inner] as Int32Array;
  const node = stage.leafCount + inner;
  if (methods[inner] === "copeland") work.copeland(work.plain, node, { children, weights: choice.weights });
  if (formAt !== 0) for (const child of children) formColumn(work, choice, { child, formAt });
  const target = work.plain[node] as Float64Array;
  for (let group = 0; group < work.groupCount; group++) {
    if (methods[inner] !== "copeland") {
      gather(work, choice, { children, formAt, group });
      aggregateRange(target, gathered, {
        minimum: methods[inner] === "minimum",
        form: stage.forms[formAt] as Form,
        floor: stage.nodeCoverageFloor,
      });
    }
    work.holes[node * work.groupCount + group] = holeBetween(target, stage.groupStarts, group);
  }
}

function isFixedLeaf(work: Work, choice: Choice, child: number): boolean {
  return child < work.stage.leafCount && !choice.replaced?.[child];
}

/** Makes a child's column in the wanted form when the leaf set does not hold it already. */
function formColumn(
  work: Work,
  choice: Choice,
  { child, formAt }: { readonly child: number; readonly formAt: number },
): void {
  if (isFixedLeaf(work, choice, child)) return;
  const { length } = work.plain[child] as Float64Array;
  if (work.formed[child]?.length !== length) work.formed[child] = new Float64Array(length);
  writeForm(work.formed[child] as Float64Array, work.plain[child] as Float64Array, work.stage.forms[formAt] as Form);
}

/** Collects the children that have weight in a group. */
function gather(
  work: Work,
  choice: Choice,
  at: { readonly children: Int32Array; readonly formAt: number; readonly group: number },
): void {
  const { gathered, stage } = work;
  gathered.count = 0;
  gathered.total = 0;
  gathered.holed = false;
  gathered.from = stage.groupStarts[at.group] as number;
  gathered.to = stage.groupStarts[at.group + 1] as number;
  for (let place = 0; place < at.children.length; place++) {
    const child = at.children[place] as number;
    const weight = choice.weights[at.group * stage.nodeCount + child] as number;
    if (weight === 0) continue;
    gathered.columns[gathered.count] = columnOf(work, choice, { child, formAt: at.formAt });
    gathered.shares[gathered.count] = weight;
    gathered.count++;
    gathered.total += weight;
    if (work.holes[child * work.groupCount + at.group] === 1) gathered.holed = true;
  }
}

function columnOf(
  work: Work,
  choice: Choice,
  { child, formAt }: { readonly child: number; readonly formAt: number },
): Float64Array {
  if (formAt === 0) return work.plain[child] as Float64Array;
  if (!isFixedLeaf(work, choice, child)) return work.formed[child] as Float64Array;
  return work.views[choice.leafSet]?.[formAt]?.[child] as Float64Array;
}

/** Fills one group's range of a node. */
function aggregateRange(
  target: Float64Array,
  gathered: Gathered,
  how: { readonly minimum: boolean; readonly form: Form; readonly floor: number },
): void {
  if (gathered.count === 0) {
    target.fill(Number.NaN, gathered.from, gathered.to);
    return;
  }
  if (how.minimum) {
    keepLowest(target, gathered, how.floor);
    return;
  }
  if (gathered.holed) addPresentColumns(target, gathered, how.floor);
  else addColumns(target, gathered);
  finishMean(target, gathered, how.form);
}

function holeBetween(scores: Float64Array, starts: Int32Array, group: number): 0 | 1 {
  const to = starts[group + 1] as number;
  for (let at = starts[group] as number; at < to; at++) if (Number.isNaN(scores[at])) return 1;
  return 0;
}
