import type { TermFinding } from "@huabiao/assess";
import { bandName, type PortraitKind, viewTitle } from "../portrait/sitting.ts";
import { because, nodeName, personCells, type Sheet, type SheetCell, type SheetSource, subjectCells } from "./sheet.ts";

/** Persons: post, peers, state of the standard and of the suggestion. People decide the grade. */
export function personsSheet(source: SheetSource): Sheet {
  const { people, words } = source;
  return {
    code: "persons",
    columns: [
      "id",
      "name",
      "post",
      "rank-title",
      "team",
      "peers",
      "peer-count",
      "gate",
      "state",
      "band",
      "probability",
      "reason",
      "credits",
      "debits",
      "flags",
    ],
    rows: people.persons.map((person, at) => {
      const { suggestion, credits } = person;
      const chance = suggestion.bands.find(({ band }) => band === suggestion.likely)?.probability ?? null;
      return [
        ...personCells(source, at),
        person.post,
        person.rank,
        words.text(people.teams[person.team ?? -1]?.title ?? ""),
        words.text(person.peerGroup.title),
        person.peerGroup.size,
        person.gate === null ? null : words.say(`gate.${person.gate.state}`),
        words.say(`state.${suggestion.state}`),
        suggestion.likely === null ? null : bandName({ source, words }, suggestion.likely),
        chance,
        because(words, suggestion.reason),
        credits.filter(({ kind }) => kind === "credit").length,
        credits.filter(({ kind }) => kind === "debit").length,
        person.flags.length,
      ];
    }),
  };
}

/** Every view under every head, of persons and teams, with interval and place among the peers. */
export function headsSheet(source: SheetSource): Sheet {
  const { people, words } = source;
  const rowsOf = (
    who: readonly SheetCell[],
    kind: PortraitKind,
    heads: (typeof people.persons)[number]["heads"],
  ): SheetCell[][] =>
    heads.flatMap(({ head, views }) =>
      views.map((view) => [
        ...who,
        words.text(people[`${kind}Heads`].find(({ id }) => id === head)?.title ?? head),
        viewTitle({ source, words }, view, kind),
        words.say(`view.${view.kind}`),
        view.estimate,
        view.lower,
        view.upper,
        view.unit,
        view.n,
        view.above,
        because(words, view.reason),
      ]),
    );
  return {
    code: "heads",
    columns: ["id", "name", "head", "view", "kind", "estimate", "lower", "upper", "unit", "n", "above", "reason"],
    rows: [
      ...people.teams.flatMap(({ id, title, heads }) => rowsOf([id, words.text(title)], "team", heads)),
      ...people.persons.flatMap(({ heads }, at) => rowsOf(personCells(source, at), "person", heads)),
    ],
  };
}

/** Credits and debits years later, beside the change they are part of. */
export function creditsSheet(source: SheetSource): Sheet {
  const { people, words } = source;
  return {
    code: "credits",
    columns: [
      "id",
      "name",
      "indicator",
      "place",
      "place-name",
      "post",
      "term-from",
      "term-to",
      "kind",
      "amount",
      "change",
      "from",
      "to",
    ],
    rows: people.persons.flatMap((person, at) =>
      person.credits.map((own) => [
        ...personCells(source, at),
        nodeName(source, own.indicator),
        ...subjectCells(source, own.subject),
        servedAs(source, person.terms[own.term], own.subject),
        person.terms[own.term]?.from ?? null,
        person.terms[own.term]?.to ?? null,
        words.say(`credits.${own.kind}`),
        own.amount,
        own.change,
        own.periods[0],
        own.periods[1],
      ]),
    ),
  };
}

/** The post, with its place where that is a predecessor of the one whose outcome is told. */
function servedAs(source: SheetSource, term: TermFinding | undefined, subject: number): SheetCell {
  if (term === undefined || term.subject === subject) return term?.post ?? null;
  return `${term.gone ?? subjectCells(source, term.subject)[1]} ${term.post}`;
}

/** A member's share of the team's result by each lens; a lens without an answer is empty with its reason. */
export function sharesSheet(source: SheetSource): Sheet {
  const { people, words } = source;
  return {
    code: "shares",
    columns: ["team-id", "team", "id", "name", "lens", "lens-weight", "share", "mix", "spread", "reason"],
    rows: people.teams.flatMap((team) =>
      team.members.flatMap((person, member) =>
        team.shares.lenses.map(({ lens, weight, shares, reason }): SheetCell[] => [
          team.id,
          words.text(team.title),
          ...personCells(source, person),
          words.say(`shares.${lens}`),
          weight,
          shares?.[member] ?? null,
          team.shares.mix?.[member] ?? null,
          team.shares.spread[member] ?? null,
          because(words, reason),
        ]),
      ),
    ),
  };
}

/** Projects with each part of their vanity risk. */
export function projectsSheet(source: SheetSource): Sheet {
  const { people, words } = source;
  return {
    code: "projects",
    columns: [
      "project",
      "title",
      "place",
      "place-name",
      "kind",
      "from",
      "to",
      "part",
      "value",
      "unit",
      "position",
      "lower",
      "upper",
      "flagged",
      "reason",
    ],
    rows: people.projects.flatMap((project) =>
      project.parts.map((part): SheetCell[] => [
        project.id,
        words.text(project.title),
        ...subjectCells(source, project.subject),
        project.kind,
        project.startedOn,
        project.endedOn,
        words.say(`projects.${part.part}`),
        part.value,
        part.unit,
        part.position,
        part.lower,
        part.upper,
        project.risk.flagged,
        because(words, part.reason),
      ]),
    ),
  };
}
