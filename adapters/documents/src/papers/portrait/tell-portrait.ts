import type { PaperOptions, PaperSource } from "../paper-options.ts";
import { personView } from "./person-view.ts";
import { details, sitFor } from "./sitting.ts";
import { teamView } from "./team-view.ts";

const [fullest] = details;

/**
 * What a person's portrait says, part by part in one language: what the paper prints, for a screen to show.
 * @throws RangeError when there is no such person.
 */
export function tellPerson(source: PaperSource, person: number, options: PaperOptions) {
  return personView(sitFor(source, options, fullest), person);
}

/** What a team's portrait says; see `tellPerson`. @throws RangeError when there is no such team. */
export function tellTeam(source: PaperSource, team: number, options: PaperOptions) {
  return teamView(sitFor(source, options, fullest), team);
}

/** A person's portrait in words. */
export type ToldPerson = ReturnType<typeof tellPerson>;
/** A team's portrait in words. */
export type ToldTeam = ReturnType<typeof tellTeam>;
