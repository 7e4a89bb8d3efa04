import { denseInverse } from "./dense-inverse.ts";

/** A tie between two nodes, of weight > 0; ties of the same two add up. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** A weighted graph's Laplacian (weights summed on the diagonal, their negatives off it), ready to be solved. */
export interface LaplacianFactor {
  /** A solution of K x = b for a b that sums to 0 over each connected part; b is not modified. */
  solve(b: Float64Array): Float64Array;
  /** Entry of one symmetric generalised inverse of K, for a node with itself or with one it is tied to. */
  inverseAt(a: number, b: number): number;
}

/** From this number of neighbours on, what is left is treated as dense. */
const denseFrom = 32;

/**
 * Factors a Laplacian exactly: nodes of fewest neighbours are eliminated first (their star becomes a mesh), what is
 * densely tied is inverted as a whole. One node of each connected part is grounded: its row of the inverse is 0.
 *
 * The inverse is computed on the ties only. @param partOf number of each node's connected part.
 * Cost: near linear in nodes for sparsely tied graphs, core³ for a densely tied core.
 * Source: Takahashi, Fagan & Chin 1973 for the entries of the inverse.
 */
export function factorLaplacian(partOf: ArrayLike<number>, ties: readonly Tie[]): LaplacianFactor {
  const graph = Array.from(partOf, () => new Map<number, number>());
  for (const { a, b, weight } of ties) tie(graph, a, b, weight);
  const steps = eliminateSparse(graph);
  const core = invertCore(graph, new Set(steps.map(({ node }) => node)), partOf);
  const inverse = selectedInverse(steps, core);
  return {
    solve: (b) => solve(steps, core, b),
    inverseAt: (a, b) => inverse.get(a)?.get(b) ?? inverse.get(b)?.get(a) ?? core.at(a, b),
  };
}

type Graph = readonly Map<number, number>[];

/** One eliminated node: its diagonal, and the weight of each remaining neighbour over it. */
interface Step {
  readonly node: number;
  readonly diagonal: number;
  readonly neighbours: Int32Array;
  readonly shares: Float64Array;
}

function tie(graph: Graph, a: number, b: number, weight: number): void {
  const [own, other] = [graph[a] as Map<number, number>, graph[b] as Map<number, number>];
  own.set(b, (own.get(b) ?? 0) + weight);
  other.set(a, (other.get(a) ?? 0) + weight);
}

/** Eliminates nodes of 1 … denseFrom − 1 neighbours, fewest first; a node left alone stays as its part's ground. */
function eliminateSparse(graph: Graph): Step[] {
  const steps: Step[] = [];
  const queues: number[][] = Array.from({ length: denseFrom }, () => []);
  const gone = new Uint8Array(graph.length);
  const enqueue = (node: number) => queues[sizeOf(graph, node)]?.push(node);
  for (let node = graph.length - 1; node >= 0; node--) enqueue(node);
  let size = 1;
  while (size < denseFrom) {
    const node = queues[size]?.pop();
    if (node === undefined) size++;
    if (node === undefined || gone[node] === 1 || sizeOf(graph, node) !== size) continue;
    gone[node] = 1;
    const step = eliminate(graph, node);
    steps.push(step);
    step.neighbours.forEach(enqueue);
    size = Math.max(1, size - 1);
  }
  return steps;
}

function sizeOf(graph: Graph, node: number): number {
  return (graph[node] as Map<number, number>).size;
}

/** Takes a node out; each two of its neighbours are tied by the product of their weights over its diagonal. */
function eliminate(graph: Graph, node: number): Step {
  const own = graph[node] as Map<number, number>;
  const neighbours = Int32Array.from(own.keys());
  const weights = Float64Array.from(own.values());
  const diagonal = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / diagonal);
  neighbours.forEach((a, i) => {
    graph[a]?.delete(node);
    for (let j = 0; j < i; j++) tie(graph, a, neighbours[j] as number, (weights[i] as number) * (shares[j] as number));
  });
  return { node, diagonal, neighbours, shares };
}

/** The inverse over what was not eliminated; the first such node of each part is its ground. */
interface Core {
  readonly nodes: readonly number[];
  readonly inverse: readonly Float64Array[];
  at(a: number, b: number): number;
}

function invertCore(graph: Graph, eliminated: ReadonlySet<number>, partOf: ArrayLike<number>): Core {
  const grounded = new Set<number>();
  const place = new Map<number, number>();
  graph.forEach((_, node) => {
    if (eliminated.has(node) || sizeOf(graph, node) === 0) return;
    if (grounded.has(partOf[node] as number)) place.set(node, place.size);
    else grounded.add(partOf[node] as number);
  });
  const nodes = [...place.keys()];
  const inverse = denseInverse(nodes.map((node) => coreRow(graph[node] as Map<number, number>, place, node)));
  return { nodes, inverse, at: (a, b) => inverse[place.get(a) ?? -1]?.[place.get(b) ?? -1] ?? 0 };
}

function coreRow(own: ReadonlyMap<number, number>, place: ReadonlyMap<number, number>, node: number): Float64Array {
  const row = new Float64Array(place.size);
  let diagonal = 0;
  for (const [neighbour, weight] of own) {
    diagonal += weight;
    const at = place.get(neighbour);
    if (at !== undefined) row[at] = -weight;
  }
  row[place.get(node) as number] = diagonal;
  return row;
}

/** Entries of the inverse on the filled graph, from the last eliminated node back to the first. */
function selectedInverse(steps: readonly Step[], core: Core): Map<number, Map<number, number>> {
  const inverse = new Map<number, Map<number, number>>();
  const at = (a: number, b: number) => inverse.get(a)?.get(b) ?? inverse.get(b)?.get(a) ?? core.at(a, b);
  for (const { node, diagonal, neighbours, shares } of [...steps].reverse()) {
    const row = new Map<number, number>();
    let own = 1 / diagonal;
    neighbours.forEach((n, i) => {
      const entry = neighbours.reduce((sum, m, j) => sum + (shares[j] as number) * at(m, n), 0);
      row.set(n, entry);
      own += (shares[i] as number) * entry;
    });
    inverse.set(node, row.set(node, own));
  }
  return inverse;
}

function solve(steps: readonly Step[], core: Core, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (const { node, neighbours, shares } of steps)
    neighbours.forEach((n, i) => {
      x[n] = (x[n] as number) + (shares[i] as number) * (x[node] as number);
    });
  const reached = Float64Array.from(core.nodes, (node) => x[node] as number);
  const done = new Set(steps.map(({ node }) => node));
  x.forEach((_, node) => {
    if (!done.has(node)) x[node] = 0;
  });
  core.nodes.forEach((node, i) => {
    x[node] = reached.reduce((sum, value, j) => sum + value * ((core.inverse[i] as Float64Array)[j] as number), 0);
  });
  for (const { node, diagonal, neighbours, shares } of [...steps].reverse())
    x[node] = neighbours.reduce(
      (sum, n, i) => sum + (shares[i] as number) * (x[n] as number),
      (x[node] as number) / diagonal,
    );
  return x;
}
