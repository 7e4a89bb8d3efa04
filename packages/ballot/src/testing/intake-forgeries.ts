import type { Stream } from "@huabiao/kernel/random";
import type { OpenRecord } from "../ballot/ballot.ts";
import type { Intake, StratumIntake } from "../box/intake.ts";
import { sameOctets } from "../encoding/octets.ts";
import { anyOf, octets } from "./chance.ts";

/** A way to cheat with all keys in hand, before the box is sealed consistently: what an operator could do. */
export interface IntakeForgery {
  readonly name: string;
  /** What the recount must say, of both editions or of each; null where an edition has nothing to find. */
  readonly code: string | { readonly full: string | null; readonly public: string | null };
  readonly forge: (intake: Intake, stream: Stream) => Intake;
}

/** Changes the first stratum of an intake. */
function inFirst(change: (stratum: StratumIntake, stream: Stream) => StratumIntake): IntakeForgery["forge"] {
  return (intake, stream) => {
    const [first, ...rest] = intake.strata as [StratumIntake, ...StratumIntake[]];
    return { ...intake, strata: [change(first, stream), ...rest] };
  };
}

const ballotsOf = ({ released, pending }: StratumIntake) => [...released, ...pending];

/** Stuffs a ballot into the pending ones. */
function stuffed(make: (ballot: OpenRecord, stream: Stream) => OpenRecord): IntakeForgery["forge"] {
  return inFirst((stratum, stream) => {
    const extra = make(anyOf(ballotsOf(stratum), stream), stream);
    const spare = (stratum.roll ?? []).find((entry) => !stratum.issued.some((one) => sameOctets(one, entry)));
    const issued = spare ? [...stratum.issued, spare] : stratum.issued;
    return { ...stratum, issued, pending: [...stratum.pending, extra] };
  });
}

/** Ways to cheat with all keys in hand. */
export const intakeForgeries: readonly IntakeForgery[] = [
  {
    name: "a ballot with a made-up signature",
    code: "recount.token-signature",
    forge: stuffed((ballot, stream) => ({ ...ballot, prefix: octets(stream, 32), signature: octets(stream, 384) })),
  },
  {
    name: "a ballot with another ballot's signature",
    code: "recount.token-signature",
    forge: stuffed((ballot, stream) => ({ ...ballot, prefix: octets(stream, 32) })),
  },
  {
    name: "a second ballot of the same revision",
    code: "recount.revision-repeated",
    forge: stuffed((ballot, stream) => ({ ...ballot, content: { ...ballot.content, salt: octets(stream, 32) } })),
  },
  {
    name: "an answer to what was not asked",
    code: { full: "recount.ballot-form", public: null },
    forge: stuffed((ballot, stream) => ({
      ...ballot,
      revision: 20,
      content: {
        salt: octets(stream, 32),
        answers: anyOf(['{"moon":[]}', '{"satisfied":["moon"]}', '{"wishes":["water","water"]}'], stream),
      },
    })),
  },
  {
    name: "a token issued to nobody on the roll",
    code: "recount.issued-not-on-roll",
    forge: inFirst((stratum, stream) => ({ ...stratum, issued: [octets(stream, 32), ...stratum.issued.slice(1)] })),
  },
  {
    name: "two tokens issued to one person",
    code: "recount.issued-repeated",
    forge: inFirst((stratum) => ({
      ...stratum,
      issued: [...stratum.issued.slice(0, -1), stratum.issued[0] as Uint8Array],
    })),
  },
  {
    name: "a person twice on the roll",
    code: "recount.roll-repeated",
    forge: inFirst((stratum, stream) => ({
      ...stratum,
      roll: [...(stratum.roll ?? []), anyOf(stratum.roll ?? [], stream)],
    })),
  },
  {
    name: "more tokens issued than the roll holds",
    code: "recount.issued-over-roll",
    forge: inFirst((stratum) => ({ ...stratum, issued: [...(stratum.roll ?? []), new Uint8Array(32)] })),
  },
  {
    name: "more ballots than tokens issued",
    code: "recount.ballots-over-issued",
    forge: inFirst((stratum) => ({ ...stratum, issued: stratum.issued.slice(2) })),
  },
];
