import { expect, test } from "vitest";
import type { FlagFinding } from "../findings.ts";
import { on } from "../testing/people-world.ts";
import { flagIndex, flagsOfTerms } from "./flags-of-terms.ts";
import type { ServedTerm } from "./serving.ts";
import { spanDays } from "./span-days.ts";

const flag = (subject: number | null, ...periods: string[]) => ({ subject, periods }) as unknown as FlagFinding;
const term = (subject: number, from: string, to: string) => {
  const [first, last] = [on(from), on(to)];
  return { subject, ...spanDays({ earliest: first, latest: first }, { earliest: last, latest: last }) } as ServedTerm;
};

test("R21 a person is shown the flags about his place in the years of his term, and no others", () => {
  const flags = [
    flag(0, "2021"),
    flag(0, "2024", "2025"),
    flag(1, "2024"),
    flag(0),
    flag(null, "2024"),
    flag(0, "2026"),
  ];
  const own = [term(0, "2022-06-01", "2025-01-01")];
  expect(flagsOfTerms(flags, flagIndex(flags), own)).toEqual([1, 3]);
  expect(
    flagsOfTerms(flags, flagIndex(flags), [term(0, "2021-12-31", "2021-12-31"), term(1, "2020-01-01", "2023-12-31")]),
  ).toEqual([0, 3]);
});
