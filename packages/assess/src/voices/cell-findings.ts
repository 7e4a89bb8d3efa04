import type { Poll, PollItem } from "@huabiao/scheme";
import type { Ballots } from "../evidence.ts";
import type { CellFinding, EstimateFinding, Told } from "../voices-finding.ts";
import { domainsByPart } from "./domains.ts";
import { estimateMeans, type VoiceDesign } from "./estimate.ts";
import { countOptions } from "./option-counts.ts";
import type { PollPart, PollParts } from "./poll-parts.ts";

/** What the cells of a poll are told from. */
export interface CellSource {
  readonly poll: Poll;
  readonly items: readonly PollItem[];
  readonly ballots: Ballots;
  readonly parts: PollParts;
  readonly design: VoiceDesign;
  readonly scores: Float64Array;
}

/** The cells of each subject, and those of all subjects together. */
export interface PollCells {
  readonly bySubject: ReadonlyMap<number, readonly CellFinding[]>;
  readonly overall: readonly CellFinding[];
}

/**
 * Every cell that may be shown, with its counts and its score (R20): per subject, and over all subjects.
 *
 * Over all subjects a stratum is told from those cells alone in which it stands by itself: a cell that was merged
 * for its size would otherwise be given away by the difference. A poll without classes and strata has no cells.
 */
export function pollCells(source: CellSource): PollCells {
  const { parts } = source.parts;
  const own = parts.map((part, at) => ({ part, domain: at }));
  const told = own.filter(({ part }) => part.class >= 0 || part.strata.length > 0);
  const cells = cellsOf(source, (part) => part, parts);
  const bySubject = new Map<number, CellFinding[]>();
  for (const { part, domain } of told) {
    const list = bySubject.get(part.subject);
    const cell = cells[domain] as CellFinding;
    if (list) list.push(cell);
    else bySubject.set(part.subject, [cell]);
  }
  return { bySubject, overall: overallCells(source) };
}

function overallCells(source: CellSource): CellFinding[] {
  const kinds = new Map<string, { readonly place: number; readonly part: PollPart }>();
  const placeOf = source.parts.parts.map((part) => {
    if (part.strata.length > 1 || (part.class < 0 && part.strata.length === 0)) return -1;
    const key = `${part.class} ${part.strata[0] ?? -1}`;
    const known = kinds.get(key) ?? { place: kinds.size, part };
    kinds.set(key, known);
    return known.place;
  });
  const cells = cellsOf(
    source,
    (at) => placeOf[at] as number,
    [...kinds.values()].map(({ part }) => part),
  );
  return cells.sort((a, b) => a.class - b.class || (a.strata[0] ?? 0) - (b.strata[0] ?? 0));
}

function cellsOf(
  source: CellSource,
  domainOfPart: (part: number) => number,
  parts: readonly PollPart[],
): CellFinding[] {
  const by = { ...domainsByPart(source.parts, domainOfPart), count: parts.length };
  const scores = estimateMeans(source.design, source.scores, by);
  const counts = source.items.map((item, at) => countOptions(item, source.ballots.answers[at] as Int16Array, by));
  return parts.map(({ class: cls, strata }, domain) => ({
    class: cls,
    strata,
    score: largeEnough(source.poll, strata, scores[domain] as Told<EstimateFinding>),
    counts: counts.map((found) => found[domain]?.counts ?? []),
  }));
}

/** A stratum with fewer answers than its own minimum is counted and not scored. */
function largeEnough(
  { strata = [] }: Poll,
  own: readonly number[],
  score: Told<EstimateFinding>,
): Told<EstimateFinding> {
  const minimum = Math.max(1, ...own.map((at) => strata[at]?.minimum ?? 1));
  return score.value !== null && score.value.n < minimum ? { value: null, reason: "sample-too-small" } : score;
}
