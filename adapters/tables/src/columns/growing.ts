/** A typed array that grows by doubling: reserve places, then write into `array`; places never written hold 0. */
class Growing<A extends Float64Array | Int32Array> {
  array: A;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A, expected: number) {
    this.#make = make;
    this.array = make(Math.max(4096, expected));
  }

  /** Makes sure that place `at` is there, and gives the array, which stays valid until the next call. */
  reserve(at: number): A {
    if (at < this.array.length) return this.array;
    const larger = this.#make(Math.max(at + 1, this.array.length * 2));
    larger.set(this.array);
    this.array = larger;
    return larger;
  }

  /** The first `length` elements. */
  close(length: number): A {
    return this.array.subarray(0, length) as A;
  }
}

/** Numbers that grow by doubling. */
export class GrowingNumbers extends Growing<Float64Array> {
  constructor() {
    super((length) => new Float64Array(length), 0);
  }
}

/** Integers that grow by doubling. */
export class GrowingIntegers extends Growing<Int32Array> {
  constructor(expected = 0) {
    super((length) => new Int32Array(length), expected);
  }
}
