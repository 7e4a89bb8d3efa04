import type { ParticipationFinding } from "../voices-finding.ts";
import { type PollCell, sumOrNull } from "./poll-parts.ts";

/**
 * Who could take part and who did (R14, 群眾參與度): turnout and coverage of strata.
 *
 * @param cells the cells of one subject, or of all. @param counted ballots without any answer, and ballots withheld.
 */
export function participationOf(
  cells: readonly PollCell[],
  counted: { readonly blank: number; readonly withheld: number },
): ParticipationFinding {
  const population = sumOrNull(cells.map((cell) => cell.population));
  const invited = sumOrNull(cells.map((cell) => cell.invited));
  const returned = cells.reduce((sum, cell) => sum + cell.returned, 0);
  const heard = sumOrNull(cells.filter((cell) => cell.returned > 0).map((cell) => cell.population));
  return {
    population,
    invited,
    returned,
    ...counted,
    rate: invited === null || invited === 0 ? null : returned / invited,
    covered: population === null || population === 0 || heard === null ? null : heard / population,
    parts: mergedParts(cells),
  };
}

/** Cells by class and stratum, summed over subjects. */
function mergedParts(cells: readonly PollCell[]): ParticipationFinding["parts"] {
  const parts = new Map<string, PollCell[]>();
  for (const cell of cells) {
    const key = `${cell.class} ${cell.stratum}`;
    const own = parts.get(key);
    if (own) own.push(cell);
    else parts.set(key, [cell]);
  }
  return [...parts.values()]
    .map((own) => ({
      class: own[0]?.class ?? -1,
      stratum: own[0]?.stratum ?? -1,
      population: sumOrNull(own.map((cell) => cell.population)),
      invited: sumOrNull(own.map((cell) => cell.invited)),
      returned: own.reduce((sum, { returned }) => sum + returned, 0),
    }))
    .sort((a, b) => a.class - b.class || a.stratum - b.stratum);
}
