import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTails, offerToTail, openTails, sortTails } from "./tails.ts";

function kept(parts: readonly (readonly number[])[], room: number): number[] {
  const tails = parts.map((part) => {
    const own = openTails(2, room);
    for (const value of part) offerToTail(own, 1, value);
    return own;
  });
  const [whole, ...others] = tails;
  if (!whole) return [];
  for (const other of others) mergeTails(whole, other);
  sortTails(whole);
  return [...whole.values.subarray(room, room + (whole.sizes[1] as number))];
}

test("a tail keeps the smallest numbers, whatever the order of arrival and the division into parts", () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 60 });
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 1, max: 20 }), (first, second, room) => {
      const smallest = Float64Array.from([...first, ...second])
        .sort()
        .slice(0, room);
      expect(kept([first, second], room)).toEqual([...smallest]);
      expect(kept([[...second, ...first]], room)).toEqual([...smallest]);
    }),
  );
});

test("slots do not touch each other", () => {
  const tails = openTails(3, 2);
  for (const value of [3, 2, 1]) offerToTail(tails, 1, value);
  expect([...tails.sizes]).toEqual([0, 2, 0]);
});
