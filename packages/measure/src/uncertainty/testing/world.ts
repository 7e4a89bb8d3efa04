import { openStream } from "@huabiao/kernel/random";
import { buildTree } from "../../composite/hierarchy.ts";
import type { CompositeModel, Recipe } from "../../composite/model.ts";

/** What a small made-up world looks like. */
export interface WorldOptions {
  readonly units?: number;
  readonly groups?: number;
  /** Share of missing cells. */
  readonly missing?: number;
  /** Standard error of every cell of the first leaf. */
  readonly error?: number;
}

/** Seeded values on six leaves in two dimensions under a root, groups with their own weights, all values positive. */
export function smallWorld(
  seed: number,
  options: WorldOptions = {},
): { readonly model: CompositeModel; readonly recipe: Recipe } {
  const { units = 30, groups = 1, missing = 0, error } = options;
  const stream = openStream(seed);
  const leafIds = ["a", "b", "c", "d", "e", "f"];
  const built = buildTree([
    ...leafIds.map((id, leaf) => ({ id, parent: leaf < 3 ? "left" : "right", leaf: true })),
    { id: "left", parent: "root", leaf: false },
    { id: "right", parent: "root", leaf: false },
    { id: "root", parent: null, leaf: false },
  ]);
  if (!built.ok) throw new Error("tree");
  const quality = Array.from({ length: units }, () => stream.normal());
  const values = leafIds.map(() =>
    Float64Array.from(quality, (own) =>
      stream.uniform() < missing ? Number.NaN : 50 + 5 * own + 10 * stream.normal(),
    ),
  );
  const model: CompositeModel = {
    tree: built.value,
    units: quality.map((_, unit) => `u${unit}`),
    groups: Array.from({ length: groups }, (_, group) => `g${group}`),
    groupOf: Int32Array.from(quality, (_, unit) => unit % groups),
    values,
    standardErrors: values.map((_, leaf) =>
      error !== undefined && leaf === 0 ? new Float64Array(units).fill(error) : null,
    ),
    direction: Int8Array.of(1, 1, -1, 1, 1, 1),
    weights: Array.from({ length: groups }, (_, group) =>
      Float64Array.from(built.value.ids, (_id, node) => (group > 0 && node === 1 ? 0 : 1 + ((node + group) % 3))),
    ),
  };
  const recipe: Recipe = {
    missing: values.map(() => ({ rule: "leave-out" })),
    treatment: values.map(() => null),
    normalise: values.map(() => ({ method: "minmax", range: [1, 100] })),
    across: groups > 1 ? "group" : "all",
    aggregate: [{ method: "arithmetic" }, { method: "arithmetic" }, { method: "arithmetic" }],
    unitCoverageFloor: 0,
    nodeCoverageFloor: 0,
  };
  return { model, recipe };
}

/** The value of a success; a test that gets a refusal instead fails with it. */
export function granted<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
