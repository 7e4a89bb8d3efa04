import type { Text } from "@huabiao/kernel/text";
import type { UndefinedReason } from "@huabiao/measure";

/** A project with the parts of its vanity risk; never a bare score. */
export interface ProjectFinding {
  readonly id: string;
  readonly title: Text;
  readonly subject: number;
  readonly kind: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  /** Persons who answered for it, by share. */
  readonly persons: readonly { readonly person: number; readonly share: number }[];
  readonly parts: readonly {
    readonly part: "cost" | "debt" | "publicity" | "use" | "upkeep" | "felt" | "survival";
    readonly value: number | null;
    readonly unit: string;
    /** Share of comparable projects below it, ties half. */
    readonly position: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly reason: UndefinedReason | null;
  }[];
  readonly risk: {
    readonly estimate: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly flagged: boolean;
    readonly reason: UndefinedReason | null;
  };
}
