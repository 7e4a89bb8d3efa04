import { type Arrangement, ballotsOf } from "./arrange-ballots.ts";
import { kindsOf, type LatentClasses } from "./latent-classes.ts";

/** Ballots of the mixture's expectation that a cell's own item shares are mixed with. */
const borrowed = 5;

/** Some equal ballots: one of them, and how many. */
export interface Copies {
  readonly ballot: number;
  readonly count: number;
}

/**
 * The chance of answer patterns in one cell: its block's kinds of voters in the cell's own shares, tilted to the
 * cell's own item shares.
 *
 * Holds the sums of one cell at a time; reused from cell to cell.
 */
export class CellPatterns {
  readonly #arrangement: Arrangement;
  readonly #learned: LatentClasses;
  readonly #weights: Float64Array;
  readonly #observed: Float64Array;
  readonly #kinds: Float64Array;
  #count = 0;

  constructor(arrangement: Arrangement, learned: LatentClasses) {
    this.#arrangement = arrangement;
    this.#learned = learned;
    this.#weights = new Float64Array(learned.kinds);
    this.#kinds = new Float64Array(learned.kinds);
    this.#observed = new Float64Array(learned.items * learned.width);
  }

  /** Takes up a cell. Cost O(ballots × items × kinds). */
  open(cell: number): void {
    const own = ballotsOf(this.#arrangement, cell);
    this.#weights.fill(0);
    this.#observed.fill(0);
    this.#count = own.length;
    for (const ballot of own) {
      this.#add(this.#kindsOf(ballot), 1);
      this.#observe(ballot, 1);
    }
  }

  /** Chance that one ballot of the cell has a pattern, learned without the copies of that pattern. */
  chanceWithout({ ballot, count }: Copies): number {
    const kinds = this.#kindsOf(ballot).slice();
    this.#remove(kinds, { ballot, count });
    const { rows } = this.#arrangement;
    const { kinds: kindCount, items } = this.#learned;
    const tilts = this.#tilts();
    let chance = 0;
    for (let kind = 0; kind < kindCount; kind++) {
      let product = this.#weight(kind);
      for (let item = 0; item < items; item++)
        product *= this.#chance(tilts, { kind, item, answer: rows[ballot * items + item] as number });
      chance += product;
    }
    this.#remove(kinds, { ballot, count: -count });
    return chance;
  }

  /** Chance that two ballots of the cell agree in every answer without being straight. */
  agreement(): number {
    const { kinds, items, width } = this.#learned;
    const tilts = this.#tilts();
    let chance = 0;
    for (let one = 0; one < kinds; one++)
      for (let other = 0; other < kinds; other++) {
        let product = this.#weight(one) * this.#weight(other);
        for (let item = 0; item < items; item++) {
          let same = 0;
          for (let answer = 0; answer < width; answer++)
            same +=
              this.#chance(tilts, { kind: one, item, answer }) * this.#chance(tilts, { kind: other, item, answer });
          product *= same;
        }
        chance += product;
      }
    return Math.max(0, chance - this.#straightAgreement(tilts));
  }

  #straightAgreement(tilts: Tilts): number {
    const { kinds, items, width } = this.#learned;
    let sum = 0;
    for (let answer = 1; answer < width; answer++) {
      let chance = 0;
      for (let kind = 0; kind < kinds; kind++) {
        let product = this.#weight(kind);
        for (let item = 0; item < items; item++) product *= this.#chance(tilts, { kind, item, answer });
        chance += product;
      }
      sum += chance * chance;
    }
    return sum;
  }

  #kindsOf(ballot: number): Float64Array {
    return kindsOf(this.#learned, this.#arrangement.rows, { ballot, out: this.#kinds });
  }

  #add(kinds: Float64Array, times: number): void {
    for (let kind = 0; kind < kinds.length; kind++)
      this.#weights[kind] = (this.#weights[kind] as number) + times * (kinds[kind] as number);
  }

  #observe(ballot: number, times: number): void {
    const { items, width } = this.#learned;
    for (let item = 0; item < items; item++) {
      const place = item * width + (this.#arrangement.rows[ballot * items + item] as number);
      this.#observed[place] = (this.#observed[place] as number) + times;
    }
  }

  #remove(kinds: Float64Array, { ballot, count }: Copies): void {
    this.#count -= count;
    this.#add(kinds, -count);
    this.#observe(ballot, -count);
  }

  /** Share of a kind in the cell, mixed with one ballot of the block. */
  #weight(kind: number): number {
    return (Math.max(0, this.#weights[kind] as number) + (this.#learned.weights[kind] as number)) / (this.#count + 1);
  }

  /**
   * How much more often each answer is given in the cell than its kinds let expect, and what that sums to per kind
   * and item.
   */
  #tilts(): Tilts {
    const { kinds, items, width, chances } = this.#learned;
    const factors = new Float64Array(items * width);
    const totals = new Float64Array(kinds * items);
    for (let place = 0; place < factors.length; place++) {
      let share = 0;
      for (let kind = 0; kind < kinds; kind++)
        share += this.#weight(kind) * (chances[kind * items * width + place] as number);
      factors[place] = ((this.#observed[place] as number) / share + borrowed) / (this.#count + borrowed);
    }
    for (let row = 0; row < totals.length; row++)
      for (let answer = 0; answer < width; answer++) {
        const factor = factors[(row % items) * width + answer] as number;
        totals[row] = (totals[row] as number) + factor * (chances[row * width + answer] as number);
      }
    return { factors, totals };
  }

  #chance(
    { factors, totals }: Tilts,
    at: { readonly kind: number; readonly item: number; readonly answer: number },
  ): number {
    const { items, width, chances } = this.#learned;
    const row = at.kind * items + at.item;
    const factor = factors[at.item * width + at.answer] as number;
    return (factor * (chances[row * width + at.answer] as number)) / (totals[row] as number);
  }
}

interface Tilts {
  readonly factors: Float64Array;
  readonly totals: Float64Array;
}
