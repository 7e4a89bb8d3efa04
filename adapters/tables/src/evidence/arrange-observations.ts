import type { Observations } from "@huabiao/assess";
import type { ObservationStore } from "./observation-store.ts";

/** A later row that says the same series, subject, period and revision as an earlier one; positions in the store. */
export interface Duplicate {
  readonly first: number;
  readonly second: number;
}

/**
 * Puts the observations of a store into the order of `Observations` and finds duplicates.
 *
 * Sorted by series, subject, period label and revision by stable counting sorts, O(n + codes). Rows that
 * repeat a key with the same value and standard error count once, the first stays; rows that contradict one
 * another are all left out. Either way each later row is told as a duplicate of the first.
 */
export function arrangeObservations(
  store: ObservationStore,
  series: readonly string[],
  options: { readonly subjects: number; readonly onDuplicate: (duplicate: Duplicate) => void },
): Observations {
  const labels = store.periods;
  const used = usedPeriods(store, labels.length);
  const sorted = labels.map((_, code) => code).filter((code) => used[code] === 1);
  sorted.sort((a, b) => ((labels[a] as string) < (labels[b] as string) ? -1 : 1));
  const rank = new Int32Array(labels.length);
  sorted.forEach((code, at) => {
    rank[code] = at;
  });
  for (let k = 0; k < store.count; k++) store.period[k] = rank[store.period[k] as number] as number;
  const order = keyOrder(store, { series: series.length, subjects: options.subjects, periods: sorted.length });
  const kept = withoutDuplicates(store, order, options.onDuplicate);
  return gather(store, kept, { series, periods: sorted.map((code) => labels[code] as string) });
}

function usedPeriods(store: ObservationStore, count: number): Uint8Array {
  const used = new Uint8Array(count);
  for (let k = 0; k < store.count; k++) used[store.period[k] as number] = 1;
  return used;
}

function keyOrder(store: ObservationStore, sizes: { series: number; subjects: number; periods: number }): Int32Array {
  let order: Int32Array = new Int32Array(store.count);
  for (let k = 0; k < order.length; k++) order[k] = k;
  if (store.revision) {
    const revision = store.revision;
    order.sort((a, b) => (revision[a] as number) - (revision[b] as number) || a - b);
  }
  order = countingSort(order, store.period, sizes.periods);
  order = countingSort(order, store.subject, sizes.subjects);
  return countingSort(order, store.series, sizes.series);
}

function countingSort(order: Int32Array, keys: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let k = 0; k < order.length; k++) {
    const at = (keys[order[k] as number] as number) + 1;
    starts[at] = (starts[at] as number) + 1;
  }
  for (let k = 1; k <= size; k++) starts[k] = (starts[k] as number) + (starts[k - 1] as number);
  const sorted = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) {
    const item = order[k] as number;
    const key = keys[item] as number;
    const at = starts[key] as number;
    sorted[at] = item;
    starts[key] = at + 1;
  }
  return sorted;
}

function withoutDuplicates(
  store: ObservationStore,
  order: Int32Array,
  onDuplicate: (duplicate: Duplicate) => void,
): Int32Array {
  let kept = 0;
  for (let start = 0; start < order.length; ) {
    const first = order[start] as number;
    let end = start + 1;
    let agree = true;
    for (; end < order.length && sameKey(store, first, order[end] as number); end++) {
      const second = order[end] as number;
      agree &&= sameValue(store, first, second);
      onDuplicate({ first, second });
    }
    if (agree) order[kept++] = first;
    start = end;
  }
  return order.subarray(0, kept);
}

function sameKey(store: ObservationStore, a: number, b: number): boolean {
  return (
    store.series[a] === store.series[b] &&
    store.subject[a] === store.subject[b] &&
    store.period[a] === store.period[b] &&
    (store.revision === null || store.revision[a] === store.revision[b])
  );
}

function sameValue(store: ObservationStore, a: number, b: number): boolean {
  return store.value[a] === store.value[b] && (store.se === null || Object.is(store.se[a], store.se[b]));
}

function gather(
  store: ObservationStore,
  order: Int32Array,
  names: { series: readonly string[]; periods: readonly string[] },
): Observations {
  const count = order.length;
  return {
    series: names.series,
    periods: names.periods,
    seriesOf: pick(store.series, order, new Int32Array(count)),
    subjectOf: pick(store.subject, order, new Int32Array(count)),
    periodOf: pick(store.period, order, new Int32Array(count)),
    value: pick(store.value, order, new Float64Array(count)),
    standardError: store.se && pick(store.se, order, new Float64Array(count)),
    revision: store.revision && pick(store.revision, order, new Int32Array(count)),
    verified: store.verified && pick(store.verified, order, new Int8Array(count)),
    sourceOf: pick(store.source, order, new Uint16Array(count)),
    row: pick(store.row, order, new Int32Array(count)),
    columnOf: pick(store.column, order, new Uint16Array(count)),
    columns: store.columns,
  };
}

interface Numbers {
  [at: number]: number;
}

function pick<T extends Numbers>(from: Numbers, order: Int32Array, to: T): T {
  for (let k = 0; k < order.length; k++) to[k] = from[order[k] as number] as number;
  return to;
}
