import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import {
  type Opposition,
  type OppositionFlag,
  type OppositionOptions,
  opposeSides,
  type PartPosition,
} from "./opposed-sides.ts";
import { amount, type Felt, feltFigure, partAmongKind, ratio } from "./peer-parts.ts";

/** What is known of a project; null = not known. Amounts are ≥ 0, in units that are the same within a kind. */
export interface ProjectFacts {
  /** Projects are compared within their kind only. */
  readonly kind: string;
  readonly cost: number | null;
  /** Part of the cost that was borrowed, in the unit of cost. */
  readonly debt: number | null;
  /** Reports, visits, ceremonies: any count that is the same within a kind. */
  readonly publicity: number | null;
  readonly plannedUse: number | null;
  readonly actualUse: number | null;
  /** What keeping it takes a year, in the unit of cost. */
  readonly upkeep: number | null;
  /** Benefit that people feel, from a survey. */
  readonly felt: Felt | null;
  /** Whether it was still in use after 1, 3 and 5 years; null = not that old yet, or not known. */
  readonly survived: readonly [boolean | null, boolean | null, boolean | null];
}

/** The parts of a project that are set among its peers. */
export const vanityParts = ["cost", "publicity", "use", "felt", "survival", "debt", "upkeep"] as const;

/** One of them. */
export type VanityPart = (typeof vanityParts)[number];

/** How a project's show stands against its use. */
export interface VanityRisk extends Opposition {
  /** Positions among projects of the kind, or why there is none. `debt` and `upkeep` are over cost, and shown only. */
  readonly parts: Readonly<Record<VanityPart, PartPosition>>;
}

/** Every project weighed, and those that people should look at. */
export interface VanityRisks {
  readonly risks: readonly Result<VanityRisk, UndefinedReason>[];
  readonly flags: readonly OppositionFlag[];
}

/**
 * Vanity risk (R28): a project's cost and publicity against its use, felt benefit and survival, among its kind.
 *
 * gap = mean position of cost and publicity − mean position of actual ÷ planned use, felt benefit and the share of
 * 1, 3 and 5 years survived. Parts that are not known are left out and told with their reason. Always shown with
 * its parts: a gap alone says nothing. A flag opens a look by people and changes no result by itself.
 *
 * @returns per project the risk, or `no-cost`, `no-data` (none of use, felt benefit, survival is known),
 * `too-few-units` (under 8 projects of the kind), `no-variation` (half of the
 * kind stand at the same position). @throws RangeError on an amount that is negative or not finite, naming project and part.
 *
 * Cost O(n log n). Checked by simulation: recall and false alarms among planted projects.
 */
export function vanityRisks(projects: readonly ProjectFacts[], options: OppositionOptions = {}): VanityRisks {
  const { minimum = 8 } = options;
  const kinds = projects.map(({ kind }) => kind);
  const figures = projects.map(figuresOf);
  const columns = vanityParts.map((part) =>
    partAmongKind(
      kinds,
      figures.map((own) => own[part]),
      minimum,
    ),
  );
  const parts = projects.map(
    (_, at) =>
      Object.fromEntries(vanityParts.map((part, k) => [part, columns[k]?.[at]])) as Record<VanityPart, PartPosition>,
  );
  const { oppositions, flags } = opposeSides(
    parts.map(({ cost, publicity, use, felt, survival }, at) => ({
      kind: kinds[at] as string,
      sides: figures[at]?.cost.ok
        ? ok([
            [cost, publicity],
            [use, felt, survival],
          ] as const)
        : err("no-cost"),
    })),
    options,
  );
  const risks = oppositions.map((one, at) =>
    one.ok ? ok({ ...one.value, parts: parts[at] as VanityRisk["parts"] }) : one,
  );
  return { risks, flags };
}

function figuresOf(project: ProjectFacts, at: number): Record<VanityPart, Result<Felt, UndefinedReason>> {
  const read = (part: "cost" | "debt" | "publicity" | "plannedUse" | "actualUse" | "upkeep") =>
    amount(`projects[${at}].${part}`, project[part]);
  const cost = read("cost");
  return {
    cost,
    publicity: read("publicity"),
    use: ratio(read("actualUse"), read("plannedUse")),
    felt: feltFigure(`projects[${at}].felt`, project.felt),
    survival: survivalOf(project.survived),
    debt: ratio(read("debt"), cost),
    upkeep: ratio(read("upkeep"), cost),
  };
}

/** Share of the known milestones at which the project was still in use. */
function survivalOf(survived: ProjectFacts["survived"]): Result<Felt, UndefinedReason> {
  const known = survived.filter((one) => one !== null);
  if (known.length === 0) return err("no-data");
  return ok({ value: known.filter(Boolean).length / known.length, standardError: null });
}
