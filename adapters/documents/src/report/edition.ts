import type { NodeFinding, SideFinding, SubjectFinding } from "@huabiao/assess";
import type { Text } from "@huabiao/kernel/text";
import type { VoicePeers } from "../voices/voice-peers.ts";
import { type Markup, markup } from "./markup.ts";
import type { Peers } from "./peers.ts";
import type { Pool, Reading } from "./reading.ts";
import { each, type Fact, type Localised, type Words } from "./words.ts";

/** What every section is printed from. */
export interface Edition {
  readonly reading: Reading;
  readonly words: Words;
  readonly peers: Peers;
  readonly voices: VoicePeers;
  /** Titles of nodes by their ids. */
  readonly titles: ReadonlyMap<string, Localised>;
}

/** How far a subject's place is known. */
export type State = "settled" | "undecided" | "not-varied" | "no-score";

/** How far a subject's place is known: without draws nobody can say whether neighbours can be told apart. */
export function stateOf({ reading }: Edition, subject: number): State {
  if ((reading.root.score[subject] ?? null) === null) return "no-score";
  if (reading.findings.draws === 0) return "not-varied";
  return reading.findings.subjects[subject]?.undecided === true ? "undecided" : "settled";
}

/** The form of a sentence about doubt: with bands it is the band that is undecided, without them the order. */
export function doubtful({ reading }: Edition, code: string): string {
  return reading.findings.bands.length > 0 ? `${code}-band` : code;
}

/** A part of the report under a heading of the second level. */
export function section(id: string, title: Markup, ...body: readonly Markup[]): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>
${body}</section>
`;
}

/** A plain paragraph under a heading. */
export function note(words: Markup): Markup {
  return markup`<p class=note>${words}</p>`;
}

/** The subject of an index; its absence is a fault of the findings. @throws RangeError */
export function subjectAt({ reading }: Edition, subject: number): SubjectFinding {
  const found = reading.findings.subjects[subject];
  if (found === undefined) throw new RangeError(`no subject ${subject} in the findings`);
  return found;
}

/** A subject's name as a fact. */
export function nameOf(edition: Edition, subject: number): Localised {
  return edition.words.title(subjectAt(edition, subject).title);
}

/** A subject's name, linked to its section when it has one. */
export function subjectLink(edition: Edition, subject: number): Markup {
  const name = edition.words.text(subjectAt(edition, subject).title);
  return edition.reading.detailed.has(subject) ? markup`<a href="#s${subject}">${name}</a>` : name;
}

/** The names of subjects that cannot be told apart: at most four, then how many more. */
export function otherNames(edition: Edition, others: readonly number[]): Fact {
  const names: Fact[] = others.slice(0, 4).map((other) => nameOf(edition, other));
  if (others.length > 4) names.push(edition.words.phrase("report.and-more", { count: others.length - 4 }));
  return edition.words.list(names);
}

/** The name of the group of subjects that are compared with each other. */
export function poolTitle({ reading, words }: Edition, pool: Pool): Localised {
  const group = reading.findings.groups[pool.group];
  return group === undefined ? words.phrase("report.group.all") : words.title(group.title);
}

/** A number of subjects in the words of their kind: places, units, teams, people. */
export function subjectCount({ reading, words }: Edition, count: number): Localised {
  return words.count(reading.findings.scheme.subjectType, count);
}

/** The title of a node; a lens says beside its indicator what it looks at. An unknown id stands for itself. */
export function nodeTitle({ titles }: Edition, node: NodeFinding | string): Localised {
  const id = typeof node === "string" ? node : node.id;
  return titles.get(id) ?? each(() => id);
}

/** The title of a poll, of a table of ratings, or of the data as a side. An unknown id stands for itself. */
export function voiceTitle({ reading, words }: Edition, id: string): Localised {
  const { polls, ratings, sides } = reading.findings.voices;
  const side = sides.find((one) => one.id === id);
  if (side !== undefined) return sideTitle(words, side);
  const found = [...polls, ...ratings].find((one) => one.id === id);
  return found === undefined ? each(() => id) : words.title(found.title);
}

/** The title of a side; data say that they are data. */
export function sideTitle(words: Words, { kind, title }: SideFinding): Localised {
  const own = words.title(title);
  return kind === "data" ? words.phrase("report.voices.data", { title: own }) : own;
}

/** The titles of all nodes, worked out once. */
export function titleNodes(reading: Reading, words: Words): ReadonlyMap<string, Localised> {
  return new Map(
    reading.findings.nodes.map((node) => {
      const title = words.title(node.title);
      const lens = node.kind === "lens" ? reading.cells.get(node.id)?.lens : undefined;
      const facts = lens === undefined ? null : { title, lens: words.phrase(`report.lens.${lens}`) };
      return [node.id, facts === null ? title : words.phrase("report.lens.of", facts)];
    }),
  );
}

/** The title of a band by its name. */
export function bandTitle({ reading }: Edition, band: string): Text {
  return reading.findings.bands.find((known) => known.id === band)?.title ?? band;
}

/** A range of whole numbers with an en dash. */
export function rangeOf(range: readonly [number, number]): string {
  return `${range[0]}\u2013${range[1]}`;
}

/** Facts of a finding for a sentence: names of nodes, polls and subjects become their titles, the rest is shown as it is. */
export function titledFacts(
  edition: Edition,
  facts: Readonly<Record<string, string | number>>,
  show: (value: number) => Fact,
): Record<string, Fact> {
  const titled: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(facts))
    titled[name] = typeof value === "number" ? show(value) : titleOfId(edition, name, value);
  return titled;
}

function titleOfId(edition: Edition, name: string, value: string): Fact {
  const { reading } = edition;
  if (nodeFacts.has(name) && reading.nodes.has(value)) return nodeTitle(edition, value);
  if (voiceFacts.has(name)) return voiceTitle(edition, value);
  if (!subjectFacts.has(name)) return value;
  const subject = reading.findings.subjects.findIndex((known) => known.id === value);
  return subject === -1 ? value : nameOf(edition, subject);
}

const nodeFacts = new Set(["node", "indicator", "dimension", "leaf"]);
const voiceFacts = new Set(["poll", "first", "second"]);
const subjectFacts = new Set(["subject", "rival", "twin", "other", "otherSubject"]);
