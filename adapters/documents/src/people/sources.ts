import type { HeadTitle, ViewFinding } from "@huabiao/assess";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import { each, type Localised } from "../report/words.ts";
import type { Roster } from "./roster.ts";

/** Whose view it is: the portrait's id, the place, and whether it is of a team or a person. */
export interface Sitter {
  readonly kind: "team" | "person";
  readonly id: string;
  /** Place of the team; −1 = none. */
  readonly place: number;
  /** Parts of the portrait that are on the page. */
  readonly parts: ReadonlySet<string>;
}

/** Where on the page a view's figure comes from: the poll, the place's cells, the share, the credits, the records; null when it is not there. */
export function sourceOfView(roster: Roster, sitter: Sitter, view: ViewFinding): string | null {
  const { place } = sitter;
  switch (sourceOf(roster, sitter.kind, view.id)?.from) {
    case "poll":
    case "ratings":
      return voiceSource(roster, sitter, view.source);
    case "share":
      return part(sitter, "shares");
    case "criteria":
      return part(sitter, "gate");
    case "records":
    case "routine":
      return part(sitter, "written");
    case "credits":
      return part(sitter, "credits") ?? nodeSource(roster, place, view.source);
    case "duties":
      return cellsOf(roster, place);
    default:
      return nodeSource(roster, place, view.source);
  }
}

type Source = HeadTitle["sources"][number];

/** Where the scheme takes a view from. */
function sourceOf({ people }: Roster, kind: Sitter["kind"], view: string): Source | undefined {
  return people[`${kind}Heads`].flatMap(({ sources }) => sources).find(({ id }) => id === view);
}

/** A view's title; where the scheme gives none, the poll or table it comes from, or what kind of source that is. */
export function viewTitle(roster: Roster, kind: Sitter["kind"], { id, title, source }: ViewFinding): Localised {
  const from = title === id ? sourceOf(roster, kind, id) : undefined;
  if (from === undefined) return roster.words.title(title);
  if (from.from === "poll" || from.from === "ratings") return voiceName(roster, kind, from);
  return roster.words.first([`papers.from.${from.from}.${source}`, `papers.from.${from.from}`, id]);
}

/** The title of a poll or of a table of ratings, with the item that the view looks at. */
function voiceName(
  roster: Roster,
  kind: Sitter["kind"],
  from: Extract<Source, { from: "poll" | "ratings" }>,
): Localised {
  const { words, people, reading } = roster;
  const { polls, ratings } = kind === "person" ? people : reading.findings.voices;
  const name = from.from === "poll" ? from.poll : from.ratings;
  const title = words.title([...polls, ...ratings].find(({ id }) => id === name)?.title ?? name);
  const { item } = from;
  if (item === undefined) return title;
  const asked = polls.find(({ id }) => id === name)?.items.find(({ id }) => id === item)?.title ?? item;
  return each((language) => `${title[language]} \u00b7 ${words.title(asked)[language]}`);
}

/** Where a place's score of a node stands, with its inputs a step away. */
export function nodeSource({ reading }: Roster, place: number, node: string): string | null {
  if (!reading.detailed.has(place)) return null;
  if (reading.dimensions.some(({ id }) => id === node) && reading.poolOf[place] !== undefined) return `s${place}-d`;
  return reading.cells.has(node) || reading.nodes.get(node)?.kind === "indicator"
    ? cellsOf({ reading }, place)
    : `s${place}`;
}

function cellsOf({ reading }: Pick<Roster, "reading">, place: number): string | null {
  if (!reading.detailed.has(place)) return null;
  return reading.findings.subjects[place]?.difference === null ? `s${place}` : `s${place}-c`;
}

function voiceSource({ people, reading }: Roster, { kind }: Sitter, source: string): string | null {
  const [said, name] = kind === "person" ? [people, "person-"] : [reading.findings.voices, ""];
  const poll = said.polls.findIndex(({ id }) => id === source);
  if (poll >= 0) return name === "" ? `v${poll}` : `person-poll-${poll}`;
  const ratings = said.ratings.findIndex(({ id }) => id === source);
  if (ratings < 0) return null;
  return name === "" ? `w${ratings}` : `person-ratings-${ratings}`;
}

function part({ id, parts }: Sitter, name: string): string | null {
  return parts.has(name) ? `${id}-${name}` : null;
}

/** Words linked to where they come from, if that is on the page. */
export function linked(target: string | null, words: Piece): Markup {
  return target === null ? markup`${words}` : markup`<a href="#${target}">${words}</a>`;
}
