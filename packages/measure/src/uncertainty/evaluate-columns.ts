import type { Form } from "./stage.ts";

/** The children of one node that have weight in one group, and the range of places of that group. Reused, never reallocated. */
export interface Gathered {
  readonly columns: Float64Array[];
  readonly shares: Float64Array;
  /** Weight that is present, per place; filled when a child has holes. */
  readonly present: Float64Array;
  count: number;
  /** Sum of the shares in use. */
  total: number;
  /** Whether a child misses a score in the range. */
  holed: boolean;
  from: number;
  to: number;
}

/** Weighted sum of complete columns, four at a time; the order of addition is the order of the children. */
export function addColumns(target: Float64Array, gathered: Gathered): void {
  const { columns, shares, count, from, to } = gathered;
  target.fill(0, from, to);
  let at = 0;
  for (; at + 4 <= count; at += 4) addFour(target, gathered, at);
  for (; at < count; at++) {
    const column = columns[at] as Float64Array;
    const share = shares[at] as number;
    for (let place = from; place < to; place++) {
      target[place] = (target[place] as number) + share * (column[place] as number);
    }
  }
}

function addFour(target: Float64Array, { columns, shares, from, to }: Gathered, at: number): void {
  const [a, b, c, d] = [columns[at], columns[at + 1], columns[at + 2], columns[at + 3]] as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const wa = shares[at] as number;
  const wb = shares[at + 1] as number;
  const wc = shares[at + 2] as number;
  const wd = shares[at + 3] as number;
  for (let place = from; place < to; place++) {
    target[place] =
      (target[place] as number) +
      wa * (a[place] as number) +
      wb * (b[place] as number) +
      wc * (c[place] as number) +
      wd * (d[place] as number);
  }
}

/** Weighted sum over the children present, and that weight into `present`; NaN where too little weight is present. */
export function addPresentColumns(target: Float64Array, gathered: Gathered, floor: number): void {
  const { columns, shares, present, count, total, from, to } = gathered;
  target.fill(0, from, to);
  present.fill(0, from, to);
  for (let at = 0; at < count; at++) {
    const column = columns[at] as Float64Array;
    const share = shares[at] as number;
    for (let place = from; place < to; place++) {
      const score = column[place] as number;
      if (Number.isNaN(score)) continue;
      target[place] = (target[place] as number) + share * score;
      present[place] = (present[place] as number) + share;
    }
  }
  for (let place = from; place < to; place++) {
    const weight = present[place] as number;
    if (isTooLittle(weight, total, floor)) target[place] = Number.NaN;
  }
}

/** Weight present over all weight, against the floor; a hair below counts as reaching it. */
function isTooLittle(present: number, total: number, floor: number): boolean {
  return present === 0 || present / total < floor - 1e-12;
}

/** Divides the sums by their weight and turns them back from the form into scores. */
export function finishMean(target: Float64Array, gathered: Gathered, form: Form): void {
  const { present, total, holed, from, to } = gathered;
  for (let place = from; place < to; place++) {
    target[place] = (target[place] as number) / (holed ? (present[place] as number) : total);
  }
  if (form.form === "log")
    for (let place = from; place < to; place++) target[place] = Math.exp(target[place] as number);
  else if (form.form === "power") undoPower(target, gathered, form.p);
}

function undoPower(target: Float64Array, { from, to }: Gathered, p: number): void {
  for (let place = from; place < to; place++) {
    const mean = target[place] as number;
    if (mean !== Number.POSITIVE_INFINITY) target[place] = p === -1 ? 1 / mean : mean ** (1 / p);
  }
}

/** The lowest child present; NaN where too little weight is present, +Infinity where a child is undefined. */
export function keepLowest(target: Float64Array, gathered: Gathered, floor: number): void {
  const { columns, shares, count, total, from, to } = gathered;
  for (let place = from; place < to; place++) {
    let least = Number.NaN;
    let most = Number.NEGATIVE_INFINITY;
    let weight = 0;
    for (let at = 0; at < count; at++) {
      const score = (columns[at] as Float64Array)[place] as number;
      if (Number.isNaN(score)) continue;
      if (!(score >= least)) least = score;
      if (score > most) most = score;
      weight += shares[at] as number;
    }
    if (isTooLittle(weight, total, floor)) least = Number.NaN;
    target[place] = most === Number.POSITIVE_INFINITY ? most : least;
  }
}
