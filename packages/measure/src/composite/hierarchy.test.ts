import fc from "fast-check";
import { expect, test } from "vitest";
import { buildTree, childrenOf, type NodeDeclaration } from "./hierarchy.ts";

const node = (id: string, parent: string | null, leaf = false): NodeDeclaration => ({ id, parent, leaf });

test("R01 leaves come first, inner nodes after their children, the root last, siblings in order", () => {
  const built = buildTree([
    node("index", null),
    node("growth", "index"),
    node("people", "index"),
    node("a", "people", true),
    node("b", "growth", true),
    node("deep", "growth"),
    node("c", "deep", true),
  ]);
  if (!built.ok) throw new Error("refused");
  expect(built.value.ids).toEqual(["a", "b", "c", "deep", "growth", "people", "index"]);
  expect(built.value.leafCount).toBe(3);
  expect([...built.value.parent]).toEqual([5, 4, 3, 4, 6, 6, -1]);
  expect([...built.value.height]).toEqual([1, 1, 1, 2, 3, 2, 4]);
  expect(childrenOf(built.value).map((own) => [...own])).toEqual([[2], [1, 3], [0], [4, 5]]);
});

test("a lone leaf is a tree", () => {
  const built = buildTree([node("only", null, true)]);
  expect(built).toMatchObject({ ok: true, value: { ids: ["only"], leafCount: 1 } });
  if (built.ok) expect(childrenOf(built.value)).toEqual([]);
});

test.each([
  ["no nodes", [], [{ fault: "no-root" }]],
  [
    "a duplicate id",
    [node("r", null), node("a", "r", true), node("a", "r", true)],
    [{ fault: "duplicate-id", id: "a", count: 2 }],
  ],
  [
    "an unknown parent",
    [node("r", null), node("a", "r", true), node("b", "x", true)],
    [{ fault: "unknown-parent", id: "b", parent: "x" }],
  ],
  [
    "a cycle",
    [node("r", null), node("a", "r", true), node("p", "q"), node("q", "p")],
    [{ fault: "cycle", members: ["p", "q"] }],
  ],
  [
    "a node that is its own parent, with a tail that is not named",
    [node("r", null), node("a", "r", true), node("t", "s", true), node("s", "s")],
    [{ fault: "cycle", members: ["s"] }],
  ],
  [
    "several roots",
    [node("r", null), node("a", "r", true), node("s", null), node("b", "s", true)],
    [{ fault: "several-roots", roots: ["r", "s"] }],
  ],
  [
    "a leaf with children",
    [node("r", null), node("a", "r", true), node("b", "a", true)],
    [{ fault: "leaf-with-children", id: "a", children: ["b"] }],
  ],
  ["an inner node without children", [node("r", null)], [{ fault: "inner-without-children", id: "r" }]],
] as const)("%s is refused", (_, nodes, faults) => {
  expect(buildTree(nodes)).toEqual({ ok: false, error: faults });
});

test("all faults are told at once", () => {
  const built = buildTree([node("a", "x", true), node("a", "b", true), node("b", "c"), node("c", "b"), node("d", "b")]);
  const faults = built.ok ? [] : built.error.map(({ fault }) => fault);
  expect(faults).toEqual(["duplicate-id", "no-root", "unknown-parent", "cycle", "inner-without-children"]);
});

test("a chain of 100,000 nodes neither overflows nor is refused", () => {
  const nodes = Array.from({ length: 100_000 }, (_, at) =>
    node(`n${at}`, at === 0 ? null : `n${at - 1}`, at === 99_999),
  );
  const built = buildTree(nodes);
  expect(built.ok && built.value.height.at(-1)).toBe(100_000);
});

test("every random tree numbers children before parents and loses no node", () => {
  const parents = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(parents, (seeds) => {
      const inner = seeds.map((seed, at) => node(`n${at}`, at === 0 ? null : `n${seed % at}`));
      const leaves = inner.map(({ id }) => node(`${id}-leaf`, id, true));
      const built = buildTree([...leaves, ...inner]);
      if (!built.ok) throw new Error("refused");
      const { parent, ids, height } = built.value;
      expect(new Set(ids).size).toBe(2 * seeds.length);
      parent.forEach((above, at) => {
        expect(at === ids.length - 1 ? above === -1 : above > at).toBe(true);
        if (above >= 0) expect(height[above]).toBeGreaterThan(height[at] as number);
      });
    }),
  );
});
