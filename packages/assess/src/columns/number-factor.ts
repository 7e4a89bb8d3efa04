import type { Factor } from "./factor.ts";

/** Whole numbers that span no more than this are counted in an array, others in a map. */
const widestSpan = 1 << 20;

/** Numbers as categories, in ascending order, each written in its shortest form. NaN is missing. Cost O(rows + span). */
export function numberFactor(numbers: Float64Array): Factor {
  const span = wholeSpan(numbers);
  return span === null ? mappedFactor(numbers) : countedFactor(numbers, span);
}

interface Span {
  readonly from: number;
  readonly size: number;
}

function wholeSpan(numbers: Float64Array): Span | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < numbers.length; k++) {
    const x = numbers[k] as number;
    if (Number.isNaN(x)) continue;
    if (!Number.isInteger(x)) return null;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return high - low < widestSpan ? { from: low, size: high - low + 1 } : null;
}

function countedFactor(numbers: Float64Array, span: Span): Factor {
  const place = new Int32Array(span.size).fill(-1);
  for (let k = 0; k < numbers.length; k++) {
    const x = numbers[k] as number;
    if (!Number.isNaN(x)) place[x - span.from] = 0;
  }
  const levels: string[] = [];
  for (let at = 0; at < span.size; at++) {
    if (place[at] === 0) place[at] = levels.push(String(span.from + at)) - 1;
  }
  const codes = new Int32Array(numbers.length);
  for (let k = 0; k < numbers.length; k++) {
    const x = numbers[k] as number;
    codes[k] = Number.isNaN(x) ? -1 : (place[x - span.from] as number);
  }
  return { codes, levels };
}

function mappedFactor(numbers: Float64Array): Factor {
  const place = new Map<number, number>();
  for (const x of numbers) if (!Number.isNaN(x)) place.set(x, 0);
  const sorted = Float64Array.from(place.keys()).sort();
  sorted.forEach((x, at) => {
    place.set(x, at);
  });
  const codes = new Int32Array(numbers.length);
  for (let k = 0; k < numbers.length; k++) codes[k] = place.get(numbers[k] as number) ?? -1;
  return { codes, levels: Array.from(sorted, String) };
}
