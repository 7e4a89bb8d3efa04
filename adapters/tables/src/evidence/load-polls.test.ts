import { describe, expect, test } from "vitest";
import { type Files, listed, loadFiles, longTable, smallScheme } from "../testing/small-world.ts";

const option = (id: string, title: string, coefficient: number | null) => ({ id, title, coefficient });
const poll = {
  id: "panel",
  title: "測評",
  instrument: "custom",
  population: "panel",
  options: [option("good", "好", 1), option("poor", "差", 0), option("unknown", "不了解", null)],
  items: [
    { id: "ability", title: "能" },
    { id: "results", title: "績", reasons: [{ id: "slow", title: "慢" }] },
  ],
  classes: [
    { id: "A", title: "甲類", weight: 60 },
    { id: "B", title: "乙類", weight: 40 },
  ],
};
const columns = {
  subject: "place",
  class: "class",
  rater: "rater",
  batch: "batch",
  weight: "weight",
  reasons: { results: "why" },
};
const frameColumns = { subject: "place", class: "class", population: "people", invited: "invited" };
const ratings = {
  id: "scores",
  title: "評分",
  file: "ratings.csv",
  scale: [0, 10],
  columns: { rater: "rater", subject: "place", value: "value", item: "item" },
};
const scheme = smallScheme({
  tables: {
    subjects: { file: "places.csv", columns: { subject: "id", title: "name" } },
    observations: [longTable()],
    polls: [
      { poll: "panel", ballots: { file: "ballots.csv", columns }, frame: { file: "frame.csv", columns: frameColumns } },
    ],
    ratings: [ratings],
  },
  polls: [poll],
});
const whole: Files = {
  "obs.csv": "place,indicator,period,value\nqx,gdp,2025,1\n",
  "ballots.csv":
    "place,class,rater,batch,weight,ability,results,why\n" +
    "qx,A,r1,1,2,good,poor,slow\n白石市,乙類,r2,2,1,,不了解,\nqx,B,r1,2,0.5,poor,good,\n",
  "frame.csv": "place,class,people,invited\nqx,A,20,10\nqx,B,40,40\nbs,B,30,0\n",
  "ratings.csv": "rater,place,item,value\nz,qx,ability,7\ny,bs,ability,8.5\nz,bs,results,0\n",
};
const load = (files: Files, options = {}) => loadFiles({ ...whole, ...files }, scheme, options);

describe("R20 ballots, frames and ratings are read by id or title", () => {
  test("into columns, blanks and reasons kept, raters and batches numbered", async () => {
    const { evidence, problems } = await load({});
    expect(problems).toEqual([]);
    const found = evidence?.polls[0];
    expect(found?.poll).toBe(0);
    expect(found?.ballots.subjectOf).toEqual(Int32Array.of(0, 1, 0));
    expect(found?.ballots.classOf).toEqual(Int32Array.of(0, 1, 1));
    expect(found?.ballots.stratumOf).toBeNull();
    expect(found?.ballots.raterOf).toEqual(Int32Array.of(0, 1, 0));
    expect(found?.ballots.batchOf).toEqual(Int32Array.of(0, 1, 1));
    expect(found?.ballots.weight).toEqual(Float64Array.of(2, 1, 0.5));
    expect(found?.ballots.answers).toEqual([Int16Array.of(0, -1, 1), Int16Array.of(1, 2, 0)]);
    expect(found?.ballots.reasons).toEqual([null, Int16Array.of(0, -1, -1)]);
    expect(found?.frame[1]).toEqual({ subject: 0, class: 1, stratum: -1, population: 40, invited: 40 });
    expect(evidence?.ratings[0]).toMatchObject({ table: 0, raters: ["z", "y"], items: ["ability", "results"] });
    expect(evidence?.ratings[0]?.value).toEqual(Float64Array.of(7, 8.5, 0));
    expect(evidence?.ratings[0]?.itemOf).toEqual(Int32Array.of(0, 0, 1));
    expect(evidence?.sources.map(({ name }) => name)).toContain("ballots.csv");
  });

  test("and every bad row is named with its cell, all at once", async () => {
    const loaded = await load({
      "ballots.csv":
        "place,class,rater,batch,weight,ability,results,why\n" +
        "qx,C,r1,1,2,good,poor,slow\nxx,A,r1,1,1,goood,poor,quick\nqx,A,,1,0,good,good,\nqx,,r1,1,,good,good,\n",
      "frame.csv": "place,class,people,invited\nqx,A,20,30\nqx,A,20,10\nqx,B,-1,0\nbs,B,1.5,x\n",
      "ratings.csv": "rater,place,item,value\nz,qx,ability,11\n,qx,ability,\nz,qx,ability,many\n",
    });
    expect(loaded.evidence).toBeNull();
    expect(listed(loaded.problems)).toEqual([
      "table.unknown-class 2 class",
      "table.unknown-subject-near 3 place",
      "table.unknown-option 3 ability",
      "table.unknown-reason 3 why",
      "table.cell-missing 4 rater",
      "table.weight-not-positive 4 weight",
      "table.cell-missing 5 class",
      "table.weight-not-positive 5 weight",
      "table.more-invited-than-people 2 invited",
      "table.frame-cell-twice 3",
      "table.not-a-count 4 people",
      "table.not-a-count 5 people",
      "table.number-unreadable 5 invited",
      "table.rating-outside-scale 2 value",
      "table.cell-missing 3 rater",
      "table.number-unreadable 4 value",
    ]);
  });

  test("with tolerate the bad ballots are left out and listed", async () => {
    const loaded = await load(
      { "ballots.csv": `${whole["ballots.csv"] as string}qx,C,r1,1,2,good,good,\n` },
      { tolerate: true },
    );
    expect(loaded.evidence?.polls[0]?.ballots.subjectOf).toHaveLength(3);
    expect(listed(loaded.tolerated)).toEqual(["table.unknown-class 5 class"]);
  });

  test("a missing column or an empty table refuses the whole", async () => {
    const loaded = await load({
      "ballots.csv": "place,class,rater,batch,weight,ability\n",
      "frame.csv": "place,class,people,invited\n",
      "ratings.csv": "rater,place,item\nz,qx,ability\n",
    });
    expect(listed(loaded.problems)).toEqual([
      "table.column-missing 1 results",
      "table.column-missing 1 why",
      "table.no-rows",
      "table.column-missing 1 value",
    ]);
  });
});
