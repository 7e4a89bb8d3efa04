import type { Text } from "@huabiao/kernel/text";

/** A use of a result that a rule proposes (R31). */
export interface ProposalFinding {
  readonly id: string;
  readonly title: Text;
  readonly purpose: "appointment" | "training" | "supervision" | "incentive" | "accountability" | "rectification";
  /** Takes effect only when objections have ended. */
  readonly afterObjection: boolean;
}
