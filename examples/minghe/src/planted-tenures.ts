import type { OfficeTerm } from "./office-term.ts";
import { plantedTruth } from "./planted.ts";

const forester = plantedTruth("late-forest");
const borrower = plantedTruth("growth-on-debt");

/**
 * Tenures of the people that the planted truths are about; the register can draw none of their names.
 *
 * Who had the forest planted left before it grew, and who borrowed left before it was due: both hold a post elsewhere in
 * 2025, so that credits and debits have to follow the person.
 */
export const plantedTenures: readonly OfficeTerm[] = [
  tenure(forester.counties[0], forester.from, ["2015-03-16", "2021-05-31"]),
  tenure("MH0805", forester.from, ["2021-06-18", null]),
  tenure(forester.counties[0], "喬以恆", ["2021-06-18", null]),
  tenure(borrower.counties[0], borrower.from, ["2019-12-11", "2024-10-15"]),
  tenure("MH0502", borrower.from, ["2024-11-06", null]),
];

function tenure(
  county: string | undefined,
  person: string | undefined,
  [from, to]: readonly [string, string | null],
): OfficeTerm {
  if (county === undefined || person === undefined) throw new RangeError("a planted tenure without place or person");
  return { county, post: "secretary", person, from, to };
}
