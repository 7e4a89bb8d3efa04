import type { Text } from "@huabiao/kernel/text";
import type { Poll } from "../document/scheme.ts";
import instruments from "./instruments.json" with { type: "json" };

/** An answer that can be given; `coefficient` null = no answer (不了解), outside every denominator. */
export interface PollOption {
  readonly id: string;
  readonly title: Text;
  readonly coefficient: number | null;
}

/** A question as it is put: its options, what each means, and how much it counts in a ballot's score. */
export interface PollItem {
  readonly id: string;
  readonly title: Text;
  readonly concept: string | null;
  readonly maximum: number;
  readonly anchors: Readonly<Record<string, Text>>;
  readonly options: readonly PollOption[];
  /** Why the lowest answer was given; empty when the item does not ask. */
  readonly reasons: readonly { readonly id: string; readonly title: Text }[];
}

/** An instrument as it ships: dated, cited and editable data, not code. */
export interface Instrument {
  readonly basis: Text;
  readonly options: readonly PollOption[];
  readonly items: NonNullable<Poll["items"]>;
}

/** The standard instrument of a poll; null for a custom one. */
export function instrumentOf(kind: Poll["instrument"]): Instrument | null {
  return kind === "custom" ? null : instruments[kind];
}

/**
 * The questions of a poll as they are put (R15, R22): the scheme's own items and options, and where it has none
 * those of its instrument. Without `maximum` every item counts alike.
 *
 * An item of a checked scheme always has options; an item without is left with none and refused by `checkScheme`.
 */
export function pollItems(poll: Poll): readonly PollItem[] {
  const instrument = instrumentOf(poll.instrument);
  const items = poll.items ?? instrument?.items ?? [];
  const options = poll.options ?? instrument?.options ?? [];
  return items.map((item) => ({
    id: item.id,
    title: item.title,
    concept: item.concept ?? null,
    maximum: item.maximum ?? 100,
    anchors: item.anchors ?? {},
    options: item.options ?? options,
    reasons: item.reasons ?? [],
  }));
}

/**
 * The smallest cell that a poll shows: its own `minimumCell`, else 5 for panels and 10 for the public; 1 when
 * the ballot is open.
 */
export function smallestCell({ minimumCell, population, secret }: Poll): number {
  return minimumCell ?? (secret === false ? 1 : population === "panel" ? 5 : 10);
}
