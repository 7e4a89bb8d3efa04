import type { Zone } from "../places.ts";
import type { AnswerScale } from "./opinion.ts";
import { approvalScale, changeScale, consentScale, satisfactionScale } from "./scales.ts";
import type { Question } from "./standing.ts";

/** A part of the people polled: how it thinks, how it answers, how many there are. */
export interface StratumPlan {
  /** Null when the poll has no strata. */
  readonly id: string | null;
  /** Share of the county's people, by zone. */
  readonly share: Readonly<Record<Zone, number>>;
  readonly invited: number;
  readonly response: number;
  /** How much better than the others its people think. */
  readonly mood: number;
  /** Chance of 不了解. */
  readonly unknown: number;
}

/** A poll on probability samples. */
export interface SurveyPlan {
  readonly id: string;
  readonly scale: AnswerScale;
  readonly questions: readonly Question[];
  readonly strata: readonly StratumPlan[];
  /** Polled are the counties of these prefectures, counted from 0. */
  readonly prefectures: readonly number[];
}

const everywhere = (share: number): Record<Zone, number> => ({
  urban: share,
  agricultural: share,
  ecological: share,
  transition: share,
});

/** The polls of the scheme that ask samples of people, with what each part of them thinks. */
export const surveyPlans: readonly SurveyPlan[] = [
  {
    id: "public-satisfaction",
    scale: satisfactionScale,
    questions: [
      { id: "school", series: "schooling", ease: 0.45 },
      { id: "doctor", series: "doctors", ease: 0.15 },
      { id: "work", series: "-unemployment", ease: 0.1 },
      { id: "elderly", series: "care_beds", ease: 0.2 },
      { id: "air-water", series: "good_water", ease: 0.5 },
      { id: "service", series: "hotline_solved", ease: 0.4 },
      { id: "safe", series: "petitions_settled", ease: 0.8 },
      { id: "kept", series: "-hidden_debt", ease: 0.25 },
    ],
    strata: [
      {
        id: "town",
        share: { urban: 0.66, agricultural: 0.42, ecological: 0.38, transition: 0.55 },
        invited: 90,
        response: 0.78,
        mood: 0.08,
        unknown: 0.03,
      },
      {
        id: "village",
        share: { urban: 0.2, agricultural: 0.54, ecological: 0.59, transition: 0.38 },
        invited: 80,
        response: 0.84,
        mood: 0,
        unknown: 0.05,
      },
      {
        id: "migrant",
        share: { urban: 0.14, agricultural: 0.04, ecological: 0.03, transition: 0.07 },
        invited: 50,
        response: 0.58,
        mood: -0.55,
        unknown: 0.12,
      },
    ],
    prefectures: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  },
  {
    id: "felt-life",
    scale: changeScale,
    questions: [
      { id: "gain", series: "income_per_head", ease: 0.2 },
      { id: "happiness", series: "good_water", ease: 0.35 },
      { id: "safety", series: "petitions_settled", ease: 0.6 },
    ],
    strata: [
      { id: "served-by-office", share: everywhere(0.06), invited: 60, response: 0.8, mood: 0.1, unknown: 0.04 },
      { id: "served-by-hotline", share: everywhere(0.02), invited: 50, response: 0.7, mood: -0.35, unknown: 0.04 },
    ],
    prefectures: [0, 1, 2],
  },
  {
    id: "promises-kept",
    scale: consentScale,
    questions: [
      { id: "school-places", series: "schooling", ease: 0.3 },
      { id: "village-clinic", series: "doctors", ease: 0.1 },
      { id: "safe-water", series: "good_water", ease: 0.4 },
      { id: "elder-meals", series: "care_beds", ease: 0 },
      { id: "one-window", series: "hotline_solved", ease: 0.5 },
    ],
    strata: [{ id: null, share: everywhere(1), invited: 100, response: 0.8, mood: 0, unknown: 0.08 }],
    prefectures: [3, 6, 11],
  },
  {
    id: "appointments",
    scale: approvalScale,
    questions: [
      { id: "selection", series: "petitions_settled", ease: 0.4 },
      { id: "supervision", series: "-hidden_debt", ease: 0.2 },
      { id: "new-deputy", series: "hotline_solved", ease: 0.5 },
      { id: "new-office-head", series: "satisfaction", ease: 0.35 },
    ],
    strata: [{ id: null, share: everywhere(0.0004), invited: 48, response: 0.93, mood: 0.2, unknown: 0.1 }],
    prefectures: [4, 5],
  },
];
