import { normalCdf } from "@huabiao/measure";
import { expect, test } from "vitest";
import { normalBelow } from "./normal-table.ts";

test("the table of the normal distribution is exact to nine digits, and whole at its ends", () => {
  let farthest = 0;
  for (let k = -9_000; k <= 9_000; k += 7) {
    const z = k / 1_000;
    farthest = Math.max(farthest, Math.abs(normalBelow(z) - normalCdf(z)));
  }
  expect(farthest).toBeLessThan(1e-9);
  expect([normalBelow(0), normalBelow(-50), normalBelow(50)]).toEqual([0.5, 0, 1]);
});
