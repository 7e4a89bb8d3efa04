import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countedBallots } from "@huabiao/ballot";
import { recountFolder } from "@huabiao/boxes";
import { type BallotChecks, type BallotSet, checkBallots } from "@huabiao/measure";
import { type PollItem, parseScheme, pollItems } from "@huabiao/scheme";
import { projectRoot, readCsv } from "@huabiao/test-kit";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";
import { huabiaoHere } from "../../apps/cli/src/testing/desk.ts";

/** A planted voice as `planted.json` holds it; the example's own tests say how it was laid. */
interface Planted {
  readonly id: string;
  readonly kind: string;
  readonly poll: string;
  readonly counties: readonly string[];
  readonly class: string | null;
  readonly stratum: string | null;
  readonly batch: number | null;
  readonly checks: readonly string[];
}

const example = join(projectRoot, "examples/minghe");
const planted = JSON.parse(readFileSync(join(example, "planted.json"), "utf8"));
const voices: readonly Planted[] = planted.voices;

const parsed = parseScheme(readFileSync(join(example, "scheme.yaml"), "utf8"), { file: "scheme.yaml" });
if (!parsed.ok) throw new Error("the example's scheme does not parse");
const polls = parsed.value.scheme.polls ?? [];

type Row = Readonly<Record<string, string>>;

interface Held {
  readonly ballots: readonly Row[];
  /** Null where there is no roll. */
  readonly frame: readonly Row[] | null;
}

function held(id: string): Held {
  const folder = join(example, "data/polls", id);
  const frame = join(folder, "frame.csv");
  return { ballots: readCsv(join(folder, "ballots.csv")), frame: existsSync(frame) ? readCsv(frame) : null };
}

const itemsOf = (poll: (typeof polls)[number] | undefined): readonly PollItem[] => (poll ? pollItems(poll) : []);

/** The ballots of a poll as the checks read them. */
function ballotSet(id: string): BallotSet {
  const poll = polls.find((one) => one.id === id);
  if (poll === undefined) throw new Error(`no poll ${id}`);
  const { ballots, frame } = held(id);
  const subjects = [...new Set(ballots.map((row) => row["subject"] as string))];
  const classes = (poll.classes ?? []).map((one) => one.id);
  const strata = (poll.strata ?? []).map((one) => one.id);
  const raters = [...new Set(ballots.map((row) => row["rater"] ?? ""))];
  const column = (name: string, list: readonly string[]) =>
    list.length === 0 ? null : Int32Array.from(ballots, (row) => list.indexOf(row[name] ?? ""));
  return {
    subjects,
    classes,
    strata,
    items: itemsOf(poll).map((item) => ({
      id: item.id,
      coefficients: item.options.map(({ coefficient }) => coefficient),
    })),
    answers: itemsOf(poll).map((item) => {
      const options = item.options.map((option) => option.id);
      return Int16Array.from(ballots, (row) => options.indexOf(row[item.id] ?? ""));
    }),
    subjectOf: Int32Array.from(ballots, (row) => subjects.indexOf(row["subject"] ?? "")),
    classOf: column("class", classes),
    stratumOf: column("stratum", strata),
    voterOf: raters.length > 1 ? column("rater", raters) : null,
    batchOf: Int32Array.from(ballots, (row) => Number(row["batch"])),
    rolls: (frame ?? []).map((row) => ({
      subject: subjects.indexOf(row["subject"] ?? ""),
      class: classes.length > 0 ? classes.indexOf(row["class"] ?? "") : null,
      stratum: strata.length > 0 ? strata.indexOf(row["stratum"] ?? "") : null,
      count: Number(row["invited"]),
    })),
  };
}

const checked = new Map<string, BallotChecks>();
const flagsOf = (id: string) => {
  const known = checked.get(id) ?? checkBallots(ballotSet(id));
  checked.set(id, known);
  return known.flags;
};
const isPlace = (voice: Planted, flag: BallotChecks["flags"][number]) =>
  voice.counties.includes(flag.subject ?? "") &&
  (flag.class === voice.class || flag.class === null) &&
  (flag.stratum === voice.stratum || flag.stratum === null);

