import type { RecordFinding } from "@huabiao/assess";
import { type Markup, markup } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { outcomeTitle, type Roster } from "./roster.ts";

/** Where the records of one portrait stand: those with an anchor `<id>-<index>`. */
export interface Cited {
  readonly id: string;
  readonly records: readonly RecordFinding[];
}

/** What a comment or an excuse cites: a record, a project or an indicator by its title, linked; anything else as it was written. */
export function citedLink(roster: Roster, { id, records }: Cited, cite: string): Markup {
  const record = records.findIndex((one) => one.id === cite);
  if (record >= 0) return markup`<a href="#${id}-${record}">${records[record]?.title ?? cite}</a>`;
  const project = roster.people.projects.findIndex((one) => one.id === cite);
  const title = roster.people.projects[project]?.title;
  if (title !== undefined) return projectLink(roster, project);
  return roster.reading.nodes.has(cite) ? print(outcomeTitle(roster, cite)) : markup`${cite}`;
}

/** A project's name, linked to its row when it is on the page. */
export function projectLink(roster: Roster, project: number): Markup {
  const name = roster.words.text(roster.people.projects[project]?.title ?? "");
  return roster.projectsShown.has(project) ? markup`<a href="#project-${project}">${name}</a>` : name;
}
