import type { PollFinding } from "@huabiao/assess";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { classBars } from "./class-bars.ts";
import { itemBars } from "./item-bars.ts";
import { pollStory } from "./poll-story.ts";
import { questions, reasonsGiven } from "./questions.ts";
import { subjectBars } from "./subject-bars.ts";
import { overallCells } from "./subject-cells.ts";

/** One poll: in plain sentences who was asked and what came of it, then item by item, class by class, subject by subject. */
export function pollArticle(edition: Edition, poll: PollFinding, at: number): Markup {
  const id = `v${at}`;
  return markup`<article class=poll id="${id}" aria-labelledby="${id}-h"><h3 id="${id}-h">${edition.words.text(poll.title)}</h3>
${pollStory(edition, poll)}${itemBars(edition, poll, `${id}-i`)}${reasonsGiven(edition, poll)}${questions(edition, poll)}${classBars(edition, poll, `${id}-c`)}${cells(edition, poll)}${subjectBars(edition, poll, `${id}-s`)}</article>
`;
}

/** Results by stratum; without strata a cell is a class, which stands above. */
function cells(edition: Edition, poll: PollFinding): Markup {
  if (poll.strata.length === 0 || poll.overall.cells.length === 0) return nothing;
  return markup`<details class=behind><summary>${edition.words.say("report.voices.cells")}</summary>${overallCells(edition, poll)}</details>`;
}
