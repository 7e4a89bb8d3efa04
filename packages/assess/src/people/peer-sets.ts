import type { Text } from "@huabiao/kernel/text";
import type { PeopleDesk } from "./desk.ts";
import { joinedText } from "./joined-text.ts";

/** Members of a peer set below which nothing is compared, when the scheme does not say. */
export const fewestPeers = 3;

/** Who is compared with whom: like with like only (R25). */
export interface PeerSets {
  /** Set of every unit; those that nothing can be compared with stand alone. */
  readonly setOf: Int32Array;
  readonly titles: readonly Text[];
  /** Members of each set. */
  readonly sizes: Int32Array;
}

/** Persons by the kind of their main post and the comparison group of its place, as the scheme says; both by default. */
export function personSets({ serving, people, computed }: PeopleDesk): PeerSets {
  const by = people.peers?.by ?? ["post", "group"];
  return setsOf(
    Array.from(serving.mainTerm, (at) => {
      const served = serving.terms[at];
      if (served === undefined) return null;
      const group = computed.groups.groupOf[served.subject] as number;
      const post = people.posts[served.kind]?.title ?? served.post;
      const parts = [
        ...(by.includes("post") ? [{ key: served.kind, title: post }] : []),
        ...(by.includes("group") ? [{ key: group, title: computed.groups.titles[group] ?? "" }] : []),
      ];
      return { key: parts.map(({ key }) => key).join(" "), title: joinedText(parts.map(({ title }) => title)) };
    }),
  );
}

/** Teams by the comparison group of their place. */
export function teamSets({ teams, computed }: PeopleDesk): PeerSets {
  return setsOf(
    teams.map(({ subject }) => {
      const group = computed.groups.groupOf[subject] as number;
      return { key: String(group), title: computed.groups.titles[group] ?? "" };
    }),
  );
}

function setsOf(units: readonly ({ readonly key: string; readonly title: Text } | null)[]): PeerSets {
  const numbers = new Map<string, number>();
  const titles: Text[] = [];
  const setOf = Int32Array.from(units, (unit) => {
    const known = unit === null ? undefined : numbers.get(unit.key);
    if (known !== undefined) return known;
    if (unit !== null) numbers.set(unit.key, titles.length);
    return titles.push(unit?.title ?? "") - 1;
  });
  const sizes = new Int32Array(titles.length);
  for (const set of setOf) sizes[set] = (sizes[set] as number) + 1;
  return { setOf, titles, sizes };
}
