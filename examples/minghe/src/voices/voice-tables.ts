import { type Cell, csv } from "../csv.ts";
import { roundTo } from "../panel.ts";
import type { HeldPoll } from "./ballot-row.ts";
import type { Voices } from "./make-voices.ts";
import { plantedVoices } from "./planted-voices.ts";

/**
 * Writes ballots, frames and ratings: path below the folder → content. A column that a poll does not use is left out.
 */
export function voiceTables({ polls, ratings }: Voices): (readonly [string, string])[] {
  return [
    ...polls.flatMap((poll) => [
      [`data/polls/${poll.id}/ballots.csv`, ballotTable(poll)] as const,
      ...(poll.frame === null ? [] : [[`data/polls/${poll.id}/frame.csv`, frameTable(poll)] as const]),
    ]),
    [
      "data/ratings.csv",
      csv(
        ["rater", "class", "subject", "item", "value"],
        ratings.ratings.map((one) => [one.rater, one.class, one.subject, one.item, one.value]),
      ),
    ],
  ];
}

/** What `planted.json` tells of the voices: what was planted, and the truth behind surveys and ratings. */
export function plantedOfVoices({ ratings, trueScores }: Voices) {
  return {
    voices: plantedVoices,
    trueScores: Object.fromEntries([...trueScores].map(([poll, scores]) => [poll, rounded(scores)])),
    ratings: { severities: rounded(ratings.severities), quality: rounded(ratings.quality) },
  };
}

function rounded(values: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...values].map(([id, value]) => [id, roundTo(value, 2)]));
}

/** The ballots of a poll as a table. */
export function ballotTable({ ballots, items }: HeldPoll): string {
  const columns = (["class", "stratum", "rater"] as const).filter((name) => ballots.some((row) => row[name] !== null));
  return csv(
    ["ballot", "subject", ...columns, "batch", ...items],
    ballots.map((row): Cell[] => [
      row.ballot,
      row.subject,
      ...columns.map((name) => row[name]),
      row.batch,
      ...row.answers,
    ]),
  );
}

/** The poll whose ballots lie in a sealed box too; its frame says which stratum of the box each cell is. */
const sealed = "promises-kept";

/** The frame of a poll as a table. */
export function frameTable({ id, frame }: HeldPoll): string {
  const rows = frame ?? [];
  const columns = (["class", "stratum"] as const).filter((name) => rows.some((row) => row[name] !== null));
  const box = id === sealed ? ["box"] : [];
  return csv(
    ["subject", ...columns, "population", "invited", ...box],
    rows.map((row): Cell[] => [
      row.subject,
      ...columns.map((name) => row[name]),
      row.population,
      row.invited,
      ...box.map(() => row.subject.toLowerCase()),
    ]),
  );
}
