/** Hands things from one asynchronous work to another, one at a time: the giver waits until the taker is ready. */
export class Handover<T> implements AsyncIterable<T> {
  #thing: { readonly value: T } | null = null;
  #state: "open" | "ended" | "stopped" | { readonly cause: unknown } = "open";
  #wake: (() => void)[] = [];

  /** Gives a thing when the one before is taken; false when the taker has stopped. */
  async give(value: T): Promise<boolean> {
    while (this.#thing !== null && this.#state === "open") await this.#change();
    if (this.#state !== "open") return false;
    this.#thing = { value };
    this.#changed();
    return true;
  }

  /** Nothing more will be given. */
  end(): void {
    if (this.#state === "open") this.#state = "ended";
    this.#changed();
  }

  /** The giver broke down: the taker gets the cause. */
  fail(cause: unknown): void {
    if (this.#state === "open") this.#state = { cause };
    this.#changed();
  }

  /** Nothing more will be taken. */
  stop(): void {
    this.#state = "stopped";
    this.#changed();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      while (this.#thing === null && this.#state === "open") await this.#change();
      const thing = this.#thing;
      this.#thing = null;
      this.#changed();
      if (thing !== null) yield thing.value;
      else if (typeof this.#state === "object") throw this.#state.cause;
      else return;
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  #changed(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const resolve of waiting) resolve();
  }
}
