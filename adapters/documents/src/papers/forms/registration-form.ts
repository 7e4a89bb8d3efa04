import type { PersonFinding, ViewFinding } from "@huabiao/assess";
import { answersByOption } from "../../people/answers-by-option.ts";
import { paperFrame } from "../paper-frame.ts";
import type { PaperFacts, PaperOptions, PaperSource } from "../paper-options.ts";
import type { PaperWords } from "../paper-words.ts";
import { intervalText } from "../portrait/heads-view.ts";
import { bandName, type Sitting, sitFor, subjectName, viewTitle } from "../portrait/sitting.ts";
import { openPress } from "../press/press.ts";

/** A label and what stands beside it; null is left blank for a pen. */
export type FormCell = {
  readonly label: string;
  readonly value: string | null;
};

/** A table inside a form. */
export type FormTable = {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A labelled part of a form: paragraphs, tables, room to write, who signs. */
export type FormPart = {
  readonly label: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly FormTable[];
  /** Ruled lines left to write on. */
  readonly lines: number;
  readonly choices: readonly string[];
  readonly sign: string | null;
  /** Whether it may go on over a page's end. */
  readonly long: boolean;
};

/** The annual registration form, the same for PDF and Word. */
export type RegistrationForm = {
  readonly title: string;
  readonly year: string;
  readonly basics: readonly FormCell[];
  readonly duties: FormCell;
  readonly parts: readonly FormPart[];
};

/**
 * The annual assessment registration form (年度考核登記表) of a person as PDF, in the layout of the official form: basic data,
 * own summary, results with intervals, counts of the 民主測評, the leader's comment and suggested grade, decision, the
 * person's own opinion, and the box for no grade. What neither findings nor facts know is left as a blank.
 * @throws RangeError when there is no such person; PaperError when the compiler fails (both as rejections).
 */
export async function renderRegistrationForm(
  source: PaperSource,
  person: number,
  options: PaperOptions,
): Promise<Uint8Array> {
  const { sitting, form } = registrationForm(source, person, options);
  const view = { paper: paperFrame(sitting.words, source.findings, form.title), ...form };
  const { bytes } = await openPress().print("registration-form", view);
  return bytes;
}

/** What the form says, before anybody lays it out. @throws RangeError when there is no such person. */
export function registrationForm(
  source: PaperSource,
  at: number,
  options: PaperOptions,
): { readonly sitting: Sitting; readonly form: RegistrationForm } {
  const sitting = sitFor(source, options);
  const { words } = sitting;
  const person = source.people.persons[at];
  if (person === undefined) throw new RangeError(`no person ${at} in the findings`);
  const facts = options.facts ?? {};
  const form = {
    title: words.say("form.title"),
    year: words.say("form.year", { period: source.findings.scheme.period }),
    basics: basics(sitting, person, facts),
    duties: { label: words.say("form.duties"), value: facts.duties ?? null },
    parts: [
      part(words, "summary", {
        paragraphs: written(facts.summary ?? selfReport(person)),
        lines: 9,
        sign: "form.sign.self",
      }),
      {
        ...part(words, "results", { paragraphs: [words.say("form.results.note")], lines: 0 }),
        tables: [resultsTable(sitting, person), ...ballotTables(sitting, person)],
      },
      part(words, "leader", {
        paragraphs: leaderParagraphs(sitting, person, facts),
        lines: 4,
        sign: "form.sign.leader",
      }),
      part(words, "decision", { paragraphs: written(decision(words, facts)), lines: 3, sign: "form.sign.seal" }),
      {
        ...part(words, "own", { paragraphs: [], lines: 2, sign: "form.sign.self" }),
        choices: [words.say("form.own.agree"), words.say("form.own.object")],
      },
      part(words, "no-grade", { paragraphs: written(noGrade(words, person)), lines: 2, sign: "form.sign.seal" }),
    ],
  };
  return { sitting, form };
}

function part(
  words: PaperWords,
  name: string,
  {
    paragraphs,
    lines,
    sign,
  }: { readonly paragraphs: readonly string[]; readonly lines: number; readonly sign?: string },
): FormPart {
  const label = words.say(`form.${name}`);
  return {
    label,
    paragraphs,
    tables: [],
    lines,
    choices: [],
    sign: sign === undefined ? null : words.say(sign),
    long: paragraphs.join("").length > 300,
  };
}

function basics(sitting: Sitting, person: PersonFinding, facts: PaperFacts): readonly FormCell[] {
  const { words } = sitting;
  const term = person.terms.findLast(({ post, gone }) => post === person.post && gone === undefined);
  const cell = (name: string, value: string | null | undefined): FormCell => ({
    label: words.say(`form.${name}`),
    value: value ?? null,
  });
  return [
    cell("name", words.text(person.title)),
    cell("gender", facts.gender),
    cell("born", facts.bornOn === undefined ? null : words.day(facts.bornOn)),
    cell("status", facts.politicalStatus),
    cell("unit", facts.workUnit ?? (term && subjectName(sitting, term.subject))),
    cell("post", [person.post, person.rank].filter((own) => own !== null).join(" · ") || null),
    cell("since", term === undefined ? null : words.day(term.from)),
  ];
}

function selfReport({ comments }: PersonFinding): string | undefined {
  return comments.find(({ kind }) => kind === "self-report")?.text;
}

function written(text: string | null | undefined): readonly string[] {
  return text === undefined || text === null || text === "" ? [] : text.split(/\n+/);
}

function resultsTable(sitting: Sitting, { heads }: PersonFinding): FormTable {
  const { words, source } = sitting;
  const title = (head: string) => words.text(source.people.personHeads.find(({ id }) => id === head)?.title ?? head);
  return {
    caption: words.say("form.heads.caption", { interval: words.percent(source.findings.interval) }),
    header: ["head", "view", "value", "interval", "n"].map((column) => words.say(`form.heads.${column}`)),
    rows: heads.flatMap(({ head, views }) =>
      views.map((view) => [title(head), viewTitle(sitting, view, "person"), ...figureCells(words, view)]),
    ),
  };
}

function figureCells(words: PaperWords, view: ViewFinding): readonly string[] {
  const { estimate, n, reason, unit } = view;
  return [
    estimate === null
      ? reason === null
        ? words.say("none")
        : words.reason(reason)
      : `${words.fixed(estimate)}${unit ? ` ${unit}` : ""}`,
    intervalText(words, view, 1) || words.say("none"),
    n === null ? words.say("none") : words.number(n, 0),
  ];
}

/** Counts per option and class, with ballots handed out, returned, blank and not returned (樣本不足 is told, never zero). */
function ballotTables({ words, source }: Sitting, person: PersonFinding): readonly FormTable[] {
  const at = source.people.persons.indexOf(person);
  return source.people.polls.flatMap((poll) => {
    const voice = poll.subjects.find((own) => own.subject === at);
    if (voice === undefined || poll.consultation) return [];
    const { invited, returned, blank } = voice.participation;
    const options = poll.items[0]?.options ?? [];
    const row = (
      title: string,
      own: { readonly returned: number; readonly items: Parameters<typeof answersByOption>[1] },
    ) => [
      title,
      words.number(own.returned, 0),
      ...(own.items.length === 0
        ? options.map(() => words.say("form.ballots.few"))
        : answersByOption(poll, own.items).map((count) => words.number(count, 0))),
    ];
    const facts = {
      title: words.text(poll.title),
      invited: invited ?? words.say("none"),
      returned,
      blank,
      absent: invited === null ? words.say("none") : invited - returned,
    };
    return [
      {
        caption: words.say("form.ballots.caption", facts),
        header: [
          words.say("form.ballots.class"),
          words.say("form.ballots.returned"),
          ...options.map(({ title }) => words.text(title)),
        ],
        rows: [
          row(words.say("voices.all"), { returned, items: voice.items }),
          ...voice.classes.map((own, at) => row(words.text(poll.classes[at]?.title ?? ""), own)),
        ],
      },
    ];
  });
}

function leaderParagraphs(sitting: Sitting, { suggestion }: PersonFinding, facts: PaperFacts): readonly string[] {
  const { words } = sitting;
  const band = suggestion.likely === null ? "" : bandName(sitting, suggestion.likely);
  const verdict = words.say(`suggestion.${suggestion.state}.verdict`, { band });
  return [
    ...written(facts.leaderComment),
    words.say("form.leader.grade", { grade: facts.suggestedGrade ?? words.say("form.to-fill") }),
    words.say("form.leader.range", { verdict }),
  ];
}

function decision(words: PaperWords, { grade, decidedBy, decidedOn, gradeReason }: PaperFacts): string | null {
  if (grade === undefined) return null;
  const facts = {
    grade,
    by: decidedBy ?? words.say("form.to-fill"),
    on: decidedOn === undefined ? words.say("form.to-fill") : words.day(decidedOn),
  };
  return [words.say("form.decision.says", facts), gradeReason].filter((own) => own !== undefined).join("\n");
}

function noGrade(words: PaperWords, { suggestion }: PersonFinding): string | null {
  if (suggestion.state !== "no-grade") return null;
  return words.say("suggestion.no-grade.why", {
    reason: suggestion.reason === null ? "" : words.reason(suggestion.reason),
  });
}
