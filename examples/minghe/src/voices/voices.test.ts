import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import { generateWorld, publishedSeed } from "../generate.ts";
import type { BallotRow, HeldPoll } from "./ballot-row.ts";
import { expectedCoefficient, optionFor } from "./opinion.ts";
import { plantedVoice } from "./planted-voices.ts";
import { satisfactionScale } from "./scales.ts";

describe.each([publishedSeed, 3, 11])("with seed %i", (seed) => {
  const { voices } = generateWorld(seed);
  const pollOf = (id: string): HeldPoll => {
    const found = voices.polls.find((poll) => poll.id === id);
    if (found === undefined) throw new Error(`no poll ${id}`);
    return found;
  };
  const plantedIn = (id: Parameters<typeof plantedVoice>[0]): readonly BallotRow[] => {
    const voice = plantedVoice(id);
    return pollOf(voice.poll).ballots.filter(
      (row) => voice.counties.includes(row.subject) && row.class === voice.class && row.stratum === voice.stratum,
    );
  };
  const isStraight = ({ answers }: BallotRow): boolean => new Set(answers).size === 1;

  test("R21 in the lobbied county most of class C is full of praise and came in one batch, and the other classes are not", () => {
    const praises = ({ answers }: BallotRow): boolean => answers.every((one) => one === "good" || one === "fair");
    const own = plantedIn("lobbied-county");
    const { batch, counties, poll } = plantedVoice("lobbied-county");
    const loud = own.filter((row) => row.batch === batch);
    expect(loud.length / own.length).toBeGreaterThan(0.4);
    expect(loud.every(praises)).toBe(true);
    const others = pollOf(poll).ballots.filter((row) => counties.includes(row.subject) && row.class !== "C");
    expect(others.filter(praises).length / others.length).toBeLessThan(0.6);
  });

  test("R21 nearly every ballot of the straight-lining class is ticked down one column", () => {
    const own = plantedIn("straight-lining-class");
    expect(own.length).toBeGreaterThan(15);
    expect(own.filter(isStraight).length / own.length).toBeGreaterThan(0.75);
  });

  test("R21 fourteen ballots are copies of one that is not straight, all in one batch", () => {
    const { batch } = plantedVoice("copied-ballots");
    const groups = Map.groupBy(plantedIn("copied-ballots"), ({ answers }) => answers.join());
    const copies = [...groups.values()].reduce((most, rows) => (rows.length > most.length ? rows : most));
    expect(copies.length).toBeGreaterThanOrEqual(14);
    expect(copies.some(isStraight)).toBe(false);
    expect(copies.filter((row) => row.batch === batch).length).toBeGreaterThanOrEqual(14);
  });

  test("R20 seven ballots more than people invited in one cell, fewer than invited in all others", () => {
    const planted = plantedVoice("over-full-roll");
    const key = ({ subject, class: of, stratum }: Pick<BallotRow, "subject" | "class" | "stratum">) =>
      `${subject} ${of} ${stratum}`;
    const over = voices.polls.flatMap(({ id, ballots, frame }) => {
      const byCell = Map.groupBy(ballots, key);
      return (frame ?? []).flatMap((cell) => {
        const beyond = (byCell.get(key(cell))?.length ?? 0) - cell.invited;
        return beyond > 0 ? [[id, cell.subject, cell.stratum, beyond]] : [];
      });
    });
    expect(over).toEqual([[planted.poll, planted.counties[0], planted.stratum, 7]]);
  });

  test("R20 one cell holds fewer people than may be shown, and the open consultation has no roll", () => {
    const small = voices.polls.flatMap(({ frame }) => (frame ?? []).filter(({ invited }) => invited < 10));
    expect(small.filter((cell) => cell.stratum === "migrant").map(({ subject }) => subject)).toEqual(["MH1204"]);
    expect(small.filter((cell) => cell.stratum !== "migrant")).toEqual([]);
    expect(voices.polls.filter(({ frame }) => frame === null).map(({ id }) => id)).toEqual(["online-consultation"]);
  });

  test("R15 people answer more or less often by where they stand, and migrants think worse", () => {
    const { ballots, frame } = pollOf("public-satisfaction");
    const returned = (stratum: string): number => {
      const invited = (frame ?? []).filter((cell) => cell.stratum === stratum);
      const total = invited.reduce((sum, cell) => sum + cell.invited, 0);
      return ballots.filter((row) => row.stratum === stratum).length / total;
    };
    expect(returned("town")).toBeCloseTo(0.78, 1);
    expect(returned("village")).toBeCloseTo(0.84, 1);
    expect(returned("migrant")).toBeCloseTo(0.58, 1);
    const best = (stratum: string): number => {
      const answers = ballots.filter((row) => row.stratum === stratum).flatMap((row) => row.answers);
      return answers.filter((one) => one === "very").length / answers.length;
    };
    expect(best("migrant")).toBeLessThan(best("village") - 0.08);
  });

  test("R22 six raters mark every county, linked through all; severities sum to 0, the severe and the lenient one stand out", () => {
    const { ratings, severities, quality } = voices.ratings;
    expect(ratings).toHaveLength(48 * 12 * 4);
    const ratersOf = Map.groupBy(ratings, ({ subject }) => subject);
    for (const own of ratersOf.values()) expect(new Set(own.map(({ rater }) => rater)).size).toBe(6);
    const reached = new Set([ratings[0]?.rater]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const own of ratersOf.values())
        if (own.some(({ rater }) => reached.has(rater))) for (const { rater } of own) reached.add(rater);
    }
    expect(reached.size).toBe(48);
    expect(Math.abs([...severities.values()].reduce((sum, one) => sum + one, 0))).toBeLessThan(1e-9);
    const ordered = [...severities].toSorted(([, a], [, b]) => b - a).map(([rater]) => rater);
    expect([ordered[0], ordered.at(-1)]).toEqual(["P07", "P31"]);
    expect(quality.size).toBe(96);
    for (const { value } of ratings) expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
  });

  test("no two ballots of a poll have one key, and nobody rates a county twice", () => {
    for (const { ballots } of voices.polls) {
      expect(new Set(ballots.map(({ ballot }) => ballot)).size).toBe(ballots.length);
      const rated = ballots.flatMap(({ rater, subject }) => (rater === null ? [] : [`${rater} ${subject}`]));
      expect(new Set(rated).size).toBe(rated.length);
    }
  });
});

test("the expected coefficient of an opinion is the mean of what opinions lead to (seed 20260217)", () => {
  const stream = openStream(20260217);
  const worth = new Map(satisfactionScale.options.map(({ id, coefficient }) => [id, coefficient]));
  for (const mean of [-1.2, 0, 0.8]) {
    let sum = 0;
    for (let k = 0; k < 40_000; k++) sum += worth.get(optionFor(satisfactionScale, mean + stream.normal())) as number;
    expect(Math.abs(sum / 40_000 - expectedCoefficient(satisfactionScale, mean))).toBeLessThan(0.006);
  }
});
