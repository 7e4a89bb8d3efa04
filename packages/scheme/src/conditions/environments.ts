import { Environment } from "@marcbachmann/cel-js";

/** What a group's rule may look at: the subject's attributes as its table gives them. */
export interface GroupContext {
  readonly subject: Readonly<Record<string, unknown>>;
}

/** What a condition on a table's rows may look at: the row's cells by column, numbers as numbers; missing cells are absent. */
export interface RowContext {
  readonly row: Readonly<Record<string, unknown>>;
}

/** What a band's condition may look at. `rankShare` is rank / size; `coverage` the share of the weight that has data. NaN = there is none. */
export interface BandContext {
  readonly score: number;
  readonly rank: number;
  readonly size: number;
  readonly rankShare: number;
  readonly coverage: number;
}

/** What a bar's condition may look at; undefined or NaN where there is none. */
export interface BarContext {
  readonly score: number;
  readonly value: (indicator: string) => number | undefined;
  readonly targetMet: (indicator: string) => boolean | undefined;
  readonly attribute: (name: string) => string | undefined;
}

/** What the condition of a use of results may look at. */
export interface UseContext extends BandContext {
  readonly band: string;
}

/** The context of each kind of condition. */
export interface ConditionContexts {
  readonly group: GroupContext;
  readonly row: RowContext;
  readonly band: BandContext;
  readonly bar: BarContext;
  readonly use: UseContext;
}

/** The kinds of conditions. */
export type ConditionKind = keyof ConditionContexts;

/** What a condition asked for and the context does not have. */
export class AbsentError extends Error {
  override readonly name = "AbsentError";
}

/** A context lent to the functions of one compiled condition while it is evaluated. */
export interface Loan {
  bar: BarContext | null;
}

/**
 * The declared environment of a kind: its variables and functions with their types, and nothing else of the world.
 *
 * group: `subject` (mapping). row: `row` (mapping). band: `score` `rankShare` `coverage` (double), `rank` `size` (int). bar: `score`, `value(id)` (double),
 * `known(id)` `target_met(id)` (bool), `attribute(name)` (string). use: those of band, and `band` (string).
 */
export function environmentOf(kind: ConditionKind, loan: Loan): Environment {
  const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50 } });
  if (kind === "group") return environment.registerVariable("subject", "map<string, dyn>");
  if (kind === "row") return environment.registerVariable("row", "map<string, dyn>");
  environment.registerVariable("score", "double");
  if (kind === "bar") return withBarFunctions(environment, loan);
  for (const name of ["rankShare", "coverage"]) environment.registerVariable(name, "double");
  for (const name of ["rank", "size"]) environment.registerVariable(name, "int");
  return kind === "use" ? environment.registerVariable("band", "string") : environment;
}

/** The variables that the environment of a kind declares. */
export const variablesOfKind: Readonly<Record<ConditionKind, readonly string[]>> = {
  group: ["subject"],
  row: ["row"],
  band: ["score", "rank", "size", "rankShare", "coverage"],
  bar: ["score", "value(…)", "known(…)", "target_met(…)", "attribute(…)"],
  use: ["band", "score", "rank", "size", "rankShare", "coverage"],
};

function withBarFunctions(environment: Environment, loan: Loan): Environment {
  const numberOf = (id: string) => loan.bar?.value(id) ?? Number.NaN;
  return environment
    .registerFunction("value(string): double", (id: string) => present(id, numberOf(id)))
    .registerFunction("known(string): bool", (id: string) => !Number.isNaN(numberOf(id)))
    .registerFunction("target_met(string): bool", (id: string) => present(id, loan.bar?.targetMet(id)))
    .registerFunction("attribute(string): string", (name: string) => present(name, loan.bar?.attribute(name)));
}

function present<T>(name: string, value: T | undefined): T {
  if (value === undefined || Number.isNaN(value)) throw new AbsentError(name);
  return value;
}
