import { type Facts, type Place, type Problem, problem } from "@huabiao/kernel/problem";
import { limits } from "./limits.ts";
import type { TablePlace } from "./read/table.ts";

/** Where in a table something was found. */
export interface CellPlace {
  readonly row?: number;
  readonly column?: string | number;
}

/** What was found: what refuses, the refused rows that were left out, and all that is worth reading besides. */
export interface FoundProblems {
  readonly problems: readonly Problem[];
  /** Refusals of rows that were tolerated; they stand in `warnings` too. */
  readonly tolerated: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Everything that was found in one table: what refuses it, what refuses single rows, what is worth knowing.
 *
 * With `tolerate` the refusals of rows become warnings and the table stands without those rows; a table
 * that cannot be read at all is refused either way. Per code at most `limits.listedProblems` are listed,
 * the rest is counted in a final `table.more-problems`, so nothing is lost and nothing floods.
 */
export class ProblemLog {
  readonly #place: TablePlace;
  readonly #tolerate: boolean;
  readonly #problems: Problem[] = [];
  readonly #tolerated: Problem[] = [];
  readonly #notes: Problem[] = [];
  readonly #counts = new Map<string, number>();
  #broken = false;
  #refusals = 0;

  constructor(place: TablePlace, options: { readonly tolerate: boolean }) {
    this.#place = place;
    this.#tolerate = options.tolerate;
  }

  /** The table as a whole cannot be used. */
  refuseTable(code: string, facts: Facts = {}, at: CellPlace = {}): void {
    this.#broken = true;
    this.#refusals++;
    this.#list(this.#problems, code, { facts, at });
  }

  /** One row, or one cell of it, cannot be used. */
  refuseRow(code: string, facts: Facts, at: CellPlace): void {
    this.#refusals++;
    this.#list(this.#tolerate ? this.#tolerated : this.#problems, code, { facts, at });
  }

  /** Something was understood in a way people should know of. */
  note(code: string, facts: Facts = {}, at: CellPlace = {}): void {
    this.#list(this.#notes, code, { facts, at });
  }

  /** What another reader found already, with its own place: it refuses the whole. */
  pass(found: Problem): void {
    this.#broken = true;
    this.#refusals++;
    this.#problems.push({ ...found, place: { ...this.#place, ...found.place } });
  }

  /** Whether the table as a whole was refused. */
  get broken(): boolean {
    return this.#broken;
  }

  /** How many refusals there were, of the table or of rows, tolerated ones too. */
  get refusals(): number {
    return this.#refusals;
  }

  /** How often a code was raised. */
  countOf(code: string): number {
    return this.#counts.get(code) ?? 0;
  }

  /** Everything found, with a closing count for each code that was listed in part. */
  close(): FoundProblems {
    const problems = [...this.#problems];
    const tolerated = [...this.#tolerated];
    const notes = [...this.#notes];
    for (const [code, count] of this.#counts) {
      if (count <= limits.listedProblems) continue;
      const more = this.#build(
        "table.more-problems",
        { code, count: count - limits.listedProblems, listed: limits.listedProblems },
        {},
      );
      const list = [problems, tolerated].find((some) => some.some((one) => one.code === code)) ?? notes;
      list.push(more);
    }
    return { problems, tolerated, warnings: [...tolerated, ...notes] };
  }

  #list(into: Problem[], code: string, what: { readonly facts: Facts; readonly at: CellPlace }): void {
    const count = this.countOf(code);
    this.#counts.set(code, count + 1);
    if (count < limits.listedProblems) into.push(this.#build(code, what.facts, what.at));
  }

  #build(code: string, facts: Facts, at: CellPlace): Problem {
    const place: Place = { ...this.#place, ...at };
    return problem(code, facts, { place });
  }
}
