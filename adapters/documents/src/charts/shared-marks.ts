import { Markup, markup } from "../report/markup.ts";
import { defined, refer } from "./track.ts";

/** Marks that turn out to be the same in many drawings, as peers of one set are: drawn once, wherever they are referred to. */
export class SharedMarks {
  readonly #prefix: string;
  readonly #names = new Map<string, string>();

  /** @param prefix what the names on the page begin with. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Refers to marks, which are remembered to be drawn. */
  refer(marks: Markup): Markup {
    const name = this.#names.get(marks.html) ?? `${this.#prefix}${this.#names.size}`;
    this.#names.set(marks.html, name);
    return refer(name);
  }

  /** All marks that were referred to so far; they may stand behind what refers to them. */
  definitions(): Markup {
    return defined([...this.#names].map(([html, name]) => markup`<g id="${name}">${new Markup(html)}</g>\n`));
  }
}
