import { openStream } from "@huabiao/kernel/random";
import type { ProjectFacts } from "../vanity-risk.ts";

/** Honest projects of two kinds, and vanity ones among them: dear, loud, little used, little felt, soon given up. */
export function simulatedProjects(seed: number, honest: number, vain: number): ProjectFacts[] {
  const stream = openStream(seed);
  return Array.from({ length: honest + vain }, (_, at) => {
    const isVain = at >= honest;
    const scale = stream.normal();
    const cost = Math.exp(3 + 0.6 * scale + 0.5 * stream.normal() + (isVain ? 1.6 : 0));
    const planned = 100 * Math.exp(0.5 * scale);
    const felt = 70 + 8 * stream.normal() - (isVain ? 22 : 0);
    const lasting = isVain ? 0.35 : 0.93;
    const after1 = stream.uniform() < lasting;
    const after3 = after1 && stream.uniform() < lasting;
    return {
      kind: at % 2 === 0 ? "road" : "square",
      cost,
      debt: cost * stream.uniform() * (isVain ? 0.9 : 0.4),
      publicity: stream.gamma(3) * (isVain ? 4 : 1),
      plannedUse: planned,
      actualUse: planned * Math.exp(0.25 * stream.normal() - (isVain ? 1 : 0)),
      upkeep: cost * 0.03 * (1 + stream.uniform()),
      felt: { value: felt + 3 * stream.normal(), standardError: 3 },
      survived: [after1, after3, stream.uniform() < 0.5 ? null : after3 && stream.uniform() < lasting],
    };
  });
}
