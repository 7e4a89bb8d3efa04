import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { EvaluationError, ParseError, type ParseResult, TypeError as TypeMismatch } from "@marcbachmann/cel-js";
import { type ConditionNames, type ConditionNode, namesIn } from "./conditions/condition-tree.ts";
import {
  AbsentError,
  type ConditionContexts,
  type ConditionKind,
  environmentOf,
  type Loan,
  variablesOfKind,
} from "./conditions/environments.ts";
import { suggestions } from "./near-name.ts";

export type { ConditionNames } from "./conditions/condition-tree.ts";
export type * from "./conditions/environments.ts";

/** Why a condition has no answer for a context: something it asks for is absent, or has another type than it is compared with. */
export interface ConditionFailure {
  readonly reason: "missing-value" | "wrong-type";
  /** What was asked for, or what the comparison was. */
  readonly name: string;
}

/** A compiled condition: true or false for a context, or why neither. */
export type Condition<K extends ConditionKind> = (context: ConditionContexts[K]) => Result<boolean, ConditionFailure>;

/**
 * Compiles a condition in CEL against the declared environment of its kind.
 *
 * The type is checked now, so that a compiled condition can only fail for want of data: a missing score, value or
 * attribute is `missing-value` (never quietly false) unless the rest of the condition decides alone, an attribute of
 * another type is `wrong-type`. Attributes come as their table gives them; write `double(subject.population) > 1e5` to read
 * text as a number. Whole numbers compare with doubles by `<` `>`; for equality write `3.0`.
 *
 * Refused: `scheme.condition.syntax`, `.type`, `.unknown-name`, `.not-yes-or-no`, `.forbidden` (`matches`, whose
 * patterns can take for ever, and functions of date and time zone), `.too-long` (500 nodes).
 * No text is ever evaluated as program. Cost: 0.1 ms to compile, under a microsecond a call.
 */
export function compileCondition<K extends ConditionKind>(source: string, kind: K): Result<Condition<K>, Problem> {
  const loan: Loan = { bar: null, portrait: null };
  const environment = environmentOf(kind, loan);
  const parsed = parseWith(() => environment.parse(source), kind);
  if (!parsed.ok) return parsed;
  const names = namesIn(parsed.value.ast);
  const forbidden = names.functions.find((name) => forbiddenFunctions.test(name));
  if (forbidden !== undefined) return err(problem("scheme.condition.forbidden", { name: forbidden }));
  const checked = environment.check(source);
  if (checked.error !== undefined) return err(refusal(checked.error, kind));
  if (checked.type !== "bool") return err(problem("scheme.condition.not-yes-or-no", { type: checked.type ?? "dyn" }));
  return ok(evaluator<K>(parsed.value, { kind, names, loan }));
}

/**
 * What a condition speaks of: variables, attributes, indicators, views, bands and functions, each sorted.
 * All empty when the text is not CEL; `compileCondition` says why.
 */
export function variablesOf(source: string): ConditionNames {
  const tree = conditionTree(source);
  return tree === null
    ? { variables: [], attributes: [], indicators: [], views: [], bands: [], functions: [] }
    : namesIn(tree);
}

/** The parsed form of a condition, or null when the text is not CEL. */
export function conditionTree(source: string): ConditionNode | null {
  const parsed = parseWith(() => environmentOf("band", { bar: null, portrait: null }).parse(source), "band");
  return parsed.ok ? parsed.value.ast : null;
}

const forbiddenFunctions = /^(?:matches|timestamp|duration|get[A-Z].*)$/;

function parseWith(parse: () => ParseResult, kind: ConditionKind): Result<ParseResult, Problem> {
  try {
    return ok(parse());
  } catch (error) {
    if (error instanceof ParseError || error instanceof TypeMismatch) return err(refusal(error, kind));
    throw error;
  }
}

function refusal(error: ParseError | TypeMismatch, kind: ConditionKind): Problem {
  const column = (error.range?.start ?? 0) + 1;
  if (error.code === "limit_exceeded") return problem("scheme.condition.too-long", {});
  if (error.code === "unknown_variable") {
    const name = String(error.node?.args ?? "");
    return problem("scheme.condition.unknown-name", { name, column, ...suggestions(name, variablesOfKind[kind]) });
  }
  const code = error instanceof ParseError ? "scheme.condition.syntax" : "scheme.condition.type";
  return problem(code, { detail: error.summary, column });
}

interface Compiled {
  readonly kind: ConditionKind;
  readonly names: ConditionNames;
  readonly loan: Loan;
}

function evaluator<K extends ConditionKind>(run: ParseResult, { kind, names, loan }: Compiled): Condition<K> {
  const numbers = names.variables.filter((name) => !textVariables.has(name));
  return (context) => {
    const variables = variablesFor(kind, context);
    for (const name of numbers) {
      if (Number.isNaN(variables[name])) return err({ reason: "missing-value", name });
    }
    loan.bar = isBar(context) ? context : null;
    loan.portrait = isPortrait(context) ? context : null;
    try {
      return ok(run(variables) === true);
    } catch (error) {
      return err(failure(error));
    } finally {
      loan.bar = null;
      loan.portrait = null;
    }
  };
}

const textVariables = new Set(["subject", "row", "band"]);

function isBar(context: ConditionContexts[ConditionKind]): context is ConditionContexts["bar"] {
  return "targetMet" in context;
}

function isPortrait(context: ConditionContexts[ConditionKind]): context is ConditionContexts["portrait"] {
  return "daysInPost" in context;
}

function isProposal(context: ConditionContexts["portrait"]): context is ConditionContexts["proposal"] {
  return "excused" in context;
}

/** Ranks and sizes are whole numbers to CEL, which JavaScript writes as bigints; NaN stays to be noticed. */
function variablesFor(kind: ConditionKind, context: ConditionContexts[ConditionKind]): Record<string, unknown> {
  if (isPortrait(context)) {
    const [quarters, daysInPost, leaveDays] = [context.quarters, context.daysInPost, context.leaveDays].map(
      wholeNumber,
    );
    const portrait = { gate: context.gate, quarters, daysInPost, leaveDays };
    return isProposal(context) ? { ...portrait, band: context.band, excused: wholeNumber(context.excused) } : portrait;
  }
  if (!("rank" in context)) return kind === "bar" && isBar(context) ? { score: context.score } : { ...context };
  return { ...context, rank: wholeNumber(context.rank), size: wholeNumber(context.size) };
}

function wholeNumber(value: number): bigint | number {
  return Number.isInteger(value) ? BigInt(value) : value;
}

function failure(error: unknown): ConditionFailure {
  if (error instanceof AbsentError) return { reason: "missing-value", name: error.message };
  if (error instanceof EvaluationError || error instanceof TypeMismatch) {
    const absent = /^No such key: (.*)$/s.exec(error.summary)?.[1];
    return absent === undefined
      ? { reason: "wrong-type", name: error.summary }
      : { reason: "missing-value", name: absent };
  }
  throw error;
}
