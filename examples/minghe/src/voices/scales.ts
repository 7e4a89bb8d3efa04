import type { AnswerScale } from "./opinion.ts";

/** 很滿意 … 很不滿意. */
export const satisfactionScale: AnswerScale = {
  options: [
    { id: "very", coefficient: 1 },
    { id: "fairly", coefficient: 0.75 },
    { id: "middling", coefficient: 0.5 },
    { id: "hardly", coefficient: 0.25 },
    { id: "not", coefficient: 0 },
  ],
  thresholds: [0.6, -0.4, -1.2, -1.9],
  unknown: "unknown",
};

/** 明顯變好 … 變差. */
export const changeScale: AnswerScale = {
  options: [
    { id: "much", coefficient: 1 },
    { id: "some", coefficient: 0.75 },
    { id: "same", coefficient: 0.5 },
    { id: "worse", coefficient: 0 },
  ],
  thresholds: [0.8, -0.2, -1.3],
  unknown: "unknown",
};

/** 答應、不答應. */
export const consentScale: AnswerScale = {
  options: [
    { id: "agree", coefficient: 1 },
    { id: "disagree", coefficient: 0 },
  ],
  thresholds: [-0.6],
  unknown: "unknown",
};

/** 認同、基本認同、不認同. */
export const approvalScale: AnswerScale = {
  options: [
    { id: "approve", coefficient: 1 },
    { id: "mostly", coefficient: 0.6 },
    { id: "disapprove", coefficient: 0 },
  ],
  thresholds: [-0.1, -1.5],
  unknown: "unknown",
};

/** 好、較好、一般、較差 of the panels. */
export const gradeScale: AnswerScale = {
  options: [
    { id: "good", coefficient: 1 },
    { id: "fair", coefficient: 0.8 },
    { id: "middling", coefficient: 0.6 },
    { id: "poor", coefficient: 0.3 },
  ],
  thresholds: [0.7, -0.4, -1.4],
  unknown: "unknown",
};
