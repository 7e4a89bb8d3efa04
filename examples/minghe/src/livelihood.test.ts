import { expect, test } from "vitest";
import { generateWorld } from "./generate.ts";
import { plantedEfforts } from "./livelihood.ts";

const { efforts } = generateWorld();

test("R16 three tasks in every county; two of each are toil for little, one much for little", () => {
  expect(efforts).toHaveLength(3 * 96);
  const planted = plantedEfforts(efforts);
  expect(planted).toHaveLength(9);
  for (const task of ["doctor", "elderly", "air-water"]) {
    const own = planted.filter((one) => one.task === task).map((one) => one.planted);
    expect(own.sort()).toEqual(["thrift", "toil", "toil"]);
  }
});

test("R16 who toils puts in about three times what others do", () => {
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;
  const of = (planted: string | null) =>
    median(efforts.filter((one) => one.planted === planted && one.task === "doctor").map(({ spending }) => spending));
  expect(of("toil") / of(null)).toBeGreaterThan(2);
  expect(of("thrift") / of(null)).toBeLessThan(0.8);
});
