import type { PollFinding } from "@huabiao/assess";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

/** The questions as they were put, each answer with the behaviour that it stands for. */
export function questions({ words }: Edition, poll: PollFinding): Markup {
  const anchored = poll.items.filter((item) => Object.keys(item.anchors).length > 0);
  if (anchored.length === 0) return nothing;
  const items = anchored.map((item) => {
    const anchors = item.options.flatMap((option) => {
      const anchor = item.anchors[option.id];
      return anchor === undefined
        ? []
        : [
            markup`<li>${words.say("report.voices.anchor", { option: words.title(option.title), anchor: words.title(anchor) })}</li>`,
          ];
    });
    return markup`<dt>${words.text(item.title)}</dt><dd><ul class=plain>${anchors}</ul></dd>`;
  });
  return markup`<details class=behind><summary>${words.say("report.voices.anchors")}</summary><dl class=facts>${items}</dl></details>`;
}

/** Why the lowest answer was given, counted; nothing when the poll does not ask. */
export function reasonsGiven({ words }: Edition, poll: PollFinding): Markup {
  const lists = poll.items.flatMap((item, at) => {
    const given = poll.overall.items[at]?.reasons ?? [];
    if (item.reasons.length === 0 || given.length === 0) return [];
    const lines = item.reasons.map(
      (reason, k) => markup`<li>${words.text(reason.title)} <b>${print(numbers.count(given[k] ?? 0))}</b></li>`,
    );
    return [markup`<dt>${words.text(item.title)}</dt><dd><ul class=inline>${lines}</ul></dd>`];
  });
  if (lists.length === 0) return nothing;
  return markup`<div class=part><h4>${words.say("report.voices.reasons")}</h4><dl class=facts>${lists}</dl></div>`;
}
