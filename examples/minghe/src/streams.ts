/** First step of the path of every random stream, so that no part of the world disturbs another. */
export const purposes = {
  factors: 1,
  paths: 2,
  hiddenDebt: 3,
  afforestation: 4,
  population: 5,
  output: 6,
  measurement: 7,
  surveyErrors: 8,
  ambitions: 9,
  margins: 10,
  secondSources: 11,
  gaps: 12,
  revisions: 13,
  terms: 14,
  verification: 15,
} as const;
