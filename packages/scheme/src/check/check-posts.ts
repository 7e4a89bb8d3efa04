import type { People } from "../document/scheme.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import type { Check } from "./report.ts";

/** Names of kinds of posts that the scheme does not have. */
export function checkPosts({ refuse }: Check, people: People, at: { names: readonly string[]; path: Path }): void {
  const known = people.posts.map(({ id }) => id);
  at.names.forEach((post, k) => {
    if (!known.includes(post)) refuse("scheme.unknown-post", [...at.path, k], { post, ...suggestions(post, known) });
  });
}
