import type { Findings } from "@huabiao/assess";
import type { Language, Translate } from "@huabiao/kernel/text";
import { finderScript } from "../people/finder-script.ts";
import { people } from "../people/people.ts";
import { conscience } from "../sections/conscience.ts";
import { contents } from "../sections/contents.ts";
import { effort } from "../sections/effort.ts";
import { flags } from "../sections/flags.ts";
import { method } from "../sections/method.ts";
import { missing } from "../sections/missing.ts";
import { quotas } from "../sections/quotas.ts";
import { ranking } from "../sections/ranking.ts";
import { sensitivity } from "../sections/sensitivity.ts";
import { summary } from "../sections/summary.ts";
import { surprises } from "../sections/surprises.ts";
import { targets } from "../sections/targets.ts";
import { weights } from "../sections/weights.ts";
import { peopleStyle } from "../style/people-style.ts";
import { stylesheet } from "../style/stylesheet.ts";
import { portraits } from "../subject/portraits.ts";
import { compareVoices } from "../voices/voice-peers.ts";
import { voices } from "../voices/voices.ts";
import { type Edition, titleNodes } from "./edition.ts";
import { markup } from "./markup.ts";
import { printPage } from "./page.ts";
import { comparePeers } from "./peers.ts";
import { readFindings } from "./reading.ts";
import { script } from "./script.ts";
import { Words } from "./words.ts";

/** How a report is printed. */
export interface ReportOptions {
  /** The language shown first; the reader can switch among all three. */
  readonly language: Language;
  /** The sentences of each language, as plain text: the report escapes them. */
  readonly translate: Readonly<Record<Language, Translate>>;
  /** How many subjects get a section of their own, 300 unless told; the ranking always lists all. */
  readonly details?: number;
}

/**
 * The report of an assessment: one HTML file that needs no network and can be read without scripts.
 *
 * Holds all three languages; the switch on the page, print and screen readers follow the chosen one.
 * The same findings and catalogue give the same bytes. Every chart has a title, a text alternative and
 * its table. @throws RangeError when the findings have no root node.
 *
 * Cost O(subjects × indicators); 96 × 28 is a few megabytes.
 */
export function renderReport(findings: Findings, options: ReportOptions): string {
  const words = new Words(options.translate);
  const reading = readFindings(findings, options.details ?? 300);
  const peers = comparePeers(reading, words);
  const heard = compareVoices(reading);
  const edition: Edition = { reading, words, peers, voices: heard, titles: titleNodes(reading, words) };
  const sections = [
    ranking,
    surprises,
    voices,
    portraits,
    people,
    sensitivity,
    flags,
    targets,
    effort,
    quotas,
    weights,
    conscience,
    missing,
    method,
  ];
  const body = markup`${peers.definitions}${heard.definitions}${summary(edition)}${contents(edition)}${sections.map((section) => section(edition))}`;
  const style = findings.people === null ? stylesheet : stylesheet + peopleStyle;
  const code = findings.people === null ? script : script + finderScript;
  return printPage({ language: options.language, title: words.title(findings.scheme.title), words, body, style, code });
}
