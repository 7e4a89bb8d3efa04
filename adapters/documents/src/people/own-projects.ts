import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { projectLink } from "./cited.ts";
import { fold } from "./fold.ts";
import { partsBar, riskWords } from "./projects.ts";
import type { Roster } from "./roster.ts";

/** The projects of a team or person: what was spent against what is used, and the own share of each. */
export function ownProjects(
  roster: Roster,
  projects: readonly number[],
  { id, person }: { readonly id: string; readonly person: number | null },
): Markup {
  const { words, people } = roster;
  if (projects.length === 0) return nothing;
  const rows = projects.flatMap((at) => {
    const project = people.projects[at];
    if (project === undefined) return [];
    const share = project.persons.find((own) => own.person === person)?.share;
    const own =
      share === undefined
        ? null
        : markup` <small>${words.say("papers.projects.share", { share: numbers.percent(share) })}</small>`;
    return [
      markup`<li class="row share-row"><span class=name>${projectLink(roster, at)}${own}</span>${partsBar(project)}<span class=figure>${riskWords(roster, project)}</span></li>
`,
    ];
  });
  return fold(
    { id, title: words.say("papers.projects.title"), count: projects.length },
    markup`<ul class=rows>${rows}</ul><p class=hint>${words.say("report.people.projects.key")}</p>`,
  );
}
