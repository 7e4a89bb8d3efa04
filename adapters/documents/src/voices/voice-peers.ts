import type { PollFinding, VoiceFinding } from "@huabiao/assess";
import { hatching } from "../charts/pile.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { peerDots } from "../charts/strip-plot.ts";
import { gridLines, line, shared } from "../charts/track.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import type { Pool, Reading } from "../report/reading.ts";
import { type Disagreement, disagreementsOf } from "./disagreement.ts";
import { type Spread, spreadOf } from "./side-spread.ts";

/** What all charts of voices share. */
export interface VoicePeers {
  /** Scale of the scores of all polls. */
  readonly scoreScale: Scale;
  /** Scale of positions in standard deviations. */
  readonly positionScale: Scale;
  /** Marks defined once for the whole page. */
  readonly definitions: Markup;
  /** Name of the shared dots of a pool by a side. */
  dots(pool: Pool, side: number): string;
  /** How a side spreads over a subject's comparables; null where it cannot be compared. */
  spread(subject: number, side: number): Spread | null;
  /** Every disagreement of two sides: each subject's farthest first, then the others. */
  readonly disagreements: readonly Disagreement[];
  /** Those about one subject. */
  apart(subject: number): readonly Disagreement[];
  /** What a poll says about a subject; null when it says nothing. */
  heard(poll: PollFinding, subject: number): VoiceFinding | null;
}

/** Names of shared grid lines. */
export const scoreGrid = "grid-voice";
/** Grid lines of positions, with the mean of the comparables. */
export const positionGrid = "grid-side";

/** Works out scales, positions and shared marks of all voices once. */
export function compareVoices(reading: Reading): VoicePeers {
  const { polls, sides } = reading.findings.voices;
  const { pools } = reading;
  const spreads = sides.map((side) => pools.map((pool) => spreadOf(side.score, pool.members)));
  const spread = (subject: number, side: number) => {
    const pool = reading.poolOf[subject];
    return pool === undefined ? null : (spreads[side]?.[pools.indexOf(pool)] ?? null);
  };
  const positions = sides.map((side, at) => side.score.map((score, subject) => positionOf(score, spread(subject, at))));
  const scoreScale = linearScale(polls.flatMap((poll) => [...poll.subjects, poll.overall].flatMap(endsOf)));
  const positionScale = linearScale([-1, 1, ...positions.flat()]);
  const name = (pool: Pool, side: number) => `q${pools.indexOf(pool)}-${side}`;
  const dots = pools.flatMap((pool) =>
    sides.map((_, side) =>
      shared(
        name(pool, side),
        gridOf(positionScale),
        peerDots(
          positionScale,
          pool.members.map((member) => positions[side]?.[member] ?? null),
        ),
      ),
    ),
  );
  const disagreements = disagreementsOf(reading.findings);
  const bySubject = Map.groupBy(disagreements, ({ unit }) => unit.subject);
  const voices = new Map(polls.map((poll) => [poll, new Map(poll.subjects.map((voice) => [voice.subject, voice]))]));
  return {
    scoreScale,
    positionScale,
    definitions:
      polls.length + sides.length === 0
        ? nothing
        : markup`${hatching}${shared(scoreGrid, gridLines(scoreScale))}${shared(positionGrid, gridOf(positionScale))}${dots}`,
    dots: name,
    spread,
    disagreements,
    apart: (subject) => bySubject.get(subject) ?? [],
    heard: (poll, subject) => voices.get(poll)?.get(subject) ?? null,
  };
}

/** The position of a value among others, in their standard deviations; null without a value or a spread. */
export function positionOf(value: number | null | undefined, spread: Spread | null): number | null {
  return value === null || value === undefined || spread === null ? null : (value - spread.mean) / spread.sd;
}

function gridOf(scale: Scale): readonly Markup[] {
  return [line(scale.at(0), "grid")];
}

function endsOf({ score }: VoiceFinding): number[] {
  return score.value === null ? [] : [score.value.lower, score.value.upper];
}
