import { describe, expect, test } from "vitest";
import { type PeopleFile, peopleFiles, peopleScheme, withRow } from "../testing/people-files.ts";
import { listed, loadFiles } from "../testing/small-world.ts";
import { parseCellSpan } from "./cell-span.ts";

const load = (files = peopleFiles(), scheme = peopleScheme()) => loadFiles(files, scheme);

describe("R02 tables of people are read as they are written", () => {
  test("persons are sorted by id, with names in three languages and other columns as attributes", async () => {
    const { evidence, problems, warnings } = await load();
    expect([problems, warnings]).toEqual([[], []]);
    expect(evidence?.people?.persons).toEqual([
      {
        ...{ id: "li", title: { "zh-Hant": "李明", "zh-Hans": "李明", en: "Li Ming" }, rank: "副處" },
        ...{ attributes: { born: "1975" }, source: 2, row: 3 },
      },
      expect.objectContaining({ id: "wang", rank: "正處", row: 2 }),
    ]);
  });

  test("terms to the month, with the post in the scheme's spelling and the person by any name", async () => {
    const { evidence } = await load(peopleFiles({ terms: "Li Ming, 縣長 ,qx,2021年6月,至今" }));
    expect(evidence?.terms).toMatchObject([
      { person: "li", post: "縣長", from: { earliest: "2021-06-01", latest: "2021-06-30" }, to: null },
    ]);
  });

  test("every table in its place, and what is not said is null", async () => {
    const { evidence } = await load();
    expect(evidence?.people).toMatchObject({
      duties: [{ person: 0, subject: 0, area: "gdp", share: 0.5, from: null, to: null, row: 2 }],
      contributions: [{ subject: 0, period: "2025", reporter: 0, member: 1, points: 3 }],
      routine: [{ person: 0, period: "2025-Q1", grade: "good", by: "office", reason: "steady" }],
      judgements: [
        { person: 0, criterion: "loyalty", examiner: "x", judgement: "met", reason: "because", cites: "r1" },
      ],
      records: [
        {
          ...{ id: "r1", kind: "practice", on: "2025-03-01", subject: 0, verifiedBy: "audit", weight: 2 },
          people: [
            { person: 0, role: "led", share: 0.5 },
            { person: 1, role: "", share: null },
          ],
        },
      ],
      comments: [{ person: 0, by: "office", kind: "synthesis", on: "2026-01-05", cites: ["r1", "gdp"] }],
      projects: [
        {
          ...{ id: "park", subject: 0, kind: "park", started: "2020-05-01", ended: null, cost: 10, debt: null },
          ...{ plannedUse: 100, felt: 50, feltError: 4, survives: [true, false, null] },
          people: [{ person: 0, share: 0.5 }],
        },
      ],
      excuses: [{ person: 0, what: "park", panel: "panel", reason: "good faith" }],
      dissent: [{ person: 0, by: "a member", text: "otherwise" }],
      leave: [{ person: 0, from: "2025-02-01", to: "2025-03-01", kind: "leave" }],
    });
  });

  test("columns may have other names, and those that may be absent are not missed", async () => {
    const scheme = peopleScheme();
    const persons = { file: "persons.csv", columns: { person: "編號", "zh-Hant": "姓名" } };
    const people = { ...scheme.tables.people, persons };
    const files = { ...peopleFiles(), "persons.csv": "編號,姓名\nli,李明\nwang,王芳\n" };
    const { evidence, problems } = await load(files, peopleScheme({ tables: { ...scheme.tables, people } }));
    expect(problems).toEqual([]);
    expect(evidence?.people?.persons[0]).toMatchObject({ id: "li", title: { "zh-Hant": "李明" }, rank: null });
  });

  test("ballots and ratings about persons name persons", async () => {
    const { tables } = peopleScheme();
    const scheme = peopleScheme({
      polls: [
        {
          ...{ id: "panel", title: "P", instrument: "custom", population: "panel", about: "person" },
          options: [
            { id: "good", title: "好", coefficient: 1 },
            { id: "fair", title: "一般", coefficient: 0.6 },
          ],
          items: [{ id: "virtue", title: "德" }],
        },
      ],
      tables: {
        ...tables,
        polls: [{ poll: "panel", ballots: { file: "ballots.csv", columns: { subject: "subject" } } }],
        ratings: [
          {
            id: "places",
            title: "P",
            scale: [0, 10],
            file: "places-rated.csv",
            columns: { rater: "r", subject: "s", value: "v" },
          },
          {
            ...{ id: "persons", title: "P", scale: [0, 10], about: "person", file: "rated.csv" },
            columns: { rater: "r", subject: "s", value: "v" },
          },
        ],
      },
    });
    const { evidence, problems } = await load(
      {
        ...peopleFiles(),
        "ballots.csv": "subject,virtue\nwang,good\n李明,\n",
        "places-rated.csv": "r,s,v\nx,qx,5\n",
        "rated.csv": "r,s,v\nx,wang,7\n",
      },
      scheme,
    );
    expect(problems).toEqual([]);
    expect(evidence?.polls).toEqual([]);
    expect(evidence?.people?.polls.map(({ poll, ballots }) => [poll, [...ballots.subjectOf]])).toEqual([[0, [1, 0]]]);
    expect(evidence?.ratings.map(({ table }) => table)).toEqual([0]);
    expect(evidence?.people?.ratings.map(({ table, subjectOf }) => [table, [...subjectOf]])).toEqual([[1, [1]]]);
  });

  test("R11 a duty counts once where a person's terms run into each other, as months that are read at their middle do", async () => {
    const terms = "li,縣長,qx,2020-06,2023-01\nli,區長,qx,2023-01-15,";
    const { problems } = await load(peopleFiles({ terms, duties: "li,qx,gdp,0.6,," }));
    expect(problems).toEqual([]);
  });

  test("a post that the scheme does not name is noted with its count", async () => {
    const { warnings, problems } = await load(withRow("terms", "li,書記,qx,2015-01-01,2016-01-01"));
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([
      { code: "table.post-not-named", facts: { value: "書記", count: 1 }, place: { file: "terms.csv", row: 4 } },
    ]);
  });
});

