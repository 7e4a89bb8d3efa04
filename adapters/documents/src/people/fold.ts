import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

/** A part of a portrait that is folded away under its title; it is unfolded in print and by whoever links to it. */
export function fold(
  { id, title, count }: { readonly id: string; readonly title: Markup; readonly count?: number },
  body: Markup,
): Markup {
  const many = count === undefined ? null : markup` <span class=soft>${print(numbers.count(count))}</span>`;
  return markup`<details class="fold print-open" id="${id}"><summary>${title}${many}</summary><div class=part>${body}</div></details>
`;
}
