import { nameRefusal, type WordRefusal } from "../evidence/word-cells.ts";
import type { NameIndex } from "./name-index.ts";

/** Places that are assessed, and places that are gone, by the names that the table of successions gives them. */
export interface PlaceNames {
  readonly subjects: NameIndex;
  readonly gone: NameIndex;
}

/** A place by its id; `subject` −1 = a place that is gone. */
export interface NamedPlace {
  readonly subject: number;
  readonly id: string;
}

/** Finds a place by the name in a cell, or tells why there is none, with near names of both kinds. */
export function findPlace({ subjects, gone }: PlaceNames, name: string): NamedPlace | WordRefusal {
  const subject = subjects.find(name);
  if (subject.kind === "found") return { subject: subject.at, id: subjects.idAt(subject.at) };
  const left = subject.kind === "unknown" ? gone.find(name) : subject;
  if (left.kind === "found") return { subject: -1, id: gone.idAt(left.at) };
  const near = (wrong: string) => [subjects.near(wrong), gone.near(wrong)].filter((names) => names !== "").join(", ");
  return nameRefusal({ kind: "subject", index: { near } }, name, left);
}
