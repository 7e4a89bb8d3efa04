/** Coverage of the intervals of everything that people said; the intervals of data are the scheme's. */
export const voiceInterval = 0.95;
