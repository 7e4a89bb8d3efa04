import { rules } from "./rules.ts";

/** The ids of every lint rule that a waiver can name, sorted. */
export const knownRules: readonly string[] = rules.map(({ id }) => id).sort();
