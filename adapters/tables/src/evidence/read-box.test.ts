import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "@huabiao/kernel/problem";
import { err, ok } from "@huabiao/kernel/result";
import { expect, test } from "vitest";
import { loadEvidence } from "../load-evidence.ts";
import { inFolder, listed, longTable, places, smallScheme } from "../testing/small-world.ts";
import type { RecountBox, RecountedBox } from "./read-box.ts";

const scheme = smallScheme({
  tables: {
    subjects: { file: "places.csv", columns: { subject: "id", title: "name" } },
    observations: [longTable()],
    polls: [
      {
        poll: "agree",
        box: "boxes/agree",
        frame: {
          file: "frame.csv",
          columns: { subject: "place", stratum: "stratum", population: "people", box: "part" },
        },
      },
    ],
  },
  polls: [
    {
      id: "agree",
      title: "答應不答應",
      instrument: "promise",
      population: "public",
      strata: [
        { id: "town", title: "鎮" },
        { id: "village", title: "村" },
      ],
    },
  ],
});
const box: RecountedBox = {
  edition: "full",
  questions: [{ id: "agree", options: ["disagree", "agree", "unknown"] }],
  several: [],
  strata: [
    { id: "qx-town", roll: 9 },
    { id: "bs-village", roll: 8 },
  ],
  ballots: [
    { stratum: 1, options: [1] },
    { stratum: 0, options: [0] },
    { stratum: 0, options: [-1] },
    { stratum: 1, options: [2] },
  ],
};
const frame = "place,stratum,people,part\nqx,town,50,qx-town\nbs,village,40,bs-village\nnl,town,10,\n";

async function load(recountBox: RecountBox | undefined, frameText = frame) {
  const files = {
    "places.csv": places,
    "obs.csv": "place,indicator,period,value\nqx,gdp,2025,1\n",
    "frame.csv": frameText,
  };
  return inFolder(files, async (folder) => {
    mkdirSync(join(folder, "boxes/agree/log"), { recursive: true });
    await writeFile(join(folder, "boxes/agree/manifest.json"), "{}");
    await writeFile(join(folder, "boxes/agree/log/0"), "x");
    return loadEvidence(scheme, recountBox === undefined ? { folder } : { folder, recountBox });
  });
}
const given =
  (found: RecountedBox): RecountBox =>
  async () =>
    ok(found);

test("R14 a box that holds is evidence: its strata are cells of the frame, its options those of the poll, its files inputs", async () => {
  const { evidence, problems } = await load(given(box));
  expect(problems).toEqual([]);
  const ballots = evidence?.polls[0]?.ballots;
  expect(ballots?.subjectOf).toEqual(Int32Array.of(1, 0, 0, 1));
  expect(ballots?.stratumOf).toEqual(Int32Array.of(1, 0, 0, 1));
  expect(ballots?.answers).toEqual([Int16Array.of(0, 1, -1, 2)]);
  expect(ballots?.raterOf).toBeNull();
  expect(evidence?.sources.map(({ name }) => name)).toEqual([
    "places.csv",
    "obs.csv",
    "frame.csv",
    "boxes/agree/log/0",
    "boxes/agree/manifest.json",
  ]);
});

test("R14 a box that does not hold refuses the assessment with what the recount said", async () => {
  const { evidence, problems } = await load(async () =>
    err([problem("box.log-root", {}, { place: { file: "log/0", row: 7 } })]),
  );
  expect(evidence).toBeNull();
  expect(problems).toEqual([problem("box.log-root", {}, { place: { file: "boxes/agree/log/0", row: 7 } })]);
});

test("a box of another poll, a public one, and one that nobody can recount here are refused", async () => {
  const other = { ...box, questions: [{ id: "keep", options: ["yes"] }] };
  expect(listed((await load(given(other))).problems)).toEqual(["table.box-unknown-question"]);
  const options = { ...box, questions: [{ id: "agree", options: ["agree", "no"] }] };
  expect(listed((await load(given(options))).problems)).toEqual(["table.box-unknown-option"]);
  expect(listed((await load(given({ ...box, edition: "public", ballots: [] }))).problems)).toEqual([
    "table.box-public",
  ]);
  expect(listed((await load(given({ ...box, several: ["agree"] }))).problems)).toEqual(["table.box-picks-several"]);
  const short = frame.replace("bs-village", "");
  expect(listed((await load(given(box), short)).problems)).toEqual(["table.box-unknown-stratum"]);
  expect(listed((await load(undefined)).problems)).toEqual(["table.box-not-read"]);
});
