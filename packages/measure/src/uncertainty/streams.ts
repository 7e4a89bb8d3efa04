/** Streams of one seed serve different purposes under different first steps of their path. */
export const purpose = { alternatives: 1, weights: 2, inputs: 3, bootstrap: 4 } as const;
