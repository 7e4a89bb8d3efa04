export { compareSides, type Disagreement, type Side, type SideComparison } from "./compare-sides.ts";
export { mergeSmallCells } from "./merge-small-cells.ts";
