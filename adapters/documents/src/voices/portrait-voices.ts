import type { PollFinding, VoiceFinding } from "@huabiao/assess";
import { figure, legend } from "../charts/figure.ts";
import { track } from "../charts/track.ts";
import { type Edition, nameOf } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { aboutVoices } from "../subject/told.ts";
import { classAside } from "./class-bars.ts";
import { disagreementFacts } from "./disagreement-words.ts";
import { rangedWords, scoreWords } from "./estimate-cells.ts";
import { classLetter, itemTables } from "./item-table.ts";
import { turnoutWords } from "./poll-words.ts";
import { sideRows } from "./side-rows.ts";

/** What people said about a subject beside what the data say: every side among faint peers, where they disagree, each poll in full. */
export function subjectVoices(edition: Edition, subject: number): Markup {
  const { words, reading, voices } = edition;
  const heard = reading.findings.voices.polls.flatMap((poll) => {
    const voice = voices.heard(poll, subject);
    return voice === null || poll.consultation ? [] : [{ poll, voice }];
  });
  const rows = [...sideRows(edition, subject), ...heard.map(({ poll, voice }) => unscored(edition, poll, voice))];
  if (heard.length === 0 && rows.length === 0) return nothing;
  const facts = { name: nameOf(edition, subject) };
  return figure(words, {
    id: `s${subject}-v`,
    title: words.say("report.voices.portrait.title", facts),
    alternative: { told: aboutVoices },
    chart: markup`${disagreements(edition, subject)}<ul class=rows>${rows}</ul>${key(edition)}${items(edition, heard)}`,
  });
}

interface Heard {
  readonly poll: PollFinding;
  readonly voice: VoiceFinding;
}

/** The answers to every poll, folded away. */
function items(edition: Edition, heard: readonly Heard[]): Markup {
  if (heard.length === 0) return nothing;
  const tables = heard.map(({ poll, voice }) => pollTables(edition, poll, voice, { classes: "to-tell" }));
  return markup`<details class=behind><summary>${edition.words.say("report.voices.portrait.items")}</summary>${tables}</details>`;
}

/** A row for a poll that has no score of the subject, with the reason; its turnout is told all the same. */
function unscored(edition: Edition, poll: PollFinding, { score, participation }: VoiceFinding): Markup {
  if (score.value !== null) return nothing;
  return markup`<li class="row said-row"><span class=name>${edition.words.text(poll.title)}</span>${track("")}<span class=figure>${scoreWords(edition, score)}</span><span class=aside>${turnoutWords(edition, participation)}</span></li>
`;
}

function disagreements(edition: Edition, subject: number): Markup {
  const found = edition.voices.apart(subject);
  if (found.length === 0) return nothing;
  const { words } = edition;
  const items = found.map(
    (one) => markup`<li>${words.say("report.voices.portrait.disagrees", disagreementFacts(edition, one))}</li>`,
  );
  return markup`<ul class="plain apart-list">${items}</ul>`;
}

function key({ words }: Edition): Markup {
  return legend([
    { sign: "peer", words: words.say("report.legend.peer") },
    { sign: "value-dot", words: words.say("report.legend.own") },
    { sign: "raw-dot", words: words.say("report.voices.raw") },
  ]);
}

/** A poll's answers item by item, headed by what is to be known of them; the letters of its classes may have been told already. */
export function pollTables(
  edition: Edition,
  poll: PollFinding,
  voice: VoiceFinding,
  { classes }: { readonly classes: "told" | "to-tell" },
): Markup {
  const title = markup`<b>${edition.words.text(poll.title)}</b>`;
  if (voice.participation.withheld === voice.participation.returned)
    return markup`<p>${title} ${withheldLine(edition, poll, voice)}</p>`;
  const caption = markup`${title} ${withheldLine(edition, poll, voice)}${correctedLine(edition, voice)}${classes === "told" ? nothing : classLine(edition, poll, voice)}`;
  return itemTables(edition, { caption, poll, voice });
}

/** The result of every class with its ballots, on one line. */
function classLine(edition: Edition, poll: PollFinding, voice: VoiceFinding): Markup {
  if (voice.classes.length === 0) return nothing;
  const { words } = edition;
  const items = voice.classes.map(
    (kind, k) =>
      markup`<li>${classLetter(k)} ${words.text(poll.classes[k]?.title ?? "")} ${scoreWords(edition, kind.score)} \u00b7 ${classAside(edition, poll.classes[k], kind)}</li>`,
  );
  return markup`<ul class=inline>${items}</ul>`;
}

function correctedLine({ words }: Edition, { corrected }: VoiceFinding): Markup {
  if (corrected === null) return nothing;
  const facts = { raw: numbers.score(corrected.raw), count: numbers.count(corrected.ratings) };
  return markup`${words.say("report.voices.corrected-line", facts)} ${rangedWords(corrected)} `;
}

function withheldLine({ words }: Edition, poll: PollFinding, { participation }: VoiceFinding): Markup {
  if (participation.withheld === 0) return nothing;
  const facts = { ballots: words.count("ballot", participation.withheld), cell: poll.smallestCell };
  return markup`${words.say("report.voices.withheld-line", facts)} `;
}
