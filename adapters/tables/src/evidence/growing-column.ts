/** Numbers of a column that is read row by row; doubles its room as it grows. */
export class GrowingColumn<T extends Int16Array | Int32Array | Float64Array> {
  readonly #make: (length: number) => T;
  #numbers: T;
  #count = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#numbers = make(firstLength);
  }

  add(value: number): void {
    if (this.#count === this.#numbers.length) {
      const longer = this.#make(this.#count * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#count++] = value;
  }

  /** The numbers added, in their order. */
  finish(): T {
    return this.#numbers.slice(0, this.#count) as T;
  }
}

const firstLength = 1 << 10;
