import type { PollFinding } from "@huabiao/assess";
import { type Edition, subjectCount } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import type { Facts } from "../report/words.ts";
import { voiceInterval } from "./voice-interval.ts";

type Sentence = readonly [code: string, facts: Facts];

/** A poll in plain sentences: who was asked, who took part, how it is weighted, what is not shown, what it says. */
export function pollStory(edition: Edition, poll: PollFinding): Markup {
  const parts = [asked, returned, covered, weighted, together, modelled, hidden, merged, withheld]
    .flatMap((part) => part(edition, poll))
    .filter((sentence) => sentence !== null);
  return markup`<p class=told>${edition.words.sayAll(parts)}</p>
`;
}

function asked({ words }: Edition, poll: PollFinding): Sentence[] {
  const parts = [...poll.classes, ...poll.strata].map(({ title }) => words.title(title));
  const who: Sentence = [`report.voices.asked.${poll.population}`, {}];
  return parts.length === 0 ? [who] : [who, ["report.voices.parts", { parts: words.list(parts) }]];
}

/** How many came back: with the share of the invited, or that nobody knows it. */
export function returned({ words }: Edition, { overall }: PollFinding): Sentence[] {
  const { invited, rate, blank, returned: back } = overall.participation;
  const facts = { ballots: words.count("ballot", back), blank: numbers.count(blank) };
  if (invited === null || rate === null) return [["report.voices.returned-no-roll", facts]];
  return [["report.voices.returned", { ...facts, invited: numbers.count(invited), rate: numbers.percent(rate) }]];
}

/** How much of the population the strata with ballots hold; where nothing is divided nothing can be missing. */
function covered(_: Edition, { overall, strata, classes }: PollFinding): Sentence[] {
  const share = overall.participation.covered;
  return share === null || strata.length + classes.length === 0
    ? []
    : [["report.voices.covered", { covered: numbers.percentFine(share) }]];
}

function weighted(_: Edition, { weighting, classes }: PollFinding): Sentence[] {
  const how: Sentence = [`report.voices.weighting.${weighting}`, {}];
  return classes.length === 0 ? [how] : [how, ["report.voices.by-class", {}]];
}

function together({ words }: Edition, { overall }: PollFinding): Sentence[] {
  const { value, reason } = overall.score;
  if (value === null) return [["report.voices.together-none", { reason: words.phrase(`undefined.${reason}`) }]];
  const facts = {
    score: numbers.score(value.estimate),
    lower: numbers.score(value.lower),
    upper: numbers.score(value.upper),
    interval: numbers.percent(voiceInterval),
    answers: numbers.count(value.n),
  };
  if (value.effective === null) return [["report.voices.together", facts]];
  return [["report.voices.together-effective", { ...facts, effective: numbers.count(value.effective) }]];
}

/** That places have modelled figures beside the direct ones, or why not. */
function modelled({ words }: Edition, { smallAreas }: PollFinding): Sentence[] {
  if (smallAreas === null) return [];
  const { across, reason } = smallAreas;
  return reason === null
    ? [[`report.voices.small-areas.${across}`, {}]]
    : [["report.voices.small-areas.none", { reason: words.phrase(`undefined.${reason}`) }]];
}

function hidden(_: Edition, { smallestCell }: PollFinding): Sentence[] {
  return smallestCell > 1 ? [["report.voices.hidden", { cell: smallestCell }]] : [["report.voices.open", {}]];
}

function merged(edition: Edition, { subjects }: PollFinding): Sentence[] {
  const count = subjects.filter((voice) => voice.cells.some((cell) => cell.strata.length > 1)).length;
  return count === 0 ? [] : [["report.voices.merged", { subjects: subjectCount(edition, count) }]];
}

function withheld({ words }: Edition, { overall }: PollFinding): Sentence[] {
  const count = overall.participation.withheld;
  return count === 0 ? [] : [["report.voices.withheld", { ballots: words.count("ballot", count) }]];
}
