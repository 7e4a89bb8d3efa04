import { openStream, type Stream } from "@huabiao/kernel/random";
import { dayOf, textOf } from "../day-text.ts";
import type { OfficeTerm } from "../office-term.ts";
import { openRegister } from "../people.ts";
import type { County } from "../places.ts";
import { purposes } from "../streams.ts";
import { type CareerTerm, type Deputy, postOf } from "./deputy.ts";
import { plantedOddities } from "./planted-oddities.ts";
import { teamPlans } from "./team-plans.ts";

/** What careers are drawn from. */
export interface CareerGround {
  readonly seed: number;
  readonly counties: readonly County[];
  readonly terms: readonly OfficeTerm[];
}

/**
 * The deputies of the twelve teams with their careers over three terms of office, 2015–2025.
 *
 * Each took his present seat between 2020 and 2024 and held up to two before, in another of the twelve counties (55 %),
 * in any county (30 %) or in his own; a third of the early days are known to the month only. What is unusual is planted:
 * `plantedOddities`. Cost O(deputies).
 */
export function makeDeputies({ seed, counties, terms }: CareerGround): readonly Deputy[] {
  const stream = openStream(seed, purposes.careers);
  const register = openRegister(
    stream,
    terms.map(({ person }) => person),
  );
  const drawn = teamPlans.flatMap(({ county, deputies }) =>
    Array.from({ length: deputies }, (_, seat): Deputy => {
      const person = register.next();
      return { person, county, seat, terms: careerOf(stream, { person, county, seat, counties }) };
    }),
  );
  return plantedOddities(drawn, { counties, register });
}

interface CareerSetting {
  readonly person: string;
  readonly county: string;
  readonly seat: number;
  readonly counties: readonly County[];
}

function careerOf(stream: Stream, { person, county, seat, counties }: CareerSetting): CareerTerm[] {
  let starts = dayOf("2020-09-01") + stream.integer(1400);
  const terms: CareerTerm[] = [
    { person, county, post: postOf(seat, county, counties), from: textOf(starts), to: null },
  ];
  const earlier = stream.integer(3);
  for (let before = 0; before < earlier; before++) {
    const ends = starts - 1 - stream.integer(45);
    starts = ends - 700 - stream.integer(900);
    if (starts < dayOf("2015-01-10")) break;
    const place = earlierPlace(stream, county, counties);
    const post = postOf(2 + stream.integer(5), place, counties);
    const vague = stream.uniform() < 0.35;
    const written = (day: number) => (vague ? textOf(day).slice(0, 7) : textOf(day));
    terms.unshift({ person, county: place, post, from: written(starts), to: written(ends) });
  }
  return terms;
}

function earlierPlace(stream: Stream, county: string, counties: readonly County[]): string {
  const luck = stream.uniform();
  if (luck < 0.15) return county;
  const from = luck < 0.7 ? teamPlans.map((plan) => plan.county) : counties.map(({ id }) => id);
  return from[stream.integer(from.length)] as string;
}
