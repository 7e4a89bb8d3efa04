import { limits } from "../limits.ts";
import { foldName } from "./fold.ts";
import { nearNames } from "./near-names.ts";

/** Looks names up: a position, or that the name is unknown, or that several things have it. */
export type Lookup =
  | { readonly kind: "found"; readonly at: number }
  | { readonly kind: "unknown" }
  | { readonly kind: "ambiguous"; readonly ids: string };

/**
 * Names of known things. An id is found before any title or alias; a title that two things share is ambiguous.
 */
export class NameIndex {
  readonly #ids = new Map<string, number>();
  readonly #others = new Map<string, Set<number>>();
  readonly #names: string[] = [];
  readonly #near = new Map<string, string>();
  readonly #idOf: string[] = [];
  readonly #acceptsAll: boolean;

  /** `acceptsAll` is for when the list of names itself was refused: every name is then found, each at a place of its own. */
  constructor(options: { readonly acceptsAll: boolean } = { acceptsAll: false }) {
    this.#acceptsAll = options.acceptsAll;
  }

  /** Adds a thing with its id and other names; gives its position, in order of adding. */
  add(id: string, otherNames: Iterable<string>): number {
    const at = this.#idOf.length;
    this.#idOf.push(id);
    this.#names.push(id);
    if (!this.#ids.has(foldName(id))) this.#ids.set(foldName(id), at);
    for (const name of otherNames) {
      const folded = foldName(name);
      if (folded === "") continue;
      this.#names.push(name);
      const holders = this.#others.get(folded);
      if (holders) holders.add(at);
      else this.#others.set(folded, new Set([at]));
    }
    return at;
  }

  /** Finds by id, then by title or alias. */
  find(name: string): Lookup {
    const folded = foldName(name);
    const byId = this.#ids.get(folded);
    if (byId !== undefined) return { kind: "found", at: byId };
    if (this.#acceptsAll) return { kind: "found", at: this.add(name, []) };
    const holders = this.#others.get(folded);
    if (!holders) return { kind: "unknown" };
    const [first, ...more] = holders;
    if (first !== undefined && more.length === 0) return { kind: "found", at: first };
    return { kind: "ambiguous", ids: [...holders].map((at) => this.#idOf[at]).join(", ") };
  }

  /** The position of an id. */
  positionOf(id: string): number | undefined {
    return this.#ids.get(foldName(id));
  }

  /** The id at a position; empty when there is none. */
  idAt(at: number): string {
    return this.#idOf[at] ?? "";
  }

  /** Near names as one text, empty when there are none or when too many names were looked up already. */
  near(name: string): string {
    const known = this.#near.get(name);
    if (known !== undefined) return known;
    if (this.#near.size >= limits.lookedUpNames) return "";
    const near = nearNames(name, this.#names).join(", ");
    this.#near.set(name, near);
    return near;
  }
}
