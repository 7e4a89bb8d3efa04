/** A county whose whole team is described, one in each prefecture. */
export interface TeamPlan {
  readonly county: string;
  /** Deputies beside secretary and mayor. */
  readonly deputies: 7 | 8;
  /** What is unusual about the members' secret reports on each other. */
  readonly reports: "usual" | "coalition" | "one-silent" | "none";
}

/** The twelve teams; three of each function zone. MH1205 has the late forest, MH0303 grew on debt. */
export const teamPlans: readonly TeamPlan[] = [
  { county: "MH0103", deputies: 7, reports: "one-silent" },
  { county: "MH0207", deputies: 7, reports: "usual" },
  { county: "MH0303", deputies: 8, reports: "usual" },
  { county: "MH0404", deputies: 7, reports: "usual" },
  { county: "MH0502", deputies: 7, reports: "usual" },
  { county: "MH0605", deputies: 8, reports: "coalition" },
  { county: "MH0701", deputies: 8, reports: "usual" },
  { county: "MH0805", deputies: 7, reports: "usual" },
  { county: "MH0907", deputies: 7, reports: "usual" },
  { county: "MH1003", deputies: 7, reports: "usual" },
  { county: "MH1106", deputies: 7, reports: "none" },
  { county: "MH1205", deputies: 8, reports: "usual" },
];

/** A seat of a deputy: what the post is called, in a county and in a district, and the areas it answers for. */
export interface SeatPlan {
  readonly post: readonly [county: string, district: string];
  readonly rank: string;
  /** Dimension of the scheme and the part of it. */
  readonly areas: readonly (readonly [area: string, share: number])[];
}

const vice = ["副縣長", "副區長"] as const;

/** Seats in order; a team of seven has no eighth. */
export const seatPlans: readonly SeatPlan[] = [
  {
    post: ["縣委副書記", "區委副書記"],
    rank: "副處",
    areas: [
      ["coordination", 0.45],
      ["sharing", 0.15],
    ],
  },
  {
    post: ["常務副縣長", "常務副區長"],
    rank: "副處",
    areas: [
      ["safety", 0.4],
      ["innovation", 0.15],
    ],
  },
  { post: vice, rank: "副處", areas: [["innovation", 0.5]] },
  { post: vice, rank: "副處", areas: [["green", 0.65]] },
  {
    post: vice,
    rank: "副處",
    areas: [
      ["openness", 0.65],
      ["coordination", 0.1],
    ],
  },
  { post: vice, rank: "副處", areas: [["sharing", 0.5]] },
  { post: vice, rank: "副處", areas: [["livelihood", 0.65]] },
  {
    post: vice,
    rank: "副處",
    areas: [
      ["safety", 0.25],
      ["coordination", 0.1],
    ],
  },
];

/** Part of every area that a secretary, and that a mayor, answers for. */
export const principalShare = 0.15;

/** The areas of the scheme that duties are divided by. */
export const areas = ["innovation", "coordination", "green", "openness", "sharing", "livelihood", "safety"] as const;
