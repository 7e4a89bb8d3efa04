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

/** What the bands and bars of a team or person may look at; undefined where there is none. */
export interface PortraitContext {
  /** State of the political standard; empty when the scheme has none. */
  readonly gate: string;
  /** Periods with a routine grade. */
  readonly quarters: number;
  readonly daysInPost: number;
  readonly leaveDays: number;
  readonly view: (id: string) => number | undefined;
  readonly above: (id: string) => number | undefined;
  readonly routine: (grade: string) => number;
}

/** What the uses of a team's or person's result may look at: also the suggested band, empty while it is undecided. */
export interface ProposalContext extends PortraitContext {
  readonly band: string;
  /** Adverse results that a panel holds excusable (容錯). */
  readonly excused: number;
}

/** The context of each kind of condition. */
export interface ConditionContexts {
  readonly group: GroupContext;
  readonly row: RowContext;
  readonly band: BandContext;
  readonly bar: BarContext;
  readonly use: UseContext;
  readonly portrait: PortraitContext;
  readonly proposal: ProposalContext;
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
  portrait: PortraitContext | null;
}

/**
 * The declared environment of a kind: its variables and functions with their types, and nothing else of the world.
 *
 * group: `subject` (mapping). row: `row` (mapping). band: `score` `rankShare` `coverage` (double), `rank` `size` (int). bar: `score`, `value(id)` (double),
 * `known(id)` `target_met(id)` (bool), `attribute(name)` (string). use: those of band, and `band` (string). portrait: `gate`
 * (string), `quarters` `daysInPost` `leaveDays` (int), `view(id)` `above(id)` (double), `known(id)` (bool), `routine(grade)` (int). proposal: those
 * of portrait, and `band` (string), `excused` (int).
 */
export function environmentOf(kind: ConditionKind, loan: Loan): Environment {
  const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50 } });
  if (kind === "group") return environment.registerVariable("subject", "map<string, dyn>");
  if (kind === "row") return environment.registerVariable("row", "map<string, dyn>");
  if (kind === "portrait") return withPortrait(environment, loan);
  if (kind === "proposal")
    return withPortrait(environment, loan).registerVariable("band", "string").registerVariable("excused", "int");
  environment.registerVariable("score", "double");
  if (kind === "bar") return withBarFunctions(environment, loan);
  for (const name of ["rankShare", "coverage"]) environment.registerVariable(name, "double");
  for (const name of ["rank", "size"]) environment.registerVariable(name, "int");
  return kind === "use" ? environment.registerVariable("band", "string") : environment;
}

const portraitVariables = [
  "gate",
  "quarters",
  "daysInPost",
  "leaveDays",
  "view(…)",
  "above(…)",
  "known(…)",
  "routine(…)",
] as const;

/** The variables that the environment of a kind declares. */
export const variablesOfKind: Readonly<Record<ConditionKind, readonly string[]>> = {
  group: ["subject"],
  row: ["row"],
  band: ["score", "rank", "size", "rankShare", "coverage"],
  bar: ["score", "value(…)", "known(…)", "target_met(…)", "attribute(…)"],
  use: ["band", "score", "rank", "size", "rankShare", "coverage"],
  portrait: portraitVariables,
  proposal: ["band", "excused", ...portraitVariables],
};

function withBarFunctions(environment: Environment, loan: Loan): Environment {
  const numberOf = (id: string) => loan.bar?.value(id) ?? Number.NaN;
  return environment
    .registerFunction("value(string): double", (id: string) => present(id, numberOf(id)))
    .registerFunction("known(string): bool", (id: string) => !Number.isNaN(numberOf(id)))
    .registerFunction("target_met(string): bool", (id: string) => present(id, loan.bar?.targetMet(id)))
    .registerFunction("attribute(string): string", (name: string) => present(name, loan.bar?.attribute(name)));
}

function withPortrait(environment: Environment, loan: Loan): Environment {
  for (const name of ["quarters", "daysInPost", "leaveDays"]) environment.registerVariable(name, "int");
  return environment
    .registerVariable("gate", "string")
    .registerFunction("view(string): double", (id: string) => present(id, loan.portrait?.view(id)))
    .registerFunction("above(string): double", (id: string) => present(id, loan.portrait?.above(id)))
    .registerFunction("known(string): bool", (id: string) => loan.portrait?.view(id) !== undefined)
    .registerFunction("routine(string): int", (grade: string) => BigInt(loan.portrait?.routine(grade) ?? 0));
}

function present<T>(name: string, value: T | undefined): T {
  if (value === undefined || Number.isNaN(value)) throw absent(name);
  return value;
}

/** Errors by what was asked for: a condition is evaluated for many subjects, and gathering a stack each time costs the most. */
const absentErrors = new Map<string, AbsentError>();
const mostKept = 1_000;

function absent(name: string): AbsentError {
  const known = absentErrors.get(name);
  if (known !== undefined) return known;
  const error = new AbsentError(name);
  if (absentErrors.size < mostKept) absentErrors.set(name, error);
  return error;
}
