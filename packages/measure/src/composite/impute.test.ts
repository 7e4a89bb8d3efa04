import { expect, test } from "vitest";
import { imputeLeaf } from "./impute.ts";

const nan = Number.NaN;
const values = Float64Array.of(1, nan, 4, 7, nan, nan);
const groupOf = Int32Array.of(0, 0, 0, 0, 0, 1);

test("R01 a group mean or median fills the gaps of its group", () => {
  expect([...imputeLeaf(values, { rule: "group-mean", groupOf })]).toEqual([1, 4, 4, 7, 4, nan]);
  const even = Float64Array.of(1, nan, 9, 3, 100, 50);
  expect([...imputeLeaf(even, { rule: "group-median", groupOf })]).toEqual([1, 6, 9, 3, 100, 50]);
  expect([...imputeLeaf(values, { rule: "group-median", groupOf })]).toEqual([1, 4, 4, 7, 4, nan]);
});

test("a group without values stays missing, and leave-out changes nothing", () => {
  expect(imputeLeaf(values, { rule: "group-mean", groupOf })[5]).toBeNaN();
  const left = imputeLeaf(values, { rule: "leave-out" });
  expect([...left]).toEqual([...values]);
  expect(left).not.toBe(values);
});

test("the input is not modified", () => {
  const before = [...values];
  imputeLeaf(values, { rule: "group-median", groupOf });
  expect([...values]).toEqual(before);
});

test("a ragged or negative group and an infinite cell throw and are named", () => {
  expect(() => imputeLeaf(values, { rule: "group-mean", groupOf: new Int32Array(2) })).toThrow(/groupOf holds 2/);
  expect(() => imputeLeaf(values, { rule: "group-mean", groupOf: new Int32Array(6).fill(-1) })).toThrow(/groupOf\[0\]/);
  expect(() => imputeLeaf(Float64Array.of(1, Infinity), { rule: "leave-out" })).toThrow(/values\[1\] is Infinity/);
});
