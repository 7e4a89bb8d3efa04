import { type Day, dayNumber } from "@huabiao/kernel/calendar";
import { lineageOf } from "@huabiao/measure";
import type { Evidence } from "../evidence.ts";
import type { Project } from "../people-evidence.ts";
import type { CreditFinding, OutcomeFinding } from "../people-finding.ts";
import { type PlaceOrigins, placeOrigins } from "./place-origins.ts";
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
 * `term` is the person's term that holds the project's first day, at the place or where it was then governed from; −1 when
 * there is none.
 */
export function abandonedDebits(
  projects: readonly Project[],
  serving: Serving,
  { subjects, successions }: Pick<Evidence, "subjects" | "successions">,
): AbandonedProjects {
  const origins = placeOrigins(successions);
  const debits = new Map<number, CreditFinding[]>();
  const sums = new Map<number, { change: number; credited: number }>();
  for (const project of projects) {
    if (!project.survives.includes(false)) continue;
    const sum = sums.get(project.subject) ?? { change: 0, credited: 0 };
    sum.change += 1;
    sums.set(project.subject, sum);
    const governed = governedFrom(origins(subjects[project.subject]?.id ?? ""), project.started);
    for (const { person, share } of project.people) {
      sum.credited += share;
      const own = debits.get(person) ?? [];
      own.push({
        indicator: abandonedProjects,
        subject: project.subject,
        term: termOf(project, { person, governed, serving }),
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

/** The places from which a place was governed on a day. */
function governedFrom({ place, successions }: PlaceOrigins, on: Day): ReadonlySet<string> {
  const day = dayNumber(on);
  const then = lineageOf(place, successions).filter(({ start, end }) => start <= day && day < end);
  return new Set(then.map((one) => one.place));
}

function termOf(
  { started }: Project,
  of: { readonly person: number; readonly governed: ReadonlySet<string>; readonly serving: Serving },
): number {
  const day = dayNumber(started);
  return (of.serving.ofPerson[of.person] ?? []).findIndex((at) => {
    const served = of.serving.terms[at];
    return served !== undefined && of.governed.has(served.term.place) && served.start <= day && day < served.end;
  });
}
