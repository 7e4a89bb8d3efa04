import type { TermFinding, TimelineFinding } from "@huabiao/assess";
import { clip } from "../paper-words.ts";
import { type Sitting, termName } from "./sitting.ts";

/** What showed at once and what ripened later, year by year, with the terms of office behind it. */
export function timelineView(sitting: Sitting, points: readonly TimelineFinding[], terms: readonly TermFinding[]) {
  const { words } = sitting;
  const values = points
    .flatMap(({ visible, latent, credited }) => [visible, latent, credited])
    .filter((value) => value !== null);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || values.length === 0) return null;
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const up = (value: number) => (high === low ? 0.5 : (value - low) / (high - low));
  const years = points.map(({ period }) => Number.parseFloat(period));
  const span = { from: (years[0] ?? 0) - 0.5, to: (years.at(-1) ?? 0) + 0.5 };
  const across = (year: number) => Math.min(1, Math.max(0, (year - span.from) / (span.to - span.from)));
  const line = (pick: (point: TimelineFinding) => number | null): readonly (readonly number[])[] =>
    points.flatMap((point, at) => {
      const value = pick(point);
      return value === null ? [] : [[across(years[at] ?? 0), up(value)]];
    });
  return {
    title: words.say("timeline.title"),
    note: words.say("timeline.note"),
    alternative: words.say("timeline.alternative", { from: first.period, to: last.period, terms: terms.length }),
    zero: up(0),
    ends: [words.fixed(low), words.fixed(high)],
    periods: points.map(({ period }, at) => ({ at: across(years[at] ?? 0), text: period })),
    terms: terms
      .map((term) => {
        const [from, to] = [across(yearPoint(term.from)), term.to === null ? 1 : across(yearPoint(term.to))];
        const room = Math.floor((to - from) * lettersAcross);
        return { from, to, text: clip(termName(sitting, term), Math.max(1, room)) };
      })
      .filter(({ from, to }) => to > from),
    visible: line((point) => point.visible),
    latent: line((point) => point.latent),
    credited: line((point) => point.credited),
    legend: {
      visible: words.say("timeline.visible"),
      latent: words.say("timeline.latent"),
      credited: words.say("timeline.credited"),
    },
  };
}

/** Han letters that stand side by side over the whole width. */
const lettersAcross = 62;

/** A day as a point on the axis on which a year's figure stands at its middle. */
function yearPoint(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year - 0.5 + (month - 1) / 12 + (date - 1) / 366;
}
