import type { Text } from "@huabiao/kernel/text";
import { type Explanation, explainNumber } from "../../findings/explain-number.ts";
import type { TermFinding } from "../../people-finding.ts";
import { joinedText } from "../joined-text.ts";
import { lagsOf } from "../outcomes.ts";
import { placeOrigins } from "../place-origins.ts";
import { spanText } from "../span-text.ts";
import {
  type ExplainDesk,
  type Ingredient,
  ingredient,
  nodeTitle,
  type Portrayed,
  placeTitle,
  rowOf,
  termPlace,
} from "./portrait-explanation.ts";

/** A number of a place, opened down to its cells; null when there is no such node. */
export function numberAt({ findings }: ExplainDesk, id: string, subject: number): Explanation | null {
  const node = findings.nodes.findIndex((one) => one.id === id);
  return node < 0 || findings.subjects[subject] === undefined ? null : explainNumber(findings, { subject, node });
}

/** A node at the place. */
export function ofNode(desk: ExplainDesk, of: Portrayed, node: string): Ingredient[] {
  const facts = { place: placeTitle(desk, of.subject), node: nodeTitle(desk, node) };
  return [ingredient("place", facts, { number: numberAt(desk, node, of.subject) })];
}

/** The areas a person answers for, each with its score at the place. */
export function ofDuties(desk: ExplainDesk, of: Portrayed): Ingredient[] {
  const duties = desk.sealed?.evidence.people?.duties ?? [];
  if (of.kind === "team") return [];
  return duties
    .filter(({ person }) => person === of.at)
    .map((duty) => {
      const { area, subject, share, from, to } = duty;
      const facts = {
        area: nodeTitle(desk, area),
        place: placeTitle(desk, subject),
        share,
        from: from && spanText(from),
        to: to && spanText(to),
      };
      return ingredient("area", facts, { at: rowOf(desk, duty), number: numberAt(desk, area, subject) });
    });
}

/** The team's difference from its group, and how the lenses divide it; colleagues' reports are counted, never opened. */
export function ofShares(desk: ExplainDesk, of: Portrayed): Ingredient[] {
  const team = of.kind === "team" ? of.team : desk.people.teams[of.person.team ?? -1];
  if (team === undefined) return [];
  const member = of.kind === "person" ? team.members.indexOf(of.at) : -1;
  const { difference = null } = desk.findings.subjects[team.subject] ?? {};
  const root = desk.findings.nodes.at(-1)?.id ?? "";
  const mix = team.shares.mix?.[member] ?? null;
  const facts = { place: placeTitle(desk, team.subject), difference, mix };
  return [
    ingredient("difference", facts, { number: numberAt(desk, root, team.subject) }),
    ...team.shares.lenses.flatMap(({ lens, weight, shares, reason }) => [
      ingredient("lens", { lens, weight, share: shares?.[member] ?? null, reason }),
      ...(lens === "peers" ? reportsOf(desk, team.subject) : []),
    ]),
  ];
}

function reportsOf({ sealed, findings }: ExplainDesk, subject: number): Ingredient[] {
  const reports = sealed?.evidence.people?.contributions ?? null;
  if (reports === null) return [];
  const own = reports.filter((one) => one.subject === subject && one.period === findings.scheme.period);
  return [ingredient("reports", { count: own.length })];
}

