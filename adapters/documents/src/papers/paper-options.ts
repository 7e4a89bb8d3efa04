import type { Findings, PeopleFinding } from "@huabiao/assess";
import type { Language, Translate } from "@huabiao/kernel/text";

/** What papers are printed from. */
export interface PaperSource {
  readonly findings: Findings;
  readonly people: PeopleFinding;
}

/** How a paper is printed. */
export interface PaperOptions {
  readonly language: Language;
  /** The sentences of that language, as plain text. */
  readonly translate: Translate;
  readonly facts?: PaperFacts;
}

/**
 * What a paper says that findings do not know: who decided, when, in whose name. What is absent is left as a
 * ruled blank to be filled in by hand. Days are `YYYY-MM-DD`.
 */
export interface PaperFacts {
  /** The body that assesses and issues the paper. */
  readonly office?: string;
  /** Day the paper bears. */
  readonly issuedOn?: string;
  /** Number of the paper in the office's register. */
  readonly number?: string;
  readonly gender?: string;
  readonly bornOn?: string;
  readonly politicalStatus?: string;
  readonly workUnit?: string;
  /** Area of work the person answers for. */
  readonly duties?: string;
  /** The person's own summary of the year (個人總結). */
  readonly summary?: string;
  /** Comment and suggested grade of the leader in charge. */
  readonly leaderComment?: string;
  readonly suggestedGrade?: string;
  /** Decided grade and the deciding body. */
  readonly grade?: string;
  readonly gradeReason?: string;
  readonly decidedBy?: string;
  readonly decidedOn?: string;
  /** Day the person got to know the result; the statutory clock runs from it. */
  readonly notifiedOn?: string;
  /** Whom an objection goes to. */
  readonly reviewBody?: string;
  readonly appealBody?: string;
}
