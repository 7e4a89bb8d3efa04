import { expect, test } from "vitest";
import { InvariantError, invariant } from "./invariant.ts";
import { problem } from "./problem.ts";
import { collectResults, err, mapResult, ok, type Result } from "./result.ts";

test("a success is changed, a refusal passes unchanged", () => {
  const refusal: Result<number, string> = err("why");
  expect(mapResult(ok(2), (value) => value + 1)).toEqual(ok(3));
  expect(mapResult(refusal, (value: number) => value + 1)).toBe(refusal);
});

test("many successes become one with every value in order", () => {
  expect(collectResults([ok(1), ok(2), ok(3)])).toEqual(ok([1, 2, 3]));
  expect(collectResults([])).toEqual(ok([]));
});

test("every reason is kept, in order, when one of many is refused", () => {
  expect(collectResults([err("a"), ok(2), err("b")])).toEqual(err(["a", "b"]));
});

test("an invariant that does not hold throws with its message", () => {
  expect(() => invariant(true, "holds")).not.toThrow();
  expect(() => invariant(0, "broken")).toThrow(new InvariantError("broken"));
});

test("a problem has no place unless it is given one", () => {
  expect(problem("code")).toEqual({ code: "code", path: [], facts: {} });
  expect("place" in problem("code")).toBe(false);
  expect(problem("code", { n: 1 }, { path: ["a", 0], place: { row: 2 } })).toEqual({
    code: "code",
    path: ["a", 0],
    facts: { n: 1 },
    place: { row: 2 },
  });
});
