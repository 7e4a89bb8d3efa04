import type { Term } from "@huabiao/assess";
import type { Scheme } from "@huabiao/scheme";
import { shownText } from "../cells/cell-text.ts";
import type { SourceList } from "../evidence/source-list.ts";
import { foldName } from "../match/fold.ts";

/**
 * Terms with their posts in the scheme's own spelling. A post that the scheme does not name is kept as it stands and noted once
 * with its count: such terms are counted, but belong to no team.
 */
export function withKnownPosts(terms: readonly Term[], { people }: Scheme, sources: SourceList): readonly Term[] {
  if (people === undefined) return terms;
  const known = new Map(people.posts.flatMap(({ names }) => names.map((name) => [foldName(name), name])));
  const others = new Map<string, { term: Term; count: number }>();
  const spelt = terms.map((term) => {
    const folded = foldName(term.post);
    const post = known.get(folded);
    if (post !== undefined) return post === term.post ? term : { ...term, post };
    const other = others.get(folded) ?? { term, count: 0 };
    others.set(folded, { ...other, count: other.count + 1 });
    return term;
  });
  for (const { term, count } of others.values()) {
    sources.logOf(term.source).note("table.post-not-named", { value: shownText(term.post), count }, { row: term.row });
  }
  return spelt;
}
