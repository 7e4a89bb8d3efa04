import type { Place } from "@huabiao/kernel/problem";
import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { Locate, Path } from "../path.ts";
import type { Aliases } from "./aliases.ts";

/**
 * The way from a path back to the lines: `locate` for values, `locateKey` for keys.
 *
 * A list or a mapping under a key is placed at the key, since it may begin lines below; a single value
 * at itself. What is absent has the place of the nearest part above it. Cost O(depth × keys of each mapping).
 */
export function locator(
  contents: ParsedNode | null,
  aliases: Aliases,
  placeAt: (offset: number) => Place,
): { readonly locate: Locate; readonly locateKey: Locate } {
  const find = (path: Path): Spot => {
    let spot: Spot = { value: contents, key: null };
    for (const step of path) {
      const next = stepInto(spot.value, step, aliases);
      if (next === null) return spot;
      spot = next;
    }
    return spot;
  };
  const offsetOf = ({ value, key }: Spot): number => (key ?? value)?.range[0] ?? 0;
  return {
    locate: (path) => {
      const spot = find(path);
      const single = spot.value !== null && (isScalar(spot.value) || isAlias(spot.value));
      return placeAt(single && hasWords(spot.value) ? (spot.value?.range[0] ?? 0) : offsetOf(spot));
    },
    locateKey: (path) => placeAt(offsetOf(find(path))),
  };
}

interface Spot {
  readonly value: ParsedNode | null;
  readonly key: ParsedNode | null;
}

function hasWords(node: ParsedNode | null): boolean {
  return node !== null && node.range[1] > node.range[0];
}

function stepInto(node: ParsedNode | null, step: string | number, aliases: Aliases): Spot | null {
  const solid = node !== null && isAlias(node) ? (aliases.get(node) ?? null) : node;
  if (isSeq<ParsedNode>(solid)) {
    const value = solid.items[Number(step)];
    return value === undefined ? null : { value, key: null };
  }
  if (!isMap<ParsedNode, ParsedNode | null>(solid)) return null;
  const pair = solid.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === undefined ? null : { value: pair.value, key: pair.key };
}
