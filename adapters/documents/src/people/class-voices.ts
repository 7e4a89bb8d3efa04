import type { ClassFinding, VoiceFinding } from "@huabiao/assess";
import { pile, tonesOf } from "../charts/pile.ts";
import { track } from "../charts/track.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { optionHeads } from "../voices/answered.ts";
import { classAside } from "../voices/class-bars.ts";
import { scoreWords } from "../voices/estimate-cells.ts";
import { classLetter } from "../voices/item-table.ts";
import { turnoutWords } from "../voices/poll-words.ts";
import { pollTables } from "../voices/portrait-voices.ts";
import { answersByOption } from "./answers-by-option.ts";
import type { Heard, Roster } from "./roster.ts";

/** Where the voices of a portrait are told in full. */
export interface ToldIn {
  /** The poll of each. */
  readonly poll: (heard: Heard) => string | null;
  /** The section that holds the answers item by item; null = here. */
  readonly items: string | null;
}

/** What each class of voters said: answers as one bar, score with interval, ballots; a class too small is only said to be. */
export function classVoices(roster: Roster, heard: readonly Heard[], told: ToldIn): Markup {
  const { words } = roster;
  const more = words.say("report.voices.portrait.items");
  const polls = heard.map((one) => {
    const { poll, voice } = one;
    const target = told.poll(one);
    const title = target === null ? words.text(poll.title) : markup`<a href="#${target}">${words.text(poll.title)}</a>`;
    const kept = optionHeads(roster, poll.items[0]).filter((_, k) => poll.items[0]?.options[k]?.coefficient !== null);
    const items = told.items === null ? folded(more, pollTables(roster, poll, voice, { classes: "told" })) : nothing;
    return markup`<p class=pool>${title}</p><p class=legend>${kept}</p><ul class=rows>${rows(roster, one)}</ul>${items}`;
  });
  return told.items === null ? markup`${polls}` : markup`${polls}<p><a href="#${told.items}">${more}</a></p>`;
}

function folded(title: Markup, body: Markup): Markup {
  return markup`<details class=behind><summary>${title}</summary>${body}</details>`;
}

function rows(roster: Roster, { poll, voice }: Heard): Markup[] {
  const { words } = roster;
  const whole = row(roster, poll.items[0] === undefined ? [] : shares(poll, voice.items), {
    title: words.say("papers.voices.all"),
    score: voice.score,
    aside: turnoutWords(roster, voice.participation),
  });
  const classes = poll.classes.flatMap((kind, k) => {
    const found = voice.classes[k];
    return found === undefined
      ? []
      : [
          row(roster, shares(poll, found.items), {
            title: markup`${classLetter(k)} ${words.text(kind.title)}`,
            score: found.score,
            aside: classAside(roster, kind, found),
          }),
        ];
  });
  return [whole, ...classes];
}

/** Shares of the ballots that answer, over all questions with the options of the first. */
function shares(poll: Heard["poll"], items: ClassFinding["items"]): number[] {
  const counts = answersByOption(poll, items);
  const kept = (poll.items[0]?.options ?? []).flatMap(({ coefficient }, k) =>
    coefficient === null ? [] : [counts[k] ?? 0],
  );
  const total = kept.reduce((sum, count) => sum + count, 0);
  return total === 0 ? [] : kept.map((count) => count / total);
}

interface Said {
  readonly title: Markup;
  readonly score: VoiceFinding["score"];
  readonly aside: Markup;
}

function row(roster: Roster, parts: readonly number[], { title, score, aside }: Said): Markup {
  const tones = tonesOf(parts.length);
  const bar = parts.length === 0 ? track("") : pile(parts.map((share, k) => ({ share, tone: tones[k] ?? "e" })));
  return markup`<li class="row said-row"><span class=name>${title}</span>${bar}<span class=figure>${scoreWords(roster, score)}</span><span class=aside>${aside}</span></li>
`;
}
