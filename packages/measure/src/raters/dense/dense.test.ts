import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { openArena } from "./arena.ts";
import { factorise } from "./cholesky.ts";
import { invertFactor } from "./inverse.ts";

/** A symmetric positive definite matrix of the order, in the first rows of an arena with room for its inverse. */
function filled(order: number, loops: "fastest" | "plain") {
  const stream = openStream(20260323, order);
  const arena = openArena(2 * order, order, loops);
  for (let i = 0; i < order; i++) {
    for (let j = 0; j <= i; j++) {
      const value = i === j ? order : stream.normal();
      arena.cells[i * order + j] = value;
      arena.cells[j * order + i] = value;
    }
  }
  return arena;
}

test.each([24, 48, 72, 240, 336])("a matrix of order %d times its inverse is the identity", (order) => {
  const arena = filled(order, "fastest");
  const matrix = arena.cells.slice(0, order * order);
  expect(factorise(arena, { at: 0, order })).toBe(true);
  const factor = arena.cells.slice(0, order * order);
  invertFactor(arena, { at: 0, order }, order * order);
  const inverse = (i: number, j: number) => arena.cells[Math.max(i, j) * order + Math.min(i, j)] as number;
  for (const i of [0, 1, 23, Math.floor(order / 2), order - 1]) {
    for (let j = 0; j < order; j += 5) {
      let [product, square] = [0, 0];
      for (let k = 0; k < order; k++) product += (matrix[i * order + k] as number) * inverse(k, j);
      for (let k = 0; k <= Math.min(i, j); k++)
        square += (factor[i * order + k] as number) * (factor[j * order + k] as number);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
      expect(square).toBeCloseTo(matrix[i * order + j] as number, 9);
    }
  }
});

test("SIMD and plain loops give the same bytes", () => {
  const [fast, plain] = (["fastest", "plain"] as const).map((loops) => {
    const arena = filled(264, loops);
    factorise(arena, { at: 0, order: 264 });
    invertFactor(arena, { at: 0, order: 264 }, 264 * 264);
    return arena.cells.slice(0, 264 * 264);
  });
  expect(fast).toEqual(plain);
});

test("a matrix that is not positive definite has no factor", () => {
  const arena = filled(48, "fastest");
  arena.cells[30 * 49] = -1;
  expect(factorise(arena, { at: 0, order: 48 })).toBe(false);
});