describe("the voices fit the scheme", () => {
  test("R14 R20 all five instruments are asked, each with its own ballots, and the open consultation beside them", () => {
    expect(new Set(polls.filter(({ consultation }) => !consultation).map(({ instrument }) => instrument))).toEqual(
      new Set(["five-dimensions", "gain-happiness-safety", "satisfaction", "promise", "appointments"]),
    );
    expect(polls.filter(({ consultation }) => consultation).map(({ id }) => id)).toEqual(["online-consultation"]);
  });

  test.each(polls.map(({ id }) => id))(
    "every ballot of %s answers its items by its options, about known places or persons",
    (id) => {
      const poll = polls.find((one) => one.id === id) as (typeof polls)[number];
      const { ballots } = held(id);
      const isOfPersons = poll.about === "person";
      const rows = readCsv(join(example, isOfPersons ? "data/people/persons.csv" : "data/counties.csv"));
      const subjects = new Set(rows.map((row) => row[isOfPersons ? "person" : "county"]));
      expect(new Set(ballots.map((row) => row["ballot"])).size).toBe(ballots.length);
      const known = new Set(["ballot", "subject", "class", "stratum", "rater", "batch"]);
      expect(Object.keys(ballots[0] ?? {}).filter((name) => !known.has(name))).toEqual(
        itemsOf(poll).map((item) => item.id),
      );
      const odd = ballots.filter(
        (row) =>
          !subjects.has(row["subject"]) ||
          (poll.classes && !poll.classes.some((one) => one.id === row["class"])) ||
          (poll.strata && !poll.strata.some((one) => one.id === row["stratum"])) ||
          itemsOf(poll).some(
            (item) => row[item.id] !== "" && !item.options.some((option) => option.id === row[item.id]),
          ),
      );
      expect(odd).toEqual([]);
    },
  );

  test("R20 a roll is overrun in the planted cell alone, and one cell is under its minimum", () => {
    const over: string[] = [];
    const small: string[] = [];
    for (const poll of polls) {
      const { ballots, frame } = held(poll.id);
      const key = (row: Row) => ["subject", "class", "stratum"].map((name) => row[name]).join();
      const byCell = Map.groupBy(ballots, key);
      for (const cell of frame ?? []) {
        const own = byCell.get(key(cell)) ?? [];
        if (own.length > Number(cell["invited"])) over.push(`${cell["subject"]} ${cell["stratum"]}`);
        if (own.length < (poll.minimumCell ?? 0)) small.push(`${cell["subject"]} ${cell["stratum"] ?? cell["class"]}`);
      }
    }
    expect(over).toEqual(["MH1006 town"]);
    expect(small).toEqual(["MH1204 migrant"]);
  });
});

describe("what the checks see of the planted voices", () => {
  test.each(voices.flatMap((voice) => voice.checks.map((check) => ({ check, id: voice.id, voice }))))(
    "R21 $check sees the $id",
    ({ check, voice }) => {
      const found = flagsOf(voice.poll).filter((flag) => flag.check === check && isPlace(voice, flag));
      expect(found.length).toBeGreaterThan(0);
      if (check === "burst") expect(found.map(({ facts }) => facts["batch"])).toContain(voice.batch);
    },
  );

  test("R21 honest cells are left alone: at most a fifth of the flags speak of anything else", () => {
    const all = polls.flatMap(({ id }) => flagsOf(id).map((flag) => ({ flag, id })));
    const elsewhere = all.filter(({ flag, id }) => !voices.some((voice) => voice.poll === id && isPlace(voice, flag)));
    expect(all.length).toBeGreaterThanOrEqual(6);
    expect(elsewhere.length / all.length).toBeLessThanOrEqual(0.2);
  });
});

