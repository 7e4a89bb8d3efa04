/** One observation on its way into the store; `se` NaN, `verified` −1 when not said. */
export interface ObservationEntry {
  series: number;
  subject: number;
  period: number;
  value: number;
  se: number;
  revision: number;
  verified: number;
  source: number;
  row: number;
  column: number;
}

/** Columns that grow: observations in the order they were read. About 45 bytes an observation. */
export class ObservationStore {
  count = 0;
  series = new Int32Array(firstLength);
  subject = new Int32Array(firstLength);
  period = new Int32Array(firstLength);
  value = new Float64Array(firstLength);
  source = new Uint16Array(firstLength);
  row = new Int32Array(firstLength);
  column = new Uint16Array(firstLength);
  /** Allocated when the first table with such a column comes. */
  se: Float64Array | null = null;
  revision: Int32Array | null = null;
  verified: Int8Array | null = null;
  readonly #periods = new Map<string, number>();
  readonly #columns = new Map<string, number>();

  /** Says that the tables to come have these columns too; earlier observations count as not said. */
  expect(columns: { readonly se: boolean; readonly revision: boolean; readonly verified: boolean }): void {
    if (columns.se) this.se ??= new Float64Array(this.value.length).fill(Number.NaN);
    if (columns.revision) this.revision ??= new Int32Array(this.value.length);
    if (columns.verified) this.verified ??= new Int8Array(this.value.length).fill(-1);
  }

  add(entry: ObservationEntry): void {
    if (this.count === this.value.length) this.#grow();
    const at = this.count++;
    this.series[at] = entry.series;
    this.subject[at] = entry.subject;
    this.period[at] = entry.period;
    this.value[at] = entry.value;
    this.source[at] = entry.source;
    this.row[at] = entry.row;
    this.column[at] = entry.column;
    if (this.se) this.se[at] = entry.se;
    if (this.revision) this.revision[at] = entry.revision;
    if (this.verified) this.verified[at] = entry.verified;
  }

  /** The code of a period's label, in order of first appearance. */
  periodCode(label: string): number {
    return codeOf(this.#periods, label);
  }

  /** The code of a column's name. */
  columnCode(name: string): number {
    return codeOf(this.#columns, name);
  }

  get periods(): string[] {
    return [...this.#periods.keys()];
  }

  get columns(): string[] {
    return [...this.#columns.keys()];
  }

  #grow(): void {
    const length = this.value.length * 2;
    this.series = longer(this.series, new Int32Array(length));
    this.subject = longer(this.subject, new Int32Array(length));
    this.period = longer(this.period, new Int32Array(length));
    this.value = longer(this.value, new Float64Array(length));
    this.source = longer(this.source, new Uint16Array(length));
    this.row = longer(this.row, new Int32Array(length));
    this.column = longer(this.column, new Uint16Array(length));
    if (this.se) this.se = longer(this.se, new Float64Array(length));
    if (this.revision) this.revision = longer(this.revision, new Int32Array(length));
    if (this.verified) this.verified = longer(this.verified, new Int8Array(length));
  }
}

const firstLength = 1 << 14;

function longer<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

function codeOf(codes: Map<string, number>, word: string): number {
  const known = codes.get(word);
  if (known !== undefined) return known;
  codes.set(word, codes.size);
  return codes.size - 1;
}
