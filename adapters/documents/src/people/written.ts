import type { CommentFinding, PersonFinding, RecordFinding } from "@huabiao/assess";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { type Cited, citedLink } from "./cited.ts";
import { fold } from "./fold.ts";
import type { Roster } from "./roster.ts";

/** What was written about a team or person: a team has fewer kinds. */
export type Writings = Pick<PersonFinding, "incidents" | "comments"> &
  Partial<Pick<PersonFinding, "practice" | "routine" | "excused" | "dissent">>;

/** How many entries there are of all kinds. */
export function countWritings({
  practice = [],
  incidents,
  comments,
  routine = [],
  excused = [],
  dissent = [],
}: Writings): number {
  return [practice, incidents, comments, routine, excused, dissent].reduce((sum, { length }) => sum + length, 0);
}

/** Routine grades, incidents, practice, comments with the synthesis first, excused failures and dissent, each with its grounds. */
export function writtenPart(roster: Roster, about: Writings, id: string): Markup {
  const count = countWritings(about);
  if (count === 0) return nothing;
  const { words } = roster;
  const { practice = [], incidents, comments, routine = [], excused = [], dissent = [] } = about;
  const cited: Cited = { id, records: [...incidents, ...practice] };
  const body = markup`${commentList(roster, comments, cited)}${outspoken(roster, { excused, dissent }, cited)}${recordList(roster, "incidents", incidents, { id, from: 0 })}${recordList(roster, "practice", practice, { id, from: incidents.length })}${routineList(roster, routine)}`;
  return fold({ id, title: words.say("report.people.written"), count }, body);
}

function commentList({ words, ...rest }: Roster, comments: readonly CommentFinding[], cited: Cited): Markup {
  if (comments.length === 0) return nothing;
  const roster = { words, ...rest };
  const rank = { synthesis: 0, comment: 1, "self-report": 2 };
  const items = [...comments]
    .sort((a, b) => rank[a.kind] - rank[b.kind])
    .map(({ by, kind, on, text, cites }) => {
      const links = cites.map(
        (cite, i) => markup`${i === 0 ? null : words.say("report.comma")}${citedLink(roster, cited, cite)}`,
      );
      const grounds =
        cites.length === 0 ? null : markup` <span class=soft>${words.say("report.people.cites")} ${links}</span>`;
      return markup`<li><b>${words.say(`papers.comments.${kind}`)}</b> <span class=soft>${by} \u00b7 ${on}</span><br>${text}${grounds}</li>`;
    });
  return markup`<h5>${words.say("papers.comments.title")}</h5><ul class="plain written">${items}</ul>`;
}

/** Failures that a panel holds excusable, and dissent: both always with their reasons. */
function outspoken(
  roster: Roster,
  { excused, dissent }: Required<Pick<Writings, "excused" | "dissent">>,
  cited: Cited,
): Markup {
  if (excused.length + dissent.length === 0) return nothing;
  const { words } = roster;
  const items = [
    ...excused.map(
      ({ what, panel, reason }) =>
        markup`<li><b>${words.say("report.people.excused")}</b> ${citedLink(roster, cited, what)} <span class=soft>${panel}</span><br>${reason}</li>`,
    ),
    ...dissent.map(
      ({ by, text }) =>
        markup`<li><b>${words.say("report.people.dissent")}</b> <span class=soft>${by}</span><br>${text}</li>`,
    ),
  ];
  return markup`<h5>${words.say("report.people.outspoken")}</h5><ul class="plain written">${items}</ul>`;
}

function recordList(
  { words }: Roster,
  kind: "practice" | "incidents",
  records: readonly RecordFinding[],
  { id, from }: { readonly id: string; readonly from: number },
): Markup {
  if (records.length === 0) return nothing;
  const items = records.map(({ on, title, text, role, verifiedBy }, at) => {
    const by =
      verifiedBy === null
        ? words.say("report.target.verified-no")
        : markup`${words.say("report.target.verified-yes")} ${verifiedBy}`;
    const stood = role === "" ? by : markup`${role} \u00b7 ${by}`;
    return markup`<li id="${id}-${from + at}"><b>${title}</b> <span class=soft>${on}</span><br>${text} <span class=soft>${stood}</span></li>`;
  });
  return markup`<h5>${words.say(`papers.records.${kind}`)}</h5><ul class="plain written">${items}</ul>`;
}

function routineList({ words }: Roster, routine: PersonFinding["routine"]): Markup {
  if (routine.length === 0) return nothing;
  const items = routine.map(
    ({ period, grade, by, reason }) =>
      markup`<li>${period} <b>${print(gradeWords(words, grade))}</b> <span class=soft>${[by, reason].filter((word) => word !== "").join(" \u00b7 ")}</span></li>`,
  );
  return markup`<h5>${words.say("report.people.routine")}</h5><ul class="plain written">${items}</ul>`;
}

/** A grade in words where it is one of the four, else as it was written. */
function gradeWords(words: Roster["words"], grade: string) {
  return words.first([`papers.grade.${grade}`, grade]);
}
