import { bandTitle, type Edition, rangeOf, stateOf, subjectAt } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import { rankRange } from "../report/reading.ts";

/** The verdict on a subject in words. */
export function verdict(edition: Edition, subject: number): Markup {
  const { words, reading } = edition;
  const state = stateOf(edition, subject);
  const banded = reading.findings.bands.length > 0;
  const { band } = subjectAt(edition, subject);
  if (state === "undecided" && banded) return words.say("report.verdict.band-undecided");
  if (state !== "settled" || band === null) return words.say(`report.verdict.${state}`);
  return words.say("report.verdict.band", { band: words.title(bandTitle(edition, band)) });
}

/** The range of ranks, or in words why there is none; a nominal rank is called so. */
export function rankWords(edition: Edition, subject: number): Markup {
  const { reading, words } = edition;
  const range = rankRange(reading.root, subject);
  if (range !== null) return markup`${rangeOf(range)}`;
  const nominal = reading.root.rank[subject] ?? null;
  return nominal === null ? markup`\u2014` : words.say("report.rank.nominal", { rank: nominal });
}

/** How the rank moved since the period before; within its own range of ranks a move is marked as no more than that. */
export function changeWords(edition: Edition, subject: number): Markup {
  const { reading, words } = edition;
  const rank = reading.root.rank[subject] ?? null;
  const { previous } = subjectAt(edition, subject);
  if (rank === null || previous === null) return markup`\u2014`;
  const steps = previous.rank - rank;
  const range = rankRange(reading.root, subject);
  const within = range !== null && previous.rank >= range[0] && previous.rank <= range[1];
  if (steps === 0) return markup`<span class=within>${words.say("report.change.same")}</span>`;
  const sign = within ? "\u2248" : steps > 0 ? "\u25b2" : "\u25bc";
  const text = words.say(steps > 0 ? "report.change.up" : "report.change.down", { steps: Math.abs(steps) });
  return markup`<span class="${within ? "within" : "beyond"}">${sign} ${text}</span>`;
}
