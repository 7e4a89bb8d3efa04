import type { Grouping } from "@huabiao/measure";
import type { PollParts } from "./poll-parts.ts";

/** Puts each published ballot into the domain of its part; parts with a negative domain stay out, and so do withheld ballots. */
export function domainsByPart({ parts, partOf }: PollParts, domainOfPart: (part: number) => number): Grouping {
  const ofPart = Int32Array.from(parts, (_, part) => domainOfPart(part));
  const count = ofPart.reduce((most, domain) => Math.max(most, domain + 1), 0);
  return { codes: partOf.map((part) => (part < 0 ? -1 : (ofPart[part] as number))), count };
}
