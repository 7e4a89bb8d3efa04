import { dayNumber } from "@huabiao/kernel/calendar";
import type { Project } from "../people-evidence.ts";
import type { CreditFinding, OutcomeFinding } from "../people-finding.ts";
import type { Serving } from "./serving.ts";

/** The outcome under which abandoned projects are debited. */
export const abandonedProjects = "abandoned";

/** Debits for projects that were abandoned, and their identity at each place. */
export interface AbandonedProjects {
  readonly outcomes: readonly OutcomeFinding[];
  /** By person. */
  readonly debits: ReadonlyMap<number, readonly CreditFinding[]>;
}

/**
 * Abandoned projects as debits (R13, R28): a project that did not survive counts one, divided among those who answered for it
 * by their shares, whoever is in post when it is given up. What no share covers is unattributed.
 *
 * `term` is the person's term at the place that holds the project's first day, −1 when there is none.
 */
export function abandonedDebits(projects: readonly Project[], serving: Serving): AbandonedProjects {
  const debits = new Map<number, CreditFinding[]>();
  const sums = new Map<number, { change: number; credited: number }>();
  for (const project of projects) {
    if (!project.survives.includes(false)) continue;
    const sum = sums.get(project.subject) ?? { change: 0, credited: 0 };
    sum.change += 1;
    sums.set(project.subject, sum);
    for (const { person, share } of project.people) {
      sum.credited += share;
      const own = debits.get(person) ?? [];
      own.push({
        indicator: abandonedProjects,
        subject: project.subject,
        term: termOf(project, person, serving),
        kind: "debit",
        amount: share,
        change: 1,
        periods: [project.started.slice(0, 4), project.started.slice(0, 4)],
      });
      debits.set(person, own);
    }
  }
  const outcomes = [...sums].map(([subject, { change, credited }]) => ({
    indicator: abandonedProjects,
    subject,
    change,
    credited,
    unattributed: change - credited,
    beforeRecord: 0,
  }));
  return { outcomes: outcomes.sort((a, b) => a.subject - b.subject), debits };
}

function termOf({ subject, started }: Project, person: number, { terms, ofPerson }: Serving): number {
  const day = dayNumber(started);
  return (ofPerson[person] ?? []).findIndex((at) => {
    const served = terms[at];
    return served !== undefined && served.subject === subject && served.start <= day && day < served.end;
  });
}
