import type { Computed } from "../computed.ts";
import type { FlagFinding, NodeFinding, SubjectFinding } from "../findings.ts";
import type { PeopleFinding, PersonFinding, ThinFinding } from "../people-finding.ts";
import { heardVoices } from "../voices/voices.ts";
import type { VoicesFinding } from "../voices-finding.ts";
import { abandonedDebits } from "./abandoned.ts";
import type { PeopleDesk, Team } from "./desk.ts";
import { flagIndex } from "./flags-of-terms.ts";
import { handoversOf } from "./handovers.ts";
import { portraitViews } from "./heads.ts";
import { correctedByPerson, heardOf } from "./heard.ts";
import { leaderEffects } from "./leaders.ts";
import { creditedOutcomes } from "./outcomes.ts";
import { personSets, teamSets } from "./peer-sets.ts";
import { evidenceOfPeriod } from "./period-rows.ts";
import { personFinding } from "./person-finding.ts";
import { personRows } from "./person-rows.ts";
import { portraitRules } from "./portrait-rules.ts";
import { projectFindings } from "./projects.ts";
import { servingOf } from "./serving.ts";
import { teamFinding } from "./team-finding.ts";
import { teamsOf } from "./teams.ts";
import { thinnessOf } from "./thin.ts";
import { assessedPeriod } from "./year-values.ts";

/** The findings about places that portraits rest on (R03). */
export interface PlaceFindings {
  readonly nodes: readonly NodeFinding[];
  readonly subjects: readonly SubjectFinding[];
  readonly flags: readonly FlagFinding[];
  readonly voices: Pick<VoicesFinding, "polls" | "ratings">;
}

/**
 * Teams and persons (R02, R03, R26, R27): null when the scheme is not about people.
 *
 * Nothing is typed in twice: places' scores, terms, voices and records are read once and told of each person. Nobody gets a
 * total; views stand beside each other, ranges are suggested by the scheme's rules on named views, people decide.
 * Cost linear in persons, rows and views.
 */
export function peopleOf(computed: Computed, found: PlaceFindings): PeopleFinding | null {
  const { people } = computed.scheme;
  const all = computed.evidence.people;
  if (people === undefined || all === null) return null;
  const period = assessedPeriod(computed.scheme);
  const evidence = evidenceOfPeriod(all, period);
  const serving = servingOf(computed.evidence, people, period);
  const nodes = new Map(found.nodes.map((node) => [node.id, node]));
  const teams = teamsOf({ computed, people, evidence, period, serving, nodes });
  const credits = creditedOutcomes(computed, people, serving);
  const debitsWanted = (people.outcomes ?? []).some((one) => "projects" in one);
  const abandoned = abandonedDebits(debitsWanted ? evidence.projects : [], serving, computed.evidence);
  const said = heardVoices(computed.scheme, evidence);
  const desk: PeopleDesk = {
    computed,
    people,
    evidence,
    period,
    nodes,
    subjects: found.subjects,
    serving,
    teams,
    ...placesOfTeams(computed, teams, serving),
    credited: credits.credited,
    spreads: credits.spreads,
    abandoned,
    heard: {
      team: heardOf(computed.scheme, people.team, { ...found.voices, tables: computed.evidence.ratings }),
      person: heardOf(computed.scheme, people.person, { ...said, tables: evidence.ratings }),
    },
  };
  const { persons, leaders } = personsOf(desk, { found, said });
  return {
    teamHeads: people.team.heads.map(({ id, title, sources }) => ({ id, title, sources })),
    personHeads: people.person.heads.map(({ id, title, sources }) => ({ id, title, sources })),
    teamBands: (people.team.bands ?? []).map(({ id, title }) => ({ id, title })),
    personBands: (people.person.bands ?? []).map(({ id, title }) => ({ id, title })),
    teams: teamFindings(desk),
    persons,
    thin: thinOf(desk, persons),
    projects: projectFindings(evidence.projects),
    outcomes: [...credits.outcomes, ...abandoned.outcomes],
    leaders,
    polls: said.polls,
    ratings: said.ratings,
  };
}

function placesOfTeams(computed: Computed, teams: readonly Team[], { mainTerm, terms }: PeopleDesk["serving"]) {
  const teamOfPlace = new Int32Array(computed.evidence.subjects.length).fill(-1);
  teams.forEach(({ subject }, at) => {
    teamOfPlace[subject] = at;
  });
  return { teamOfPlace, teamOfPerson: mainTerm.map((at) => teamOfPlace[terms[at]?.subject ?? -1] ?? -1) };
}

interface PersonsSource {
  readonly found: PlaceFindings;
  readonly said: Pick<VoicesFinding, "polls" | "ratings">;
}

function personsOf(desk: PeopleDesk, { found, said }: PersonsSource) {
  const { computed, people, serving, evidence } = desk;
  const leaders = leaderEffects(computed, people, serving);
  const source = {
    desk,
    views: portraitViews(desk, "person", personSets(desk)),
    rules: portraitRules(people.person),
    rows: personRows(evidence, desk.credited, serving),
    handovers: handoversOf(computed, people, serving),
    leaders,
    flags: found.flags,
    flagIndex: flagIndex(found.flags),
    corrected: correctedByPerson(said.ratings),
  };
  return { persons: evidence.persons.map((_, person) => personFinding(source, person)), leaders: leaders.finding };
}

function teamFindings(desk: PeopleDesk) {
  const { evidence, people } = desk;
  const source = {
    desk,
    views: portraitViews(desk, "team", teamSets(desk)),
    rules: portraitRules(people.team),
    projects: Map.groupBy(evidence.projects.keys(), (at) => evidence.projects[at]?.subject ?? -1),
    records: Map.groupBy(evidence.records, ({ subject }) => subject),
    credited: Map.groupBy(desk.credited, ({ subject }) => subject),
  };
  return desk.teams.map((_, at) => teamFinding(source, at));
}

function thinOf({ people, serving }: PeopleDesk, persons: readonly PersonFinding[]): ThinFinding[] {
  return persons.flatMap(({ id, title, heads }, person): ThinFinding[] => {
    const thin = thinnessOf(people, { main: serving.terms[serving.mainTerm[person] as number], heads });
    return thin === null ? [] : [{ person: id, title, ...thin }];
  });
}
