/**
 * A known truth about the voices of the fictional world: what was planted in which poll, and which ballot check sees
 * it.
 *
 * `guilty` whether people did it on purpose; no checks: it shows elsewhere, as told in `what`.
 */
export interface PlantedVoice {
  readonly id: string;
  readonly kind:
    | "lobbying"
    | "straight-lining"
    | "over-roll"
    | "duplicated"
    | "small-cell"
    | "biased-consultation"
    | "severity";
  /** Poll of the scheme, or `ratings` for data/ratings.csv. */
  readonly poll: string;
  readonly counties: readonly string[];
  readonly class: string | null;
  readonly stratum: string | null;
  readonly batch: number | null;
  /** Raters concerned, by pseudonym. */
  readonly raters: readonly string[];
  readonly guilty: boolean;
  readonly checks: readonly string[];
  readonly what: string;
}

/**
 * Everything planted in the polls and ratings of 明河省; the seed changes the ballots around them, never where they are.
 */
export const plantedVoices = [
  {
    id: "lobbied-county",
    kind: "lobbying",
    poll: "leader-panel",
    counties: ["MH0208"],
    class: "C",
    stratum: null,
    batch: 2,
    raters: [],
    guilty: true,
    checks: ["class-against-peers", "burst"],
    what: "Zhutai County had delegates called before the vote: in class C most ballots are full of praise, and nearly all of these came in batch 2. Classes A and B think little of its leaders.",
  },
  {
    id: "straight-lining-class",
    kind: "straight-lining",
    poll: "leader-panel",
    counties: ["MH0304"],
    class: "B",
    stratum: null,
    batch: null,
    raters: [],
    guilty: true,
    checks: ["invariant"],
    what: "Heads of offices in Lutang District ticked one column from top to bottom: in class B nearly every ballot gives all five items the same answer.",
  },
  {
    id: "over-full-roll",
    kind: "over-roll",
    poll: "public-satisfaction",
    counties: ["MH1006"],
    class: null,
    stratum: "town",
    batch: null,
    raters: [],
    guilty: true,
    checks: ["over-roll"],
    what: "Shutang County returned 97 ballots of townspeople; 90 had been invited.",
  },
  {
    id: "copied-ballots",
    kind: "duplicated",
    poll: "public-satisfaction",
    counties: ["MH0405"],
    class: null,
    stratum: "village",
    batch: 3,
    raters: [],
    guilty: true,
    checks: ["duplicated", "burst"],
    what: "Fourteen villagers' ballots of batch 3 in Cenlin County are copies of one, item by item.",
  },
  {
    id: "small-cell",
    kind: "small-cell",
    poll: "public-satisfaction",
    counties: ["MH1204"],
    class: null,
    stratum: "migrant",
    batch: null,
    raters: [],
    guilty: false,
    checks: [],
    what: "Nine migrant workers live in Jiping County and were invited: too few to publish, and what they said must not follow from the other strata either.",
  },
  {
    id: "online-consultation",
    kind: "biased-consultation",
    poll: "online-consultation",
    counties: [],
    class: null,
    stratum: null,
    batch: null,
    raters: [],
    guilty: false,
    checks: [],
    what: "Anybody could take part, often: the angry and the organised came. It has no roll and no weight, and must not be mixed in.",
  },
  {
    id: "severe-rater",
    kind: "severity",
    poll: "ratings",
    counties: [],
    class: "A",
    stratum: null,
    batch: null,
    raters: ["P07"],
    guilty: false,
    checks: [],
    what: "Rater P07 gives everybody about fourteen points less than the others do. The counties rated by P07 lose nothing once severity is taken out.",
  },
  {
    id: "lenient-rater",
    kind: "severity",
    poll: "ratings",
    counties: [],
    class: "C",
    stratum: null,
    batch: null,
    raters: ["P31"],
    guilty: false,
    checks: [],
    what: "Rater P31 gives everybody about thirteen points more than the others do.",
  },
] as const satisfies readonly PlantedVoice[];

/** Finds what was planted by its id. */
export function plantedVoice(id: (typeof plantedVoices)[number]["id"]): PlantedVoice {
  const found = plantedVoices.find((voice) => voice.id === id);
  if (found === undefined) throw new RangeError(`nothing planted as ${id}`);
  return found;
}
