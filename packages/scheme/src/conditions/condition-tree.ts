/** A node of a parsed condition: an operator and its operands, nested as the CEL library nests them. */
export interface ConditionNode {
  readonly op: string;
  readonly args: unknown;
}

/** What a condition speaks of. Every list is sorted and names each thing once. */
export interface ConditionNames {
  /** Variables of the environment: `score`, `subject`, `band`, … */
  readonly variables: readonly string[];
  /** Attributes of the subject or columns of the row: `subject.area`, `subject["面積"]`, `attribute("area")`, `row.area`. */
  readonly attributes: readonly string[];
  /** Indicators named in `value("…")`, `known("…")` and `target_met("…")`. */
  readonly indicators: readonly string[];
  /** Bands that `band` is compared with. */
  readonly bands: readonly string[];
  /** Functions and methods called. */
  readonly functions: readonly string[];
}

/** Collects the names in a parsed condition. Names that a macro binds (`x` in `list.exists(x, x > 1)`) are left out. Cost O(nodes). */
export function namesIn(tree: ConditionNode): ConditionNames {
  const found: Found = { variables: [], attributes: [], indicators: [], bands: [], functions: [] };
  const bound = new Set<string>();
  visit(tree, (node) => collect(node, found, bound));
  const sorted = (names: readonly string[]) => [...new Set(names)].sort();
  return {
    variables: sorted(found.variables.filter((name) => !bound.has(name))),
    attributes: sorted(found.attributes),
    indicators: sorted(found.indicators),
    bands: sorted(found.bands),
    functions: sorted(found.functions),
  };
}

/** A threshold that a condition puts on one variable: `score >= 85` is `{ variable: "score", operator: ">=", bound: 85 }`. */
export interface Threshold {
  readonly variable: string;
  readonly operator: "<" | "<=" | ">" | ">=";
  readonly bound: number;
}

/** The threshold that a condition is, or null when it is anything else than one variable compared with one number. */
export function thresholdIn(tree: ConditionNode): Threshold | null {
  const [left, right] = operandsOf(tree);
  if (left === undefined || right === undefined) return null;
  const direct = thresholdOf(left, tree.op, right);
  return direct ?? thresholdOf(right, mirrored[tree.op] ?? "", left);
}

/** Whether a condition is the word `true`: it always holds. */
export function alwaysHolds(tree: ConditionNode): boolean {
  return tree.op === "value" && tree.args === true;
}

type Found = { [name in keyof ConditionNames]: string[] };

const macros = new Set(["all", "exists", "exists_one", "map", "filter", "bind"]);
const indicatorFunctions = new Set(["value", "known", "target_met"]);
const mirrored: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

function collect(node: ConditionNode, found: Found, bound: Set<string>): void {
  if (node.op === "id") found.variables.push(String(node.args));
  if (node.op === "call" || node.op === "rcall") collectCall(node, found, bound);
  if (node.op === "." || node.op === "[]") collectAttribute(node, found);
  if (node.op === "==" || node.op === "!=") collectBand(node, found);
}

function collectCall(node: ConditionNode, found: Found, bound: Set<string>): void {
  if (!Array.isArray(node.args)) return;
  const name = String(node.args[0]);
  const given: unknown = node.args.at(-1);
  const first: unknown = Array.isArray(given) ? given[0] : undefined;
  found.functions.push(name);
  if (node.op === "rcall" && macros.has(name) && isNode(first) && first.op === "id") bound.add(String(first.args));
  const literal = literalText(first);
  if (node.op !== "call" || literal === null) return;
  if (indicatorFunctions.has(name)) found.indicators.push(literal);
  if (name === "attribute") found.attributes.push(literal);
}

function collectAttribute(node: ConditionNode, found: Found): void {
  if (!Array.isArray(node.args)) return;
  const [owner, member]: readonly unknown[] = node.args;
  if (!isNode(owner) || owner.op !== "id" || (owner.args !== "subject" && owner.args !== "row")) return;
  const attribute = typeof member === "string" ? member : literalText(member);
  if (attribute !== null) found.attributes.push(attribute);
}

function collectBand(node: ConditionNode, found: Found): void {
  const [left, right] = operandsOf(node);
  for (const [variable, word] of [
    [left, right],
    [right, left],
  ]) {
    const literal = literalText(word);
    if (variable?.op === "id" && variable.args === "band" && literal !== null) found.bands.push(literal);
  }
}

function thresholdOf(left: ConditionNode, operator: string, right: ConditionNode): Threshold | null {
  if (left.op !== "id" || right.op !== "value") return null;
  if (operator !== "<" && operator !== "<=" && operator !== ">" && operator !== ">=") return null;
  const bound = typeof right.args === "bigint" || typeof right.args === "number" ? Number(right.args) : Number.NaN;
  return Number.isFinite(bound) ? { variable: String(left.args), operator, bound } : null;
}

function operandsOf(node: ConditionNode): readonly ConditionNode[] {
  return Array.isArray(node.args) ? node.args.filter(isNode) : [];
}

function literalText(node: unknown): string | null {
  return isNode(node) && node.op === "value" && typeof node.args === "string" ? node.args : null;
}

function visit(node: unknown, see: (node: ConditionNode) => void): void {
  if (Array.isArray(node)) for (const child of node) visit(child, see);
  if (!isNode(node)) return;
  see(node);
  visit(node.args, see);
}

function isNode(value: unknown): value is ConditionNode {
  return value !== null && typeof value === "object" && !Array.isArray(value) && "op" in value && "args" in value;
}