/** What is credited and debited of an outcome, the identity at each place, the lags, and the values the changes come from. */
export function ofCredits(desk: ExplainDesk, of: Portrayed, outcome: string): Ingredient[] {
  const own = of.kind === "person" ? of.person.credits.filter(({ indicator }) => indicator === outcome) : [];
  const places = [...new Set([...own.map(({ subject }) => subject), ...(of.kind === "team" ? [of.subject] : [])])];
  const title = nodeTitle(desk, outcome);
  return [
    ...own.map(({ kind, amount, change, periods: [from, to], subject, term }) => {
      const served = of.kind === "person" ? of.person.terms[term] : undefined;
      return ingredient("credit", {
        kind,
        outcome: title,
        amount,
        change,
        from,
        to,
        place: creditedPlace(desk, served, subject),
        post: served?.post ?? null,
      });
    }),
    ...desk.people.outcomes
      .filter(({ indicator, subject }) => indicator === outcome && places.includes(subject))
      .map(({ subject, change, credited, unattributed, beforeRecord }) =>
        ingredient("identity", { place: placeTitle(desk, subject), change, credited, unattributed, beforeRecord }),
      ),
    ...places.flatMap((place) => successionsOf(desk, place)),
    ...lagsAt(desk, outcome),
    ...places.flatMap((place) => valuesOf(desk, outcome, place)),
    ...(own.length > 0 || of.kind === "team" ? abandonedOf(desk, of, outcome) : []),
  ];
}

/** The place whose outcome it is, and the one where the term was served when that is a predecessor. */
function creditedPlace(desk: ExplainDesk, term: TermFinding | undefined, subject: number): Text {
  const place = placeTitle(desk, subject);
  return term === undefined || term.subject === subject ? place : joinedText([place, termPlace(desk, term)]);
}

/** Where a place came from, row by row, as far as its outcome is credited back. */
function successionsOf(desk: ExplainDesk, subject: number): Ingredient[] {
  const { subjects = [], successions = [] } = desk.sealed?.evidence ?? {};
  const title = (id: string) => subjects.find((one) => one.id === id)?.title ?? id;
  return placeOrigins(successions)(subjects[subject]?.id ?? "").successions.map((own) => {
    const { place, predecessor, share, on } = own;
    const facts = { place: title(place), predecessor: title(predecessor), share, on };
    return ingredient("succession", facts, { at: rowOf(desk, own) });
  });
}

function lagsAt({ sealed }: ExplainDesk, outcome: string): Ingredient[] {
  const indicator = sealed?.scheme.indicators.find(({ id }) => id === outcome);
  if (indicator === undefined) return [];
  const shares = lagsOf(indicator).map((share) => `${Math.round(1000 * share) / 10} %`);
  return [ingredient("lags", { lags: shares.join(", ") })];
}

/** Every value of an indicator at a place that the inputs hold, with its cell. */
function valuesOf(desk: ExplainDesk, indicator: string, subject: number): Ingredient[] {
  const found = desk.sealed?.evidence.observations;
  if (found === undefined) return [];
  const series = found.series.indexOf(indicator);
  const rows = [...found.value.keys()].filter((k) => found.seriesOf[k] === series && found.subjectOf[k] === subject);
  return rows.map((k) => {
    const facts = { period: found.periods[found.periodOf[k] as number] ?? "", value: found.value[k] as number };
    return ingredient("value", facts, {
      at: rowOf(desk, { source: found.sourceOf[k] as number, row: found.row[k] as number }),
    });
  });
}

function abandonedOf(desk: ExplainDesk, of: Portrayed, outcome: string): Ingredient[] {
  if (nodeTitle(desk, outcome) !== outcome) return [];
  const projects = of.kind === "person" ? of.person.projects : of.team.projects;
  return projects.flatMap((at) => {
    const isAbandoned = desk.sealed?.evidence.people?.projects[at]?.survives.includes(false) === true;
    return isAbandoned ? projectIngredients(desk, of, at) : [];
  });
}

/** A project the person has a part in, or that lies at the team's place, with its risk. */
export function projectIngredients(desk: ExplainDesk, of: Portrayed, at: number): Ingredient[] {
  const project = desk.people.projects[at];
  if (project === undefined) return [];
  const share = project.persons.find(({ person }) => of.kind === "person" && person === of.at)?.share ?? null;
  const row = desk.sealed?.evidence.people?.projects[at];
  const { estimate, lower, upper } = project.risk;
  const facts = { project: project.title, share, risk: estimate, lower, upper };
  return [ingredient("project", facts, { at: row === undefined ? null : rowOf(desk, row) })];
}
