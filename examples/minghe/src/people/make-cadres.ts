import type { OfficeTerm } from "../office-term.ts";
import type { County } from "../places.ts";
import type { HeldPoll } from "../voices/ballot-row.ts";
import type { RatingPanel } from "../voices/ratings.ts";
import { holdCadrePanel } from "./cadre-panel.ts";
import { makeDeputies } from "./careers.ts";
import { type Circumstances, makeCircumstances } from "./circumstances.ts";
import type { Deputy } from "./deputy.ts";
import type { PlantedJudgements } from "./judgements.ts";
import { listMembers, type Member } from "./members.ts";
import { holdPersonRatings } from "./person-ratings.ts";
import { makeProjects, type Works } from "./projects.ts";
import { makeRecords, type WorkRecord } from "./records.ts";

/** The cadres of the twelve teams: their careers, what they truly did in 2025, and what was written and said of it. */
export interface Cadres {
  readonly deputies: readonly Deputy[];
  readonly members: readonly Member[];
  readonly records: readonly WorkRecord[];
  readonly works: Works;
  readonly circumstances: Circumstances;
  readonly judgements: PlantedJudgements;
  readonly panel: HeldPoll;
  readonly ratings: RatingPanel;
}

/** Makes the cadres of a world whose secretaries and mayors are known. Same seed, same cadres. Cost O(ballots + marks). */
export function makeCadres(ground: {
  readonly seed: number;
  readonly counties: readonly County[];
  readonly terms: readonly OfficeTerm[];
}): Cadres {
  const { seed, counties, terms } = ground;
  const deputies = makeDeputies(ground);
  const members = listMembers(seed, { terms, deputies });
  const records = makeRecords(seed, members);
  const works = makeProjects(seed, { counties, terms });
  return {
    ...{ deputies, members, records, works },
    circumstances: makeCircumstances(members, { deputies, works, records }),
    judgements: {
      vetoed: principal(members, "MH0207", "secretary"),
      differ: principal(members, "MH0605", "mayor"),
      incomplete: principal(members, "MH0404", "mayor"),
    },
    panel: holdCadrePanel(seed, members),
    ratings: holdPersonRatings(seed, members),
  };
}

/** Who held a post of a county longest in 2025. */
function principal(members: readonly Member[], county: string, kind: Member["kind"]): string {
  const own = members.filter((one) => one.county === county && one.kind === kind);
  const longest = own.toSorted((a, b) => b.days - a.days)[0];
  if (longest === undefined) throw new RangeError(`no ${kind} in ${county}`);
  return longest.person;
}
