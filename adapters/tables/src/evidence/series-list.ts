import type { Text } from "@huabiao/kernel/text";
import type { Scheme } from "@huabiao/scheme";
import { NameIndex } from "../match/name-index.ts";
import { isPercent } from "../match/unit.ts";

/** A series of the scheme as tables are read against it; `unit` null when the scheme states none. */
interface SeriesEntry {
  readonly id: string;
  readonly unit: string | null;
  readonly percent: boolean;
}

/** The series of a scheme with their names. */
export interface SeriesList {
  readonly entries: readonly SeriesEntry[];
  readonly index: NameIndex;
}

/** Lists the indicators and then the other series of a scheme, in its order, findable by id, title and alias. */
export function listSeries(scheme: Scheme): SeriesList {
  const index = new NameIndex();
  const entries: SeriesEntry[] = [];
  for (const one of [...scheme.indicators, ...(scheme.series ?? [])]) {
    index.add(one.id, [...titleWords(one.title), ...(one.aliases ?? [])]);
    const unit = one.unit ?? null;
    entries.push({ id: one.id, unit, percent: unit !== null && isPercent(unit) });
  }
  return { entries, index };
}

/** Every wording of a text, whatever the language. */
export function titleWords(text: Text): string[] {
  return typeof text === "string" ? [text] : Object.values(text).filter((words) => words !== undefined);
}
