import { expect, test } from "vitest";
import { unionDays } from "./union-days.ts";

const window = { start: 10, end: 20 };

test("R11 a day counts once however many stretches hold it, and only within the window", () => {
  expect(unionDays([], window)).toBe(0);
  expect(unionDays([{ start: 0, end: Number.POSITIVE_INFINITY }], window)).toBe(10);
  expect(
    unionDays(
      [
        { start: 12, end: 15 },
        { start: 14, end: 16 },
        { start: 12, end: 13 },
      ],
      window,
    ),
  ).toBe(4);
  expect(
    unionDays(
      [
        { start: 18, end: 40 },
        { start: 0, end: 11 },
      ],
      window,
    ),
  ).toBe(3);
  expect(
    unionDays(
      [
        { start: 0, end: 10 },
        { start: 20, end: 22 },
        { start: 15, end: 15 },
      ],
      window,
    ),
  ).toBe(0);
});
