import type { Scheme } from "@huabiao/scheme";
import { titleWords } from "../evidence/series-list.ts";
import { NameIndex } from "../match/name-index.ts";
import type { PersonList } from "./read-persons.ts";

/** What the tables of people may name. */
export interface PeopleNames {
  readonly subjects: NameIndex;
  readonly persons: PersonList;
  readonly criteria: NameIndex;
  /** Dimensions, then indicators. */
  readonly areas: NameIndex;
  readonly areaIds: readonly string[];
}

/** The names that a scheme gives, and those of its persons. */
export function peopleNames(scheme: Scheme, subjects: NameIndex, persons: PersonList): PeopleNames {
  const areas = [...scheme.dimensions, ...scheme.indicators];
  return {
    subjects,
    persons,
    criteria: indexOf(scheme.politicalStandard ?? []),
    areas: indexOf(areas),
    areaIds: areas.map(({ id }) => id),
  };
}

/** An index of things by id, title and alias. */
export function indexOf(
  things: readonly {
    readonly id: string;
    readonly title?: Scheme["title"];
    readonly aliases?: readonly string[] | undefined;
  }[],
): NameIndex {
  const index = new NameIndex();
  for (const { id, title, aliases = [] } of things)
    index.add(id, [...(title === undefined ? [] : titleWords(title)), ...aliases]);
  return index;
}
