import type { OfficeTerm } from "@huabiao/example-minghe/office-term";
import { makeDeputies } from "@huabiao/example-minghe/people/careers";
import { contributionRows } from "@huabiao/example-minghe/people/contributions";
import type { Deputy } from "@huabiao/example-minghe/people/deputy";
import { dutyRows } from "@huabiao/example-minghe/people/duties";
import { listMembers, type Member } from "@huabiao/example-minghe/people/members";
import { holdPersonRatings } from "@huabiao/example-minghe/people/person-ratings";
import { makeProjects, type Works } from "@huabiao/example-minghe/people/projects";
import { makeRecords, type WorkRecord } from "@huabiao/example-minghe/people/records";
import { areas, teamPlans } from "@huabiao/example-minghe/people/team-plans";
import { listCounties } from "@huabiao/example-minghe/places";
import { makeTerms } from "@huabiao/example-minghe/terms";
import { contributionShares, dutyDivision, evidenceDivision, type ProjectFacts, peerDivision } from "@huabiao/measure";

/** The people of a world as the example draws them from its seed, without the figures and the ballots. */
export interface CadreWorld {
  readonly terms: readonly OfficeTerm[];
  readonly deputies: readonly Deputy[];
  readonly members: readonly Member[];
  readonly records: readonly WorkRecord[];
  readonly works: Works;
  readonly ratings: ReturnType<typeof holdPersonRatings>;
  readonly reports: ReturnType<typeof contributionRows>;
}

const counties = listCounties();

/** Draws the people of one world. */
export function cadreWorld(seed: number): CadreWorld {
  const terms = makeTerms(seed, counties);
  const deputies = makeDeputies({ seed, counties, terms });
  const members = listMembers(seed, { terms, deputies });
  return {
    ...{ terms, deputies, members },
    records: makeRecords(seed, members),
    works: makeProjects(seed, { counties, terms }),
    ratings: holdPersonRatings(seed, members),
    reports: contributionRows(seed, members),
  };
}

/** The projects of a world as the measure weighs them, and which of them are vanity. */
export function projectFacts({ works }: CadreWorld): { readonly facts: ProjectFacts[]; readonly vain: boolean[] } {
  const known = (lived: 0 | 1 | null | undefined) => (lived === null || lived === undefined ? null : lived === 1);
  const facts = works.projects.map((one) => ({
    ...{ kind: one.kind, cost: one.cost, debt: one.debt, publicity: one.publicity, upkeep: one.upkeep },
    ...{ plannedUse: one.plannedUse, actualUse: one.actualUse },
    felt: one.felt === null ? null : { value: one.felt, standardError: one.feltError },
    survived: [known(one.survives[0]), known(one.survives[1]), known(one.survives[2])] as const,
  }));
  return { facts, vain: works.projects.map(({ id }) => works.vanity.includes(id)) };
}

/** The marks of a world, with what is true of each person. */
export function marksOf({ ratings: { ratings, quality, severities } }: CadreWorld) {
  const rated = new Set(ratings.map(({ subject }) => subject));
  const [persons, raters] = [[...rated], [...severities.keys()]];
  const [personAt, raterAt] = [persons, raters].map((ids) => new Map(ids.map((id, at) => [id, at])));
  return {
    data: {
      rating: Float64Array.from(ratings, ({ value }) => value),
      subject: Int32Array.from(ratings, ({ subject }) => personAt?.get(subject) ?? -1),
      rater: Int32Array.from(ratings, ({ rater }) => raterAt?.get(rater) ?? -1),
    },
    quality: persons.map((id) => quality.get(id) as number),
  };
}

/** Every team of a world divided by the three lenses, beside the true shares; principals joint by days. */
export function divideTeams(world: CadreWorld) {
  return teamPlans.map(({ county, reports }) => {
    const members = world.members.filter((one) => one.county === county);
    const place = new Map(members.map(({ person }, at) => [person, at]));
    const duties = dutyRows(members, world.deputies);
    const responsibility = members.map(({ person }) =>
      areas.map((area) => Number(duties.find(([who, , what]) => who === person && what === area)?.[3] ?? 0)),
    );
    const points = members.map(() => new Float64Array(members.length).fill(Number.NaN));
    for (const [where, , reporter, member, value] of world.reports)
      if (where === county)
        (points[place.get(String(reporter)) ?? -1] as Float64Array)[place.get(String(member)) ?? -1] = Number(value);
    const told = world.records
      .filter((record) => record.county === county)
      .map(({ weight, verifiedBy, people }) => {
        const parts = new Float64Array(members.length);
        for (const { person, share } of people) parts[place.get(person) ?? -1] = share;
        return { weight, verified: verifiedBy !== null, parts };
      });
    const divisions = {
      duty: dutyDivision({ responsibility, daysInPost: members.map(({ days }) => days) }),
      peers: peerDivision(points),
      evidence: evidenceDivision(told, members.length),
    };
    const principals = [...members.keys()].filter((at) => members[at]?.seat === null);
    const made = contributionShares(divisions, members.length, {
      mix: { duty: 50, peers: 30, evidence: 20 },
      joint: [{ members: principals, parts: principals.map((at) => members[at]?.days ?? 0) }],
    });
    return { reports, made, truth: members.map(({ share }) => share) };
  });
}
