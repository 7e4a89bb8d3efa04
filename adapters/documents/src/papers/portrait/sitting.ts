import type { FlagFinding, TermFinding, ViewFinding } from "@huabiao/assess";
import type { PaperOptions, PaperSource } from "../paper-options.ts";
import { PaperWords } from "../paper-words.ts";
import type { View } from "../press/legible.ts";

/** How much a portrait tells of each kind: so many items, so many characters each. */
export interface Detail {
  readonly items: number;
  readonly letters: number;
}

/** From all there is room for down to what always fits two pages. */
export const details: readonly Detail[] = [
  { items: 6, letters: 220 },
  { items: 4, letters: 110 },
  { items: 3, letters: 70 },
  { items: 2, letters: 36 },
  { items: 1, letters: 36 },
];

const whole: Detail = { items: Number.POSITIVE_INFINITY, letters: Number.POSITIVE_INFINITY };

/** What the parts of a portrait are made from. */
export interface Sitting {
  readonly source: PaperSource;
  readonly words: PaperWords;
  readonly detail: Detail;
}

/** Sits for a paper; without a detail everything is told whole. */
export function sitFor(source: PaperSource, options: PaperOptions, detail: Detail = whole): Sitting {
  return { source, words: new PaperWords(options, detail.letters), detail };
}

/** A node's title; an id that no node has stays as it is. */
export function nodeTitle({ source, words }: Sitting, id: string): string {
  const node = source.findings.nodes.find((candidate) => candidate.id === id);
  return node === undefined ? (words.known([`papers.outcome.${id}`]) ?? id) : words.text(node.title);
}

/** An indicator's unit, empty when it has none. */
export function unitOf({ source }: Sitting, id: string): string {
  return source.findings.nodes.find((candidate) => candidate.id === id)?.unit ?? "";
}

/** A subject's name; −1 and others that are not there have none. */
export function subjectName({ source, words }: Sitting, subject: number): string {
  return words.text(source.findings.subjects[subject]?.title ?? "");
}

/** The place and post of a term; the place by the name it had where it is gone. */
export function termName(sitting: Sitting, { subject, gone, post }: TermFinding): string {
  return sitting.words.text(`${gone ?? subjectName(sitting, subject)} ${post}`);
}

/** Whether a portrait is of a team or of a person. */
export type PortraitKind = "team" | "person";

/** The name of a band of persons or teams; an id that no band has stays as it is. */
export function bandName({ source, words }: Named, id: string, kind: PortraitKind = "person"): string {
  return words.text(source.people[`${kind}Bands`].find((band) => band.id === id)?.title ?? id);
}

type Named = Pick<Sitting, "source" | "words">;

/** A view's title; where the scheme gives none, what kind of source it comes from. */
export function viewTitle({ source, words }: Named, view: ViewFinding, kind: PortraitKind): string {
  const title = words.text(view.title);
  if (title !== view.id) return title;
  const from = source.people[`${kind}Heads`].flatMap(({ sources }) => sources).find(({ id }) => id === view.id)?.from;
  const codes = [`papers.from.${from}.${view.source}`, `papers.from.${from}`];
  return words.known(codes) ?? title;
}

/** The title of a poll, about places or about persons; an id that no poll has stays as it is. */
export function pollTitle({ source, words }: Named, id: string): string {
  const polls = [...source.findings.voices.polls, ...source.people.polls];
  return words.text(polls.find((poll) => poll.id === id)?.title ?? id);
}

/** As many items as there is room for, and a sentence about the others when there are any. */
export function shortened<T, Shown extends View>(
  { words, detail }: Sitting,
  items: readonly T[],
  show: (item: T) => Shown,
): { readonly items: readonly Shown[]; readonly more: string | null } {
  const rest = items.length - detail.items;
  return {
    items: items.slice(0, detail.items).map(show),
    more: rest > 0 ? words.say("more", { count: rest }) : null,
  };
}

/** What the sentences of a flag mention, in words. */
export function flagFacts(sitting: Sitting, flag: FlagFinding): Record<string, string> {
  const facts: Record<string, string> = {
    subject: flag.subject === null ? "" : subjectName(sitting, flag.subject),
    indicator: flag.indicator === null ? "" : nodeTitle(sitting, flag.indicator),
    statistic: looseNumber(sitting.words, flag.statistic),
  };
  for (const [name, value] of Object.entries(flag.facts)) facts[name] = factWords(sitting, name, value);
  return facts;
}

/** A fact of a sentence: names for ids, plain digits for years, three digits for others. */
export function factWords(sitting: Sitting, name: string, value: string | number): string {
  if (typeof value === "number") return looseNumber(sitting.words, value);
  if (["node", "indicator", "dimension", "area"].includes(name)) return nodeTitle(sitting, value);
  if (name === "band") return bandName(sitting, value);
  const { subjects } = sitting.source.findings;
  const subject = subjects.findIndex(({ id }) => id === value);
  return subject === -1 ? value : subjectName(sitting, subject);
}

function looseNumber(words: PaperWords, value: number): string {
  if (Number.isInteger(value))
    return Math.abs(value) < 10_000 ? String(value).replace("-", "\u2212") : words.number(value, 0);
  return words.number(value, Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 0);
}
