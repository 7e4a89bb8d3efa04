import type { Factor } from "./factor.ts";

/** The same categories with levels sorted by code unit. Changes `codes` in place: no other holder may rely on the old order. */
export function byCodeUnit({ codes, levels }: Factor): Factor {
  const order = levels.map((_, at) => at).sort((a, b) => compare(levels[a] as string, levels[b] as string));
  const place = new Int32Array(levels.length);
  order.forEach((from, to) => {
    place[from] = to;
  });
  for (let k = 0; k < codes.length; k++) {
    const code = codes[k] as number;
    if (code >= 0) codes[k] = place[code] as number;
  }
  return { codes, levels: order.map((from) => levels[from] as string) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
