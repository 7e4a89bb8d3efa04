import { openStream, type Stream } from "@huabiao/kernel/random";
import { dayOf, textOf } from "./day-text.ts";
import type { OfficeTerm } from "./office-term.ts";
import { openRegister } from "./people.ts";
import type { County } from "./places.ts";
import { plantedTenures } from "./planted-tenures.ts";
import { purposes } from "./streams.ts";

/**
 * Who led the counties from 2015 to early 2026: a party secretary and a mayor each, to the day.
 *
 * Terms last two and a half to five and a half years. A vacant secretary's post goes to the county's own mayor
 * (40 %), to the mayor (15 %) or the secretary (30 %) of another county, or to somebody new; a vacancy lasts up to 40 days.
 * Sorted by county, post and day. Cost O(terms × counties).
 */
export function makeTerms(seed: number, counties: readonly County[]): readonly OfficeTerm[] {
  const stream = openStream(seed, purposes.terms);
  const register = openRegister(stream);
  const world: Offices = { stream, register, closed: [], open: openFirstTerms(stream, register, counties) };
  for (let next = earliest(world.open); next !== null && next.ends < horizon; next = earliest(world.open))
    succeed(world, next);
  const terms = [...world.closed, ...world.open].map((seat) => writeTerm(seat));
  return plantTenures(terms).sort(byPlace);
}

const horizon = dayOf("2026-03-31");

interface Seat {
  readonly county: string;
  readonly post: "secretary" | "mayor";
  readonly person: string;
  readonly from: number;
  ends: number;
}

interface Offices {
  readonly stream: Stream;
  readonly register: { readonly next: () => string };
  readonly closed: Seat[];
  readonly open: Seat[];
}

function openFirstTerms(
  stream: Stream,
  register: { readonly next: () => string },
  counties: readonly County[],
): Seat[] {
  return counties.flatMap(({ id }) =>
    (["secretary", "mayor"] as const).map((post): Seat => {
      const from = dayOf("2015-01-10") + stream.integer(900);
      return { county: id, post, person: register.next(), from, ends: from + termLength(stream) };
    }),
  );
}

function termLength(stream: Stream): number {
  return 910 + stream.integer(1100);
}

function earliest(open: readonly Seat[]): Seat | null {
  return open.reduce<Seat | null>((best, seat) => (best === null || seat.ends < best.ends ? seat : best), null);
}

/** Ends a term and fills the post; whoever moves leaves a vacancy that is filled in turn. */
function succeed({ stream, register, closed, open }: Offices, leaving: Seat): void {
  const day = leaving.ends;
  const close = (seat: Seat): void => {
    seat.ends = day;
    open.splice(open.indexOf(seat), 1);
    closed.push(seat);
  };
  const fill = (post: Seat, person: string): void => {
    const from = day + 1 + stream.integer(40);
    open.push({ county: post.county, post: post.post, person, from, ends: from + termLength(stream) });
  };
  close(leaving);
  const next = leaving.post === "secretary" ? chooseSuccessor(stream, open, leaving.county) : null;
  fill(leaving, next?.person ?? register.next());
  if (next === null) return;
  close(next);
  fill(next, register.next());
}

/** Somebody at least a year in post: the county's own mayor, another county's mayor or secretary, or nobody. */
function chooseSuccessor(stream: Stream, open: readonly Seat[], county: string): Seat | null {
  const luck = stream.uniform();
  const now = earliest(open)?.ends ?? horizon;
  const able = (post: Seat["post"]) => open.filter((seat) => seat.post === post && seat.from + 365 < now);
  if (luck < 0.4) return able("mayor").find((seat) => seat.county === county) ?? null;
  if (luck > 0.85) return null;
  const others = able(luck < 0.55 ? "mayor" : "secretary").filter((seat) => seat.county !== county);
  return others[stream.integer(Math.max(1, others.length))] ?? null;
}

function writeTerm({ county, post, person, from, ends }: Seat): OfficeTerm {
  return { county, post, person, from: textOf(from), to: ends < horizon ? textOf(ends) : null };
}

/** Lays the planted tenures over what was drawn: whoever sat there goes before, comes after, or was never there. */
function plantTenures(terms: readonly OfficeTerm[]): OfficeTerm[] {
  const around = terms.flatMap((term) => {
    const planted = plantedTenures.filter(({ county, post }) => county === term.county && post === term.post);
    return planted.reduce<OfficeTerm[]>((left, tenure) => left.flatMap((one) => outside(one, tenure)), [term]);
  });
  return [...around, ...plantedTenures];
}

const handover = 20;
const shortest = 180;
const always = "9999-12-31";

/** What is left of a term around a tenure: the part before it, the part after it, unless too short to speak of. */
function outside(term: OfficeTerm, tenure: OfficeTerm): OfficeTerm[] {
  const [ends, leaves] = [term.to ?? always, tenure.to ?? always];
  if (ends < tenure.from || term.from > leaves) return [term];
  const parts: OfficeTerm[] = [];
  if (term.from < tenure.from) parts.push({ ...term, to: textOf(dayOf(tenure.from) - handover) });
  if (ends > leaves) parts.push({ ...term, from: textOf(dayOf(leaves) + handover) });
  return parts.filter(({ from, to }) => dayOf(to ?? always) - dayOf(from) > shortest);
}

function byPlace(a: OfficeTerm, b: OfficeTerm): number {
  const keys = [a, b].map(({ county, post, from }) => `${county} ${post === "secretary" ? 0 : 1} ${from}`);
  return (keys[0] ?? "") < (keys[1] ?? "") ? -1 : 1;
}
