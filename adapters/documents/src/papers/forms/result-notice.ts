import { paperFrame } from "../paper-frame.ts";
import type { PaperOptions, PaperSource } from "../paper-options.ts";
import { outlookView } from "../portrait/flags-view.ts";
import { bandName, sitFor } from "../portrait/sitting.ts";
import { openPress } from "../press/press.ts";
import { clockRows, type ObjectionClock, statutoryClock } from "./objection-clock.ts";

/** How a result notice is printed. */
export interface NoticeOptions extends PaperOptions {
  /** Limits for objection; those of the civil servants' law unless told. */
  readonly clock?: ObjectionClock;
}

/**
 * The notice of a result (結果通知書): the grade with its reason, what kept from another, what would improve it next time, how
 * to object and until when, and what holds until then (no effect before the objection ends, never worse for objecting).
 * @throws RangeError when there is no such person; PaperError when the compiler fails (both as rejections).
 */
export async function renderResultNotice(source: PaperSource, at: number, options: NoticeOptions): Promise<Uint8Array> {
  const sitting = sitFor(source, options);
  const { words } = sitting;
  const person = source.people.persons[at];
  if (person === undefined) throw new RangeError(`no person ${at} in the findings`);
  const { facts = {}, clock = statutoryClock } = options;
  const name = words.text(person.title);
  const view = {
    paper: paperFrame(words, source.findings, words.say("notice.title")),
    title: words.say("notice.title"),
    number: words.say("notice.number", { number: facts.number ?? words.say("form.to-fill") }),
    to: words.say("notice.to", { name }),
    says: words.say("notice.says", {
      scheme: words.text(source.findings.scheme.title),
      period: source.findings.scheme.period,
    }),
    grade: { label: words.say("notice.grade"), value: facts.grade ?? null },
    reason: { label: words.say("notice.reason"), value: facts.gradeReason ?? null },
    decided: {
      label: words.say("notice.decided"),
      value: decided(facts.decidedBy, facts.decidedOn === undefined ? undefined : words.day(facts.decidedOn)),
    },
    bars: person.suggestion.bars.map((bar) =>
      words.say("suggestion.bar", {
        band: bandName(sitting, bar.from),
        reason: words.text(bar.reason),
      }),
    ),
    outlook: outlookView(sitting, person),
    rights: {
      title: words.say("notice.rights"),
      note: words.say("notice.rights-note", { cite: words.text(clock.cite) }),
      header: ["step", "limit", "last"].map((column) => words.say(`notice.column.${column}`)),
      rows: clockRows(words, clock, facts.notifiedOn),
      known: {
        label: words.say("notice.known"),
        value: facts.notifiedOn === undefined ? null : words.day(facts.notifiedOn),
      },
      bodies: [
        { label: words.say("notice.review-body"), value: facts.reviewBody ?? facts.decidedBy ?? null },
        { label: words.say("notice.appeal-body"), value: facts.appealBody ?? null },
      ],
      holds: ["notice.holds.effect", "notice.holds.worse", "notice.holds.file"].map((code) => words.say(code)),
    },
    reply: {
      title: words.say("notice.reply"),
      choices: [words.say("form.own.agree"), words.say("form.own.object")],
      sign: words.say("form.sign.self"),
    },
    issued: {
      office: facts.office ?? null,
      on: facts.issuedOn === undefined ? null : words.day(facts.issuedOn),
      seal: words.say("form.sign.seal"),
    },
  };
  const { bytes } = await openPress().print("result-notice", view);
  return bytes;
}

function decided(by: string | undefined, on: string | undefined): string | null {
  const known = [by, on].filter((own) => own !== undefined);
  return known.length === 0 ? null : known.join(" · ");
}
