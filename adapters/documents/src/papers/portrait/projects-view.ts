import type { ProjectFinding } from "@huabiao/assess";
import type { PaperWords } from "../paper-words.ts";
import { type Sitting, shortened } from "./sitting.ts";

const parts = ["cost", "debt", "publicity", "use", "upkeep", "felt", "survival"] as const;

/** Projects with the parts of their vanity risk beside each other; a flag is told with its reason and never is a bare score. */
export function projectsView(sitting: Sitting, projects: readonly number[], person?: number) {
  const { words, source } = sitting;
  const found = projects.flatMap((at) => source.people.projects[at] ?? []);
  if (found.length === 0) return null;
  return {
    title: words.say("projects.title"),
    note: words.say("projects.note"),
    header: [words.say("projects.project"), ...parts.map((part) => words.say(`projects.${part}`))],
    ...shortened(sitting, found, (project) => projectRow(sitting, project, person)),
  };
}

function projectRow({ words }: Sitting, project: ProjectFinding, person: number | undefined) {
  const share = project.persons.find((own) => own.person === person)?.share;
  return {
    name: words.text(project.title),
    share: share === undefined ? "" : words.say("projects.share", { share: words.percent(share) }),
    flagged: project.risk.flagged ? words.say("projects.flagged") : null,
    cells: parts.map((name) => {
      const part = project.parts.find((own) => own.part === name);
      if (part === undefined || part.value === null) return { text: words.say("none"), position: null };
      return { text: amount(words, part.value, part.unit), position: part.position };
    }),
  };
}

/** A part's value: shares as a percentage, other units in words. */
function amount(words: PaperWords, value: number, unit: string): string {
  if (unit === "" || unit === "share") return words.percent(value);
  if (unit === "money") return words.number(value, 0);
  return `${words.number(value)} ${words.known([`papers.unit.${unit}`]) ?? unit}`;
}
