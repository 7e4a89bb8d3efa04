import type { ProjectFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { partsTrack, positionScale } from "../charts/parts-track.ts";
import { axis, gridLines, shared } from "../charts/track.ts";
import { note, subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { each, type Fact, factIn, print } from "../report/words.ts";
import { projectLink } from "./cited.ts";
import { personLink, type Roster } from "./roster.ts";

type Part = ProjectFinding["parts"][number];

/** Name of the grid lines of all positions among comparables. */
const projectGrid = "grid-project";
/** So many stand open; the rest is folded away. */
const shown = 12;
const spent = new Set(["cost", "publicity"]);
const used = new Set(["use", "felt", "survival"]);
const partNames = ["cost", "debt", "publicity", "use", "upkeep", "felt", "survival"] as const;

/** Marks of projects that are defined once for the whole page. */
export const projectMarks = shared(projectGrid, gridLines(positionScale));

/** Every project with the parts of its vanity risk: those asked to be looked at first, then the widest gap. Never a bare score. */
export function projects(roster: Roster): Markup {
  const { words, people } = roster;
  if (people.projects.length === 0) return nothing;
  const listed = [...roster.projectsShown];
  const flagged = people.projects.filter(({ risk }) => risk.flagged).length;
  const rows = listed.map((at) => row(roster, at));
  const rest = rows.slice(shown);
  const more =
    rest.length === 0
      ? null
      : markup`<details class=print-open><summary>${words.say("report.flags.more", { count: rest.length })}</summary><ul class=rows>${rest}</ul></details>`;
  const left = people.projects.length - listed.length;
  const facts = { count: people.projects.length, flagged, left };
  return markup`<article class=poll id="projects" aria-labelledby="projects-h"><h3 id="projects-h">${words.say(flagged === 0 ? "report.people.projects.title-none" : "report.people.projects.title", facts)}</h3>
${note(words.say("report.people.projects.note"))}${figure(words, {
  id: "projects-f",
  title: words.say("report.people.projects.figure"),
  alternative: words.say("report.people.projects.alternative", facts),
  chart: markup`<div class="row project-row heads" aria-hidden="true"><span></span>${axis(positionScale)}<span></span></div><ul class=rows>${rows.slice(0, shown)}</ul>${more}`,
  legend: legend([
    { sign: "value-dot", words: words.say("report.people.projects.spent") },
    { sign: "raw-dot", words: words.say("report.people.projects.used") },
  ]),
  table: table(roster, listed),
})}${left === 0 ? null : note(words.say("report.people.projects.left", facts))}</article>
`;
}

function row(roster: Roster, at: number): Markup {
  const project = roster.people.projects[at];
  if (project === undefined) return nothing;
  const { words } = roster;
  const tag = project.risk.flagged
    ? markup` <span class="tag warning">${words.say("papers.projects.flagged")}</span>`
    : null;
  const answered = project.persons
    .slice(0, 4)
    .map(
      ({ person, share }, i) =>
        markup`${i === 0 ? null : words.say("report.comma")}${personLink(roster, person)} ${print(numbers.percent(share))}`,
    );
  const more = project.persons.length > 4 ? markup` \u2026` : null;
  return markup`<li class="row project-row" id="project-${at}"><span class=name>${words.text(project.title)} <small>${subjectLink(roster, project.subject)}</small>${tag}</span>${partsBar(project)}<span class=figure>${riskWords(roster, project)}</span><span class=aside>${answered}${more}</span></li>
`;
}

/** What was spent and shown against what is used, felt and lasts, each among comparable projects. */
export function partsBar({ parts }: ProjectFinding): Markup {
  const places = (wanted: ReadonlySet<string>) =>
    parts.flatMap(({ part, position }) => (position === null || !wanted.has(part) ? [] : [position]));
  return partsTrack({ grid: projectGrid, first: places(spent), second: places(used) });
}

/** How far spending stands above use, with its interval, or why nobody can say. */
export function riskWords({ words }: Roster, { risk }: ProjectFinding): Markup {
  const { estimate, lower, upper, reason } = risk;
  if (estimate === null) return markup`<span class=soft>${words.say(`undefined.${reason ?? "no-data"}`)}</span>`;
  const ends =
    lower === null || upper === null ? null : markup` <span class=soft>${signedRange(words, lower, upper)}</span>`;
  return markup`${words.say("report.people.projects.gap")} <b>${print(numbers.statistic(estimate))}</b>${ends}`;
}

/** Both ends of an interval that may be negative, in words between them. */
export function signedRange(words: Roster["words"], lower: number, upper: number): Markup {
  return words.say("papers.range", { lower: numbers.statistic(lower), upper: numbers.statistic(upper) });
}

function table(roster: Roster, listed: readonly number[]): Markup {
  const { words, people } = roster;
  return dataTable({
    caption: words.say("report.people.projects.caption"),
    columns: [
      wordColumn(words.say("papers.projects.project")),
      ...["kind", "from", "to"].map((column) => wordColumn(words.say(`papers.column.${column}`))),
      ...partNames.map((part) => numberColumn(words.say(`papers.projects.${part}`))),
      numberColumn(words.say("report.people.projects.gap")),
    ],
    rows: listed.flatMap((at) => {
      const project = people.projects[at];
      return project === undefined ? [] : [tableRow(roster, project, at)];
    }),
  });
}

function tableRow(roster: Roster, project: ProjectFinding, at: number): Piece[] {
  const { kind, startedOn, endedOn, parts } = project;
  return [
    projectLink(roster, at),
    kind,
    startedOn,
    endedOn ?? "\u2014",
    ...partNames.map((name) =>
      partCell(
        roster,
        parts.find(({ part }) => part === name),
      ),
    ),
    riskWords(roster, project),
  ];
}

/** A part's value and, under it, its place among comparables. */
function partCell({ words }: Roster, part: Part | undefined): Piece {
  if (part === undefined || part.value === null) return words.say("report.people.projects.unknown");
  const place = part.position === null ? null : markup`<br><small>${print(numbers.percent(part.position))}</small>`;
  return markup`${print(partValue(words, part.value, part.unit))}${place}`;
}

/** A value in its unit; shares are percentages, money and counts are told as they were entered. */
function partValue(words: Roster["words"], value: number, unit: string): Fact {
  if (unit === "share" || unit === "") return numbers.percent(value);
  const told = numbers.loose(value);
  if (unit === "money") return told;
  const suffix = words.first([`papers.unit.${unit}`, unit]);
  return each((language) => `${factIn(told, language)} ${factIn(suffix, language)}`);
}
