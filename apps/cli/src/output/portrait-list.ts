import type { PersonFinding, ThinFinding } from "@huabiao/assess";
import type { PaperSource } from "@huabiao/documents";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { textIn } from "@huabiao/kernel/text";
import type { Session } from "../io.ts";
import { textTable } from "./text-table.ts";

/** Prints who can be portrayed, and who has too little evidence and why (R26). */
export function printPortraitList(session: Session, source: PaperSource): void {
  const { io, translate, language } = session;
  const { findings, people } = source;
  const thin = new Set(people.thin.map(({ person }) => person));
  const sitters = people.persons.filter(({ id }) => !thin.has(id)).map((person) => sitterOf(session, source, person));
  const missing = people.thin.map((one) => ({
    id: one.person,
    name: textIn(one.title, language),
    reason: one.reason,
    facts: one.facts,
    why: whyThin(session, one),
  }));
  if (session.json) {
    io.out(`${JSON.stringify({ persons: sitters, thin: missing }, null, 2)}\n`);
    return;
  }
  const fictional = findings.scheme.fictional ? translate("cli.summary.fictional") : "";
  io.out(`\n${textIn(findings.scheme.title, language)} · ${findings.scheme.period}${fictional}\n`);
  io.out(`\n${translate("cli.portrait.list.can", { count: sitters.length })}\n`);
  const header = columns(session, ["id", "name", "post", "place", "suggestion"]);
  if (sitters.length > 0)
    io.out(
      `${textTable(
        header,
        sitters.map((one) => [one.id, one.name, one.post ?? "—", one.place, one.says]),
      )}\n`,
    );
  io.out(`\n${translate("cli.portrait.list.thin", { count: missing.length })}\n`);
  const served = missing.filter(({ reason }) => reason !== "no-term").map(({ id, name, why }) => [id, name, why]);
  const others = missing.filter(({ reason }) => reason === "no-term").map(({ id }) => id);
  if (served.length > 0) io.out(`${textTable(columns(session, ["id", "name", "why"]), served)}\n`);
  if (others.length > 0)
    io.out(`${translate("cli.portrait.list.no-term", { count: others.length, ids: others.join(" ") })}\n`);
}

function columns({ translate }: Session, names: readonly string[]): readonly string[] {
  return names.map((name) => translate(`cli.portrait.column.${name}`));
}

function sitterOf({ translate, language }: Session, { findings, people }: PaperSource, person: PersonFinding) {
  const { id, title, post, team, terms, suggestion } = person;
  const last = terms.at(-1);
  const subject = (team === null ? undefined : people.teams[team]?.subject) ?? last?.subject ?? -1;
  const band = people.personBands.find((one) => one.id === suggestion.likely)?.title ?? suggestion.likely ?? "";
  return {
    id,
    name: textIn(title, language),
    post,
    place: textIn(findings.subjects[subject]?.title ?? last?.gone ?? "—", language),
    state: suggestion.state,
    says: translate(`papers.suggestion.${suggestion.state}.verdict`, { band: textIn(band, language) }),
  };
}

/** Why somebody is not portrayed, in words with its numbers. */
function whyThin({ translate }: Session, { reason, facts }: ThinFinding): string {
  const code = `cli.portrait.why.${reason}`;
  const words = translate(code, facts);
  return words === code ? translate(`undefined.${reason}`) : words;
}

/** The refusal of a portrait that would rest on too little. */
export function thinProblem({ person, reason, facts, at }: ThinFinding & { readonly at: number }): Problem {
  const known = ["no-term", "short-service", "little-evidence"].includes(reason) ? reason : "little-evidence";
  const place = { path: ["people", "thin", at], place: { file: "findings.json" } };
  return problem(`cli.portrait.thin-${known}`, { person, ...facts }, place);
}