describe("R21 every bad cell of a table of people is told with its place", () => {
  test.each<[string, PeopleFile, string, string[]]>([
    ["a person nobody knows", "routine", "wnag,2025Q2,好,,", ["table.unknown-person-near 3 person"]],
    ["a person far from all", "dissent", "Montesquieu,x,y", ["table.unknown-person 3 person"]],
    ["a person of a term", "terms", "lo,縣長,qx,2021-01-01,", ["table.unknown-person-near 4 person"]],
    ["no person", "dissent", ",x,y", ["table.cell-missing 3 person"]],
    ["the same person twice", "persons", "LI ,,,,,\nli,,,,,", ["table.row-twice 5 person"]],
    ["a person without an id", "persons", ",無名,,,,", ["table.cell-missing 4 person"]],
    ["a record nobody knows", "recordPeople", "r2,li,,", ["table.unknown-record-near 4 record"]],
    ["a person in a record twice", "recordPeople", "r1,li,,", ["table.row-twice 4 person"]],
    ["a person in a record twice by name", "recordPeople", "r1,王芳,,0.6", ["table.row-twice 4 person"]],
    ["a project nobody knows", "projectPeople", "highway,li,0.1", ["table.unknown-project 3 project"]],
    ["a criterion nobody knows", "judgements", "li,loyaltee,y,met,z,", ["table.unknown-criterion-near 3 criterion"]],
    ["an area nobody knows", "duties", "li,qx,gdpp,0.1,,", ["table.unknown-area-near 3 area"]],
    ["a cite nobody knows", "comments", "li,x,comment,2026-01-01,t,r1 r77777", ["table.unknown-evidence 3 cites"]],
    ["an excuse for nothing known", "excuses", "li,parc,panel,z", ["table.unknown-evidence-near 3 what"]],
    ["a place nobody knows", "records", "r2,practice,2025-01-01,zzzzzzz,t,,,", ["table.unknown-subject 3 county"]],
    ["a share above one", "duties", "li,qx,urban,50,,", ["table.share-outside 3 share"]],
    ["a share below zero", "duties", "li,qx,urban,-0.1,,", ["table.share-outside 3 share"]],
    ["a share that is missing", "duties", "li,qx,urban,,,", ["table.cell-missing 3 share"]],
    [
      "shares of a duty over one",
      "duties",
      "li,qx,urban,0.7,,\nwang,qx,urban,0.4,,",
      ["table.shares-over-one 4 share"],
    ],
    [
      "a duty that ends before it starts",
      "duties",
      "li,qx,urban,0.7,2025-02-01,2025-01",
      ["table.term-ends-first 3 to"],
    ],
    ["the same duty twice", "duties", "li,qx,gdp,0.1,,", ["table.row-twice 3 area"]],
    ["a month that is none", "duties", "li,qx,urban,0.1,2025-13,", ["table.not-a-day 3 from"]],
    ["a report on oneself", "contributions", "qx,2025,wang,wang,1", ["table.reports-on-self 3 member"]],
    ["a report twice", "contributions", "qx,2025,li,wang,4", ["table.row-twice 3 member"]],
    ["points below zero", "contributions", "qx,2025,wang,li,-1", ["table.number-negative 3 points"]],
    ["a period that is none", "contributions", "qx,soon,wang,li,1", ["table.period-not-understood 3 year"]],
    ["a grade that is none", "routine", "li,2025Q2,great,,", ["table.unknown-word 3 grade"]],
    ["a grade twice", "routine", "li,2025年第一季度,一般,,", ["table.row-twice 3 period"]],
    ["a judgement that is none", "judgements", "li,loyalty,y,maybe,z,", ["table.unknown-word 3 judgement"]],
    ["a judgement without a reason", "judgements", "li,loyalty,y,met,,", ["table.cell-missing 3 reason"]],
    ["an examiner twice", "judgements", "li,政治忠誠,x,not-met,z,", ["table.row-twice 3 examiner"]],
    ["a kind of record that is none", "records", "r2,rumour,2025-01-01,qx,t,,,", ["table.unknown-word 3 kind"]],
    ["a day that is none", "records", "r2,incident,2025-02-30,qx,t,,,", ["table.not-a-day 3 on"]],
    ["no day", "records", "r2,incident,,qx,t,,,", ["table.day-missing 3 on"]],
    ["a record twice", "records", "r1,incident,2025-01-01,qx,t,,,", ["table.row-twice 3 record"]],
    ["a project twice", "projects", "park,,,,qx,park,2020-05-01,,,,,,,,,,,,", ["table.row-twice 3 project"]],
    [
      "an end before the start",
      "projects",
      "x,,,,qx,park,2020-05-01,2019-01-01,,,,,,,,,,,",
      ["table.term-ends-first 3 ended"],
    ],
    ["a cost below zero", "projects", "x,,,,qx,park,2020-05-01,,-5,,,,,,,,,,", ["table.number-negative 3 cost"]],
    [
      "a survival that is neither",
      "projects",
      "x,,,,qx,park,2020-05-01,,,,,,,,,,half,,",
      ["table.not-yes-or-no 3 survives1"],
    ],
    ["shares of a project over one", "projectPeople", "park,wang,0.6", ["table.shares-over-one 3 share"]],
    ["a leave that ends first", "leave", "li,2025-05-01,2025-04-01,leave", ["table.term-ends-first 3 to"]],
    ["a kind of leave that is none", "leave", "li,2025-05-01,,holiday", ["table.unknown-word 3 kind"]],
    [
      "everything wrong in a row at once",
      "duties",
      "nobody-at-all,zzzzzzz,zzzzzzz,2,x,",
      [
        "table.unknown-person 3 person",
        "table.unknown-subject 3 county",
        "table.unknown-area 3 area",
        "table.share-outside 3 share",
        "table.not-a-day 3 from",
      ],
    ],
  ])("%s", async (_, table, row, expected) => {
    const loaded = await load(withRow(table, row));
    expect(listed(loaded.problems)).toEqual(expected);
    expect(loaded.evidence).toBeNull();
  });

  test("shares of a record may not come to more than one", async () => {
    const { problems } = await load(peopleFiles({ recordPeople: "r1,li,led,0.5\nr1,wang,,0.6" }));
    expect(problems).toMatchObject([
      {
        code: "table.shares-over-one",
        facts: { sum: 1.1 },
        place: { file: "recordPeople.csv", row: 3, column: "share" },
      },
    ]);
  });

  test("two persons of one name are told apart by their ids only", async () => {
    const persons = "li,李明,,,,\nwang,王芳,,,,\nli2,李明,,,,";
    const { problems } = await load(peopleFiles({ persons, dissent: "李明,x,y" }));
    expect(problems).toMatchObject([{ code: "table.ambiguous-person", facts: { value: "李明", ids: "li, li2" } }]);
  });

  test("shares of one duty held one after the other are each whole", async () => {
    const terms = "li,縣長,qx,2020-01-01,2025-06-30\nwang,縣長,qx,2025-07-01,";
    const duties = "li,qx,gdp,1,,\nwang,qx,gdp,1,,";
    expect((await load(peopleFiles({ terms, duties }))).problems).toEqual([]);
    const shared = await load(peopleFiles({ terms: terms.replace("2025-06-30", "2025-07-01"), duties }));
    expect(listed(shared.problems)).toEqual(["table.shares-over-one 3 share"]);
  });

  test("a table of persons that is refused is told once, and not once for every name", async () => {
    const { problems } = await load({ ...peopleFiles(), "persons.csv": "id,name\nli,李明\n" });
    expect(listed(problems)).toEqual(["table.column-missing 1 person"]);
  });

  test("with tolerance bad rows are left out and listed", async () => {
    const loaded = await loadFiles(withRow("routine", "wnag,2025Q2,好,,"), peopleScheme(), { tolerate: true });
    expect(loaded.problems).toEqual([]);
    expect(listed(loaded.tolerated)).toEqual(["table.unknown-person-near 3 person"]);
    expect(loaded.evidence?.people?.routine).toHaveLength(1);
  });

  test("empty tables are noted", async () => {
    const loaded = await load(peopleFiles({ leave: "", dissent: "" }));
    expect(loaded.problems).toEqual([]);
    expect(listed(loaded.warnings)).toEqual(["table.no-rows-here", "table.no-rows-here"]);
  });
});

test.each([
  ["2021-06-05", "2021-06-05", "2021-06-05"],
  ["2021/6", "2021-06-01", "2021-06-30"],
  ["２０２４．２", "2024-02-01", "2024-02-29"],
  ["2021年6月", "2021-06-01", "2021-06-30"],
  ["2021", "2021-01-01", "2021-12-31"],
  ["2021年", "2021-01-01", "2021-12-31"],
])("R11 %s is a day or the span it may lie in", (text, earliest, latest) => {
  expect(parseCellSpan(text)).toEqual({ earliest, latest });
});

test.each(["2021-13", "21-06", "June", "2021-06-31", "202106"])("%s is none", (text) => {
  expect(parseCellSpan(text)).toBeUndefined();
});
