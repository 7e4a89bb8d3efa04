import type { FlagFinding } from "../findings.ts";
import type { HandoverFinding, PersonFinding } from "../people-finding.ts";
import type { CorrectedFinding } from "../voices-finding.ts";
import { circumstancesOf } from "./circumstances.ts";
import type { PeopleDesk } from "./desk.ts";
import { commentFindings, compareText, recordFindings } from "./entries.ts";
import { type FlagIndex, flagsOfTerms } from "./flags-of-terms.ts";
import { gateOf } from "./gate.ts";
import { headsOf, type PortraitViews } from "./heads.ts";
import { inPeriod } from "./in-period.ts";
import type { LeaderEffects } from "./leaders.ts";
import { creditFinding } from "./outcomes.ts";
import { outlookOf } from "./outlook.ts";
import { fewestPeers } from "./peer-sets.ts";
import type { PersonRows } from "./person-rows.ts";
import { dutyAreas, shareFinding } from "./person-share.ts";
import type { PortraitRules } from "./portrait-rules.ts";
import type { ServedTerm } from "./serving.ts";
import { suggestionOf } from "./suggestion.ts";
import { termFindings } from "./term-findings.ts";
import { thinnessOf } from "./thin.ts";
import { personTimeline } from "./timeline.ts";

/** What all persons' findings are made from. */
export interface PersonSource {
  readonly desk: PeopleDesk;
  readonly views: PortraitViews;
  readonly rules: PortraitRules;
  readonly rows: PersonRows;
  readonly handovers: readonly (readonly HandoverFinding[])[];
  readonly leaders: LeaderEffects;
  readonly flags: readonly FlagFinding[];
  readonly flagIndex: FlagIndex;
  readonly corrected: ReadonlyMap<number, readonly (CorrectedFinding & { readonly source: string })[]>;
}

/** One person: what the evidence says, head by head, with its gaps told (R02, R26, R35–R38). Cost O(own rows and views). */
export function personFinding(source: PersonSource, person: number): PersonFinding {
  const { desk, rows, views } = source;
  const { serving, people, computed, evidence, period } = desk;
  const { id, title, rank } = evidence.persons[person] as PeopleDesk["evidence"]["persons"][number];
  const own = (serving.ofPerson[person] ?? []).map((at) => serving.terms[at] as ServedTerm);
  const main = serving.terms[serving.mainTerm[person] as number];
  // Who holds no post in the period is here for what earlier terms are credited with; no standard is examined.
  const gate = main === undefined ? null : gateOf(computed.scheme, rows.judgements.get(person) ?? []);
  const heads = headsOf(views, person);
  const circumstances = circumstancesOf(people, rows.leave.get(person) ?? [], { main, period });
  const routine = rows.routine.get(person) ?? [];
  const thin = thinnessOf(people, { main, heads });
  const suggestion = suggestionOf({
    rules: source.rules,
    views,
    unit: person,
    id,
    seed: computed.seed,
    context: {
      gate: gate?.state ?? "",
      quarters: routine.length,
      daysInPost: circumstances.daysInPost,
      leaveDays: circumstances.leaveDays,
      routine: (grade) => routine.filter((one) => one.grade === grade).length,
    },
    excused: (rows.excuses.get(person) ?? []).length,
    reason: circumstances.reason ?? thin?.reason ?? null,
    fewestPeers: people.peers?.minimum ?? fewestPeers,
  });
  const team = desk.teamOfPerson[person] as number;
  const records = recordsOf(source, person);
  const comments = commentFindings(rows.comments.get(person) ?? []);
  const set = views.sets.setOf[person] as number;
  return {
    id,
    title,
    rank,
    post: main?.post ?? null,
    team: team < 0 ? null : team,
    peerGroup: { title: views.sets.titles[set] ?? "", size: main === undefined ? 0 : (views.sets.sizes[set] ?? 0) },
    terms: termFindings(own, period),
    gate,
    heads,
    share: shareFinding(desk.teams[team], person),
    credits: creditsOf(source, person),
    handovers: source.handovers[person] ?? [],
    leaderEffect: source.leaders.ofPerson[person] as PersonFinding["leaderEffect"],
    timeline: personTimeline(desk, own, rows.credited.get(person) ?? []),
    corrected: source.corrected.get(person) ?? [],
    projects: rows.projects.get(person) ?? [],
    ...records,
    comments,
    routine: routine
      .map(({ period: label, grade, by, reason }) => ({ period: label, grade, by, reason }))
      .sort((a, b) => compareText(a.period, b.period)),
    excused: (rows.excuses.get(person) ?? [])
      .map(({ what, panel, reason }) => ({ what, panel, reason }))
      .sort((a, b) => compareText(a.what, b.what) || compareText(a.panel, b.panel)),
    dissent: (rows.dissent.get(person) ?? [])
      .map(({ by, text }) => ({ by, text }))
      .sort((a, b) => compareText(a.by, b.by) || compareText(a.text, b.text)),
    flags: flagsOfTerms(source.flags, source.flagIndex, own),
    outlook:
      main === undefined
        ? []
        : outlookOf({
            heads,
            bars: suggestion.bars,
            records: [...records.practice, ...records.incidents],
            comments,
            areas: dutyAreas(desk, rows.duties.get(person) ?? []),
          }),
    suggestion,
  };
}

function recordsOf({ desk, rows }: PersonSource, person: number): Pick<PersonFinding, "practice" | "incidents"> {
  const own = (rows.records.get(person) ?? []).filter(({ on }) => on <= desk.period.to);
  const told = (kind: "practice" | "incident") =>
    recordFindings(
      own.filter((one) => one.kind === kind && (kind === "incident" || inPeriod(one.on, desk.period))),
      person,
    );
  return { practice: told("practice"), incidents: told("incident") };
}

/** Credits and debits, those that are the largest part of their change first. */
function creditsOf({ desk, rows }: PersonSource, person: number): PersonFinding["credits"] {
  const own = desk.serving.ofPerson[person] ?? [];
  const lagged = (rows.credited.get(person) ?? [])
    .filter(({ credit }) => credit !== 0)
    .map((one) => creditFinding(one, own.indexOf(one.term), desk.computed.scheme));
  const ofChange = ({ amount, change }: PersonFinding["credits"][number]) =>
    change === 0 ? 0 : Math.abs(amount / change);
  return [...lagged, ...(desk.abandoned.debits.get(person) ?? [])].sort(
    (a, b) =>
      ofChange(b) - ofChange(a) || compareText(a.indicator, b.indicator) || a.term - b.term || a.subject - b.subject,
  );
}