describe("what was said is what is true, give or take the sample", () => {
  const coefficient = new Map(
    polls.find(({ id }) => id === "public-satisfaction")?.options?.map((option) => [option.id, option.coefficient]),
  );
  const scoreOf = (rows: readonly Row[], items: readonly string[]) => {
    const values = rows.flatMap((row) => items.flatMap((item) => coefficient.get(row[item] ?? "") ?? []));
    return (100 * values.reduce((sum, value) => sum + value, 0)) / values.length;
  };
  const { ballots, frame } = held("public-satisfaction");
  const items = itemsOf(polls.find(({ id }) => id === "public-satisfaction")).map(({ id }) => id);
  const truth: Readonly<Record<string, number>> = planted.trueScores["public-satisfaction"];

  test("R15 weighted by the frame the survey meets the truth; unweighted the over-sampled migrants pull it down", () => {
    let [weightedGap, plainGap, square] = [0, 0, 0];
    for (const [county, score] of Object.entries(truth)) {
      const own = ballots.filter(({ subject }) => subject === county);
      const cells = (frame ?? []).filter(({ subject }) => subject === county);
      const people = cells.reduce((sum, { population }) => sum + Number(population), 0);
      const weighted = cells.reduce((sum, { stratum, population }) => {
        const rows = own.filter((row) => row["stratum"] === stratum);
        return sum + (Number(population) / people) * scoreOf(rows, items);
      }, 0);
      weightedGap += (weighted - score) / 96;
      square += (weighted - score) ** 2 / 96;
      plainGap += (scoreOf(own, items) - score) / 96;
    }
    expect(Math.abs(weightedGap)).toBeLessThan(0.6);
    expect(Math.sqrt(square)).toBeLessThan(2.5);
    expect(plainGap).toBeLessThan(-1);
  });

  test("R20 the open consultation lies far from the survey on the very same questions", () => {
    const open = held("online-consultation").ballots;
    const same = ["doctor", "work", "service", "kept"];
    expect(scoreOf(open, same)).toBeLessThan(scoreOf(ballots, same) - 6);
  });

  test("R22 the panel's marks are linked, and its severities show when counties are held against their true quality", () => {
    const marks = readCsv(join(example, "data/ratings.csv"));
    const { severities, quality } = planted.ratings;
    const gaps = Map.groupBy(marks, ({ rater }) => rater as string);
    for (const [rater, own] of gaps) {
      const gap =
        own.reduce((sum, row) => sum + quality[row["subject"] as string] - Number(row["value"]), 0) / own.length;
      expect(Math.abs(gap - severities[rater]), rater).toBeLessThan(6);
    }
    expect(severities["P07"]).toBe(Math.max(...Object.values<number>(severities)));
    expect(severities["P31"]).toBe(Math.min(...Object.values<number>(severities)));
  });
});

describe("the sealed box of the example", () => {
  const box = join(example, "data/polls/promises-kept/box");

  test("R14 recounts, and says ballot by ballot what the poll's table says", async () => {
    const recounted = await recountFolder(box);
    if (!recounted.ok) throw new Error(JSON.stringify(recounted.error));
    const { ballots, frame } = held("promises-kept");
    const subjectOf = new Map(frame?.map((row) => [row["box"], row["subject"]]));
    const items = itemsOf(polls.find(({ id }) => id === "promises-kept")).map(({ id }) => id);
    const boxed = [...countedBallots(recounted.value)].map(({ stratum, answers }) => [
      subjectOf.get(stratum),
      ...items.map((id) => {
        const answer = answers[id];
        return answer?.kind === "valid" ? answer.options[0] : answer?.kind === "unsure" ? "unknown" : "";
      }),
    ]);
    const tabled = ballots.map((row) => [row["subject"], ...items.map((id) => row[id])]);
    expect(boxed.map(String).sort()).toEqual(tabled.map(String).sort());
    const rolls = recounted.value.manifest.strata.map(({ id, roll }) => [subjectOf.get(id), String(roll?.size)]);
    expect(rolls).toEqual(frame?.map((row) => [row["subject"], row["invited"]]));
  });

  test("R14 one changed byte of it refuses the assessment by name", async () => {
    const folder = join(temporaryFolder(), "minghe");
    cpSync(example, folder, { recursive: true });
    const manifest = join(folder, "data/polls/promises-kept/box/manifest.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"counted":7', '"counted":8'));
    const { code, out } = await huabiaoHere(["estimate", folder, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out).problems[0]).toMatchObject({
      code: expect.stringMatching(/^recount\./),
      place: { file: "data/polls/promises-kept/box/seal" },
    });
  });

  test("R15 estimate gives the box's poll by place, and a poll folder by itself gives the same as the scheme", async () => {
    const rows = async (folder: string) => JSON.parse((await huabiaoHere(["estimate", folder, "--json"])).out);
    const whole: { domain: Row; name: string; estimate: number }[] = await rows(example);
    expect(new Set(whole.map(({ domain }) => domain["poll"])).size).toBe(6);
    const places = whole.filter(({ domain, name }) => domain["poll"] === "promises-kept" && name === "score");
    expect(places).toHaveLength(25);
    const alone = join(temporaryFolder(), "felt-life");
    cpSync(join(example, "data/polls/felt-life"), alone, { recursive: true });
    const { parent: _, ...poll } = polls.find(({ id }) => id === "felt-life") as (typeof polls)[number];
    writeFileSync(join(alone, "poll.json"), JSON.stringify(poll));
    const own = whole.filter(({ domain }) => domain["poll"] === "felt-life");
    expect(await rows(alone)).toEqual(own);
  });
});
