import { editDistance } from "@huabiao/scheme/analysis";
import { foldName } from "./fold.ts";
import { foldScript } from "./script-variants.ts";

/**
 * Up to three known names that a wrong name may have meant, nearest first, equals in the order given.
 *
 * Near means: equal but for case, script (縣/县) or administrative suffix (縣, 市, 區 …); else one edit for
 * every three characters, at least one. For people to choose from; nothing is ever matched by nearness.
 * Cost O(names × length²) at worst, less by a look at lengths.
 */
export function nearNames(wrong: string, known: Iterable<string>): string[] {
  const wanted = comparable(wrong);
  const core = withoutSuffix(wanted);
  const limit = Math.max(1, Math.floor([...wanted].length / 3));
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of known) {
    const candidate = comparable(name);
    if (Math.abs(candidate.length - wanted.length) > 2 * limit + longestSuffix) continue;
    const distance = core !== "" && withoutSuffix(candidate) === core ? 0.5 : editDistance(wanted, candidate);
    if (distance <= limit) found.push({ name, distance: candidate === wanted ? 0 : distance });
  }
  found.sort((a, b) => a.distance - b.distance);
  return [...new Set(found.map((one) => one.name))].slice(0, 3);
}

/** Code units of the longest administrative suffix below. */
const longestSuffix = 5;

function comparable(name: string): string {
  return foldScript(foldName(name)).toLowerCase();
}

function withoutSuffix(name: string): string {
  return name.replace(/(特别行政区|自治[区州县旗]|新区|地区|街道|[省市县区州盟旗镇乡村])$/u, "");
}
