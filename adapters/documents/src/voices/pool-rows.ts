import type { Scale } from "../charts/scale.ts";
import { axis } from "../charts/track.ts";
import { type Edition, poolTitle } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import { print } from "../report/words.ts";

/** More rows than this are folded away. */
const shown = 12;

/** What a list of subjects by comparison group holds. */
export interface PoolRows {
  readonly scale: Scale;
  /** The subjects that have a row. */
  readonly subjects: ReadonlySet<number>;
  row(subject: number): Markup;
}

/** Rows of subjects under their comparison groups, in the order of the index: where the eye jumps, voices go another way. */
export function poolRows(edition: Edition, { scale, subjects, row }: PoolRows): Markup {
  const heads = markup`<div class="row said-row heads" aria-hidden="true"><span></span>${axis(scale)}<span></span><span></span></div>`;
  return markup`${heads}${edition.reading.pools.map((pool) => {
    const members = pool.members.filter((member) => subjects.has(member));
    return members.length === 0
      ? null
      : markup`<p class=pool>${print(poolTitle(edition, pool))}</p><ul class=rows>${members.map(row)}</ul>`;
  })}`;
}

/** Folds a list of subjects away when it is long; it is unfolded in print. */
export function foldLong(count: number, summary: Markup, list: Markup): Markup {
  return count <= shown ? list : markup`<details class=print-open><summary>${summary}</summary>${list}</details>`;
}
