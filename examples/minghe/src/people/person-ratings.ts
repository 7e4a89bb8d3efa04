import { openStream } from "@huabiao/kernel/random";
import { purposes } from "../streams.ts";
import type { Rating, RatingPanel } from "../voices/ratings.ts";
import { type Member, portrayed } from "./members.ts";
import { teamPlans } from "./team-plans.ts";

/** Items of the panel, each with the heads it looks at. */
const items: readonly { readonly id: string; readonly of: readonly number[] }[] = [
  { id: "foundations", of: [1, 3] },
  { id: "delivery", of: [2, 3] },
  { id: "people", of: [0, 2] },
];

/** Raters of whom something is planted. */
export const plantedRaters = { severe: "K05", lenient: "K18", oneGrade: "K23" } as const;
/** What the rater of one grade gives everybody. */
const onlyGrade = 80;
const raters = 30;
/** Chance that a rater knows a member of a team well enough to rate him. */
const known = 0.65;
/** Each rates four teams in a row; the next rater starts two teams further on: every team has ten raters. */
const teams = 4;
const step = 2;

/**
 * Has 30 raters mark those members of the twelve teams whom they know, in overlapping blocks, so that all are linked.
 *
 * Mark = 76 + 6 × mean merit in the item's heads − severity + what rater and person have with each other (3) + noise (4),
 * a whole number from 0 to 100. Severities are normal with standard deviation 4 but for the two planted. Cost O(marks).
 */
export function holdPersonRatings(seed: number, members: readonly Member[]): RatingPanel {
  const severities = drawSeverities(seed);
  const ratings = [...severities].flatMap(([rater, severity], at) =>
    Array.from({ length: teams }, (_, place) => (step * at + place) % teamPlans.length).flatMap((team) => {
      const stream = openStream(seed, purposes.personRatings, at, team);
      const rated = portrayed(members).filter(({ county }) => county === teamPlans[team]?.county);
      return rated.flatMap((member) => {
        const bond = 3 * stream.normal();
        if (stream.uniform() > known) return [];
        return items.map((item): Rating => {
          const mark = Math.round(level(member, item) - severity + bond + 4 * stream.normal());
          const value = rater === plantedRaters.oneGrade ? onlyGrade : Math.min(100, Math.max(0, mark));
          return { rater, class: at < 10 ? "A" : "B", subject: member.person, item: item.id, value };
        });
      });
    }),
  );
  return {
    ratings,
    severities,
    quality: new Map(portrayed(members).map((member) => [member.person, qualityOf(member)])),
  };
}

/** What an average rater would give a person on average over the items. */
function qualityOf(member: Member): number {
  return items.reduce((sum, item) => sum + level(member, item), 0) / items.length;
}

function level({ merits }: Member, { of }: (typeof items)[number]): number {
  return 76 + 6 * (of.reduce((sum, head) => sum + (merits[head] as number), 0) / of.length);
}

/** The rater of one grade has no severity: what he thinks is not known. The others' sum to 0. */
function drawSeverities(seed: number): ReadonlyMap<string, number> {
  const stream = openStream(seed, purposes.personSeverities);
  const drawn = Array.from({ length: raters }, (_, at): [string, number] => {
    const rater = `K${String(at + 1).padStart(2, "0")}`;
    const usual = 4 * Math.max(-1.8, Math.min(1.8, stream.normal()));
    if (rater === plantedRaters.severe) return [rater, 13];
    return [rater, rater === plantedRaters.lenient ? -12 : usual];
  });
  const counted = drawn.filter(([rater]) => rater !== plantedRaters.oneGrade);
  const mean = counted.reduce((sum, [, severity]) => sum + severity, 0) / counted.length;
  return new Map(drawn.map(([rater, severity]) => [rater, severity - mean]));
}
