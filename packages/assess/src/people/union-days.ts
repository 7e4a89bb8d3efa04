/** Day numbers: the first of a stretch, and the first after it. */
export interface DayStretch {
  readonly start: number;
  readonly end: number;
}

/** Days of a window that at least one of the stretches holds: two posts, or two leaves, at a time count once. */
export function unionDays(stretches: readonly DayStretch[], window: DayStretch): number {
  let [days, reached] = [0, window.start];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const until = Math.min(end, window.end);
    days += Math.max(0, until - Math.max(start, reached));
    reached = Math.max(reached, until);
  }
  return days;
}
