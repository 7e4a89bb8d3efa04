import type { Term } from "../../evidence.ts";
import { numberAt, ofCredits, ofShares, projectIngredients } from "./data-ingredients.ts";
import {
  type ExplainDesk,
  type ExplainedSection,
  type Ingredient,
  ingredient,
  nodeTitle,
  type Portrayed,
  rowOf,
  termPlace,
} from "./portrait-explanation.ts";
import { ofCriteria } from "./record-ingredients.ts";

/** The parts of a portrait beside its views; those that have nothing to tell are left out. */
export function partsOf(desk: ExplainDesk, of: Portrayed): ExplainedSection[] {
  const outcomes = of.kind === "person" ? [...new Set(of.person.credits.map(({ indicator }) => indicator))] : [];
  const projects = of.kind === "person" ? of.person.projects : of.team.projects;
  const parts: readonly (readonly [id: string, made: readonly Ingredient[]])[] = [
    ["suggestion", suggestionOf(desk, of)],
    ["terms", termsOf(desk, of)],
    ["standard", ofCriteria(desk, of)],
    ["credits", outcomes.flatMap((outcome) => ofCredits(desk, of, outcome))],
    ["handovers", handoversOf(desk, of)],
    ["leader", leaderOf(desk, of)],
    ["shares", ofShares(desk, of)],
    ["projects", projects.flatMap((at) => projectIngredients(desk, of, at))],
  ];
  return parts.flatMap(([id, made]) => (made.length === 0 ? [] : [{ id, title: null, view: null, made }]));
}

/** Chances of the bands with the scheme's condition on each, and the bars that keep from one. */
function suggestionOf({ people, sealed }: ExplainDesk, of: Portrayed): Ingredient[] {
  const { suggestion } = of.kind === "person" ? of.person : of.team;
  const titles = of.kind === "person" ? people.personBands : people.teamBands;
  const rules = sealed?.scheme.people?.[of.kind];
  const title = (id: string) => titles.find((band) => band.id === id)?.title ?? id;
  return [
    ...suggestion.bands.map(({ band, probability }) => {
      const when = rules?.bands?.find(({ id }) => id === band)?.when ?? null;
      return ingredient("band", { band: title(band), probability, when });
    }),
    ...suggestion.bars.map(({ id, from, reason }) => {
      const when = rules?.bars?.find((bar) => bar.id === id)?.when ?? null;
      return ingredient("bar", { band: title(from), reason, when });
    }),
  ];
}

function termsOf(desk: ExplainDesk, of: Portrayed): Ingredient[] {
  if (of.kind === "team") return [];
  const rows = desk.sealed?.evidence.terms.filter(({ person }) => person === of.person.id) ?? [];
  return of.person.terms.map((term) => {
    const { post, subject, gone, from, to, days } = term;
    const isOf = (one: Term) => one.post === post && one.subject === subject && one.gone === gone;
    const row = rows.find((one) => isOf(one) && one.from.earliest.startsWith(from));
    const facts = { post, place: termPlace(desk, term), from, to, days };
    return ingredient("term", facts, { at: row === undefined ? null : rowOf(desk, row) });
  });
}

function handoversOf(desk: ExplainDesk, of: Portrayed): Ingredient[] {
  if (of.kind === "team") return [];
  return of.person.handovers.map(({ indicator, term, level, trendPerYear, expected, actual, reason }) => {
    const subject = of.person.terms[term]?.subject ?? of.subject;
    const facts = { indicator: nodeTitle(desk, indicator), level, trendPerYear, expected, actual, reason };
    return ingredient("handover", facts, { number: numberAt(desk, indicator, subject) });
  });
}

function leaderOf({ people, findings }: ExplainDesk, of: Portrayed): Ingredient[] {
  const { leaders } = people;
  if (of.kind === "team" || leaders === null) return [];
  const { estimate, lower, upper, reason } = of.person.leaderEffect;
  const title = findings.nodes.find(({ id }) => id === leaders.indicator)?.title ?? leaders.indicator;
  return [ingredient("leader", { indicator: title, estimate, lower, upper, reason, movers: leaders.movers })];
}
