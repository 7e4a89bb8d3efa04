import { invariant } from "@huabiao/kernel/invariant";
import type { ViewSource } from "@huabiao/scheme";
import type { HeadFinding, HeadTitle } from "../../people-finding.ts";
import { ofCredits, ofDuties, ofNode, ofShares } from "./data-ingredients.ts";
import { partsOf } from "./part-ingredients.ts";
import type {
  ExplainDesk,
  ExplainedSection,
  Ingredient,
  PortraitExplanation,
  Portrayed,
} from "./portrait-explanation.ts";
import { ofCriteria, ofRecords, ofRoutine } from "./record-ingredients.ts";
import { ofPoll, ofRatings } from "./voice-ingredients.ts";

/**
 * Opens every number of a portrait to what it is made of (R30): views head by head, then terms, standard, credits, shares,
 * projects and the suggested range, down to files and rows where the sealed inputs are at hand.
 *
 * `at` is an index into persons or teams. Ballots and colleagues' reports are counted and never opened (R14, R27).
 * Cost O(views × rows of the tables of people).
 */
export function explainPortrait(
  desk: ExplainDesk,
  { kind, at }: { readonly kind: "person" | "team"; readonly at: number },
): PortraitExplanation {
  const of = portrayed(desk, kind, at);
  const own = of.kind === "person" ? of.person : of.team;
  const titles = kind === "person" ? desk.people.personHeads : desk.people.teamHeads;
  const views = own.heads.flatMap((head) =>
    viewsOf(desk, of, { head, title: titles.find(({ id }) => id === head.head) }),
  );
  const sections = [...views, ...partsOf(desk, of)];
  return { kind, id: own.id, title: own.title, sealed: desk.sealed !== null, sections };
}

function portrayed({ people }: ExplainDesk, kind: "person" | "team", at: number): Portrayed {
  if (kind === "team") {
    const team = people.teams[at];
    invariant(team, `no team ${at}`);
    return { kind, at, team, subject: team.subject };
  }
  const person = people.persons[at];
  invariant(person, `no person ${at}`);
  const subject = people.teams[person.team ?? -1]?.subject ?? person.terms.at(-1)?.subject ?? -1;
  return { kind, at, person, subject };
}

function viewsOf(
  desk: ExplainDesk,
  of: Portrayed,
  { head, title }: { readonly head: HeadFinding; readonly title: HeadTitle | undefined },
): ExplainedSection[] {
  return head.views.map((view) => {
    const source = title?.sources.find(({ id }) => id === view.id);
    return {
      id: view.id,
      title: view.title,
      view: { ...view, head: title?.title ?? head.head, from: source?.from ?? view.kind },
      made: source === undefined ? [] : madeOf(desk, of, source),
    };
  });
}

function madeOf(desk: ExplainDesk, of: Portrayed, source: ViewSource): Ingredient[] {
  switch (source.from) {
    case "poll":
      return ofPoll(desk, of, source);
    case "ratings":
      return ofRatings(desk, of, source);
    case "node":
      return ofNode(desk, of, source.node);
    case "credits":
      return ofCredits(desk, of, source.outcome);
    case "records":
      return ofRecords(desk, of, source.record);
    case "duties":
      return ofDuties(desk, of);
    case "share":
      return ofShares(desk, of);
    case "criteria":
      return ofCriteria(desk, of, source.criteria);
    case "routine":
      return ofRoutine(desk, of);
  }
}
