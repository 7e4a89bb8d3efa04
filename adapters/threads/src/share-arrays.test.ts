import { expect, test } from "vitest";
import { shareArrays } from "./share-arrays.ts";

test("large arrays move to shared memory with their values, small ones stay, and repeats are shared once", () => {
  const large = Float64Array.from({ length: 1000 }, (_, at) => at);
  const value = { large, again: [large], small: Int8Array.of(1, -1), word: "a", nothing: null, when: undefined };
  const copy = shareArrays(value);
  expect(copy).toEqual(value);
  expect(copy.large.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(copy.again[0]).toBe(copy.large);
  expect(copy.small.buffer).toBeInstanceOf(ArrayBuffer);
  expect(large.buffer).toBeInstanceOf(ArrayBuffer);
});
