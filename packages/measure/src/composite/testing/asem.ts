import { readCsv, sharedPath } from "@huabiao/test-kit";
import { buildTree } from "../hierarchy.ts";
import { denominate as divide } from "../lens.ts";
import type { Aggregation, CompositeModel, MissingRule, Normalisation, Recipe, Treatment } from "../model.ts";

/** The ASEM data as COINr holds them: units sorted by code, one comparison group, declared weights. */
export interface Asem {
  readonly model: CompositeModel;
  /** Europe or Asia. */
  readonly regionOf: Int32Array;
}

/** Reads the ASEM pair; `denominate` divides every indicator that names a denominator by it. */
export function loadAsem({ denominate }: { readonly denominate: boolean }): Asem {
  const meta = readCsv(sharedPath("data/asem_imeta.csv"));
  const rows = readCsv(sharedPath("data/asem_idata.csv")).sort((a, b) =>
    (a["uCode"] ?? "").localeCompare(b["uCode"] ?? "", "en"),
  );
  const nodes = meta.filter((row) => row["Level"] !== "");
  const built = buildTree(
    nodes.map((row) => ({
      id: row["iCode"] ?? "",
      parent: row["Parent"] === "" ? null : (row["Parent"] ?? null),
      leaf: row["Type"] === "Indicator",
    })),
  );
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const tree = built.value;
  const metaOf = new Map(nodes.map((row) => [row["iCode"], row]));
  const leaves = tree.ids.slice(0, tree.leafCount);
  const regions = [...new Set(rows.map((row) => row["EurAsia_group"]))];
  const model: CompositeModel = {
    tree,
    units: rows.map((row) => row["uCode"] ?? ""),
    groups: ["all"],
    groupOf: new Int32Array(rows.length),
    values: leaves.map((id) => {
      const denominator = denominate ? (metaOf.get(id)?.["Denominator"] ?? "") : "";
      const values = Float64Array.from(rows, (row) => cell(row[id]));
      return denominator === ""
        ? values
        : divide(
            values,
            Float64Array.from(rows, (row) => cell(row[denominator])),
          ).values;
    }),
    standardErrors: leaves.map(() => null),
    direction: Int8Array.from(leaves, (id) => Number(metaOf.get(id)?.["Direction"])),
    weights: [Float64Array.from(tree.ids, (id) => Number(metaOf.get(id)?.["Weight"]))],
  };
  return { model, regionOf: Int32Array.from(rows, (row) => regions.indexOf(row["EurAsia_group"])) };
}

/** The same choice on every leaf and every level. */
export function uniformRecipe(
  model: CompositeModel,
  choice: {
    readonly missing?: MissingRule;
    readonly treatment?: Treatment | null;
    readonly normalise?: Normalisation;
    readonly aggregate?: Aggregation;
  },
): Recipe {
  const { leafCount, ids } = model.tree;
  return {
    missing: new Array<MissingRule>(leafCount).fill(choice.missing ?? { rule: "leave-out" }),
    treatment: new Array<Treatment | null>(leafCount).fill(choice.treatment ?? null),
    normalise: new Array<Normalisation>(leafCount).fill(choice.normalise ?? { method: "minmax", range: [0, 100] }),
    across: "all",
    aggregate: new Array<Aggregation>(ids.length - leafCount).fill(choice.aggregate ?? { method: "arithmetic" }),
    unitCoverageFloor: 0,
    nodeCoverageFloor: 0,
  };
}

/** A text cell as a number; an empty one or NA is missing. */
export function cell(text: string | undefined): number {
  return text === undefined || text === "" || text === "NA" ? Number.NaN : Number(text);
}
