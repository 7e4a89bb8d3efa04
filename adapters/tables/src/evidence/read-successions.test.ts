import { describe, expect, test } from "vitest";
import { peopleFiles, peopleScheme } from "../testing/people-files.ts";
import { type Files, listed, loadFiles } from "../testing/small-world.ts";

const head = "place,predecessor,share,on";
const { tables } = peopleScheme();
const scheme = (declared: object = { file: "successions.csv" }) =>
  peopleScheme({ tables: { ...tables, successions: declared } });
const files = (successions: string, terms?: string): Files => ({
  ...peopleFiles(terms === undefined ? {} : { terms }),
  "successions.csv": `${head}\n${successions}\n`,
});
const term = (place: string, to = "2020-12-31") => `li,縣長,${place},2018-01-01,${to}`;

describe("R11 successions of places", () => {
  test("are read with subjects by any name and places that are gone by the first spelling", async () => {
    const { evidence, problems, warnings } = await loadFiles(
      files(
        "清溪縣,上清縣,0.7,2021-01-01\nqx,白石市,0.3,2021-01-01\n上清縣,老清縣,1,2010年5月1日\n",
        `${term(" 上清縣 ")}\nwang,區長,老清縣,2001,2009-12`,
      ),
      scheme(),
    );
    expect([problems, warnings]).toEqual([[], []]);
    expect(evidence?.successions).toMatchObject([
      { place: "qx", predecessor: "上清縣", share: 0.7, on: "2021-01-01", row: 2 },
      { place: "qx", predecessor: "bs", share: 0.3, on: "2021-01-01", row: 3 },
      { place: "上清縣", predecessor: "老清縣", share: 1, on: "2010-05-01", row: 4 },
    ]);
    expect(evidence?.terms).toMatchObject([
      { person: "li", subject: -1, gone: "上清縣" },
      { person: "wang", subject: -1, gone: "老清縣" },
    ]);
    expect(evidence?.sources.map(({ name }) => name)).toContain("successions.csv");
  });

  test("may have columns of other names, and stand in any order of rows", async () => {
    const columns = { place: "今", predecessor: "前身", share: "份額", on: "起" };
    const { evidence, problems } = await loadFiles(
      {
        ...peopleFiles({ terms: term("丙") }),
        "s.csv": "起,今,前身,份額\n2010-01-01,乙,丙,1\n2020-01-01,qx,乙,1\n",
      },
      scheme({ file: "s.csv", columns }),
    );
    expect(problems).toEqual([]);
    expect(evidence?.successions).toHaveLength(2);
  });

  test("without the table there are none, and a term in a place nobody knows is refused as ever", async () => {
    expect((await loadFiles(peopleFiles(), peopleScheme())).evidence?.successions).toEqual([]);
    const { problems } = await loadFiles(peopleFiles({ terms: term("上清縣") }), peopleScheme());
    expect(listed(problems)).toEqual(["table.unknown-subject 2 county"]);
  });

  test.each<[string, string, string[]]>([
    ["a place nobody knows", "北山,舊,1,2020-01-01", ["table.unknown-subject 2 place"]],
    ["a place with a near name", "清溪,舊,1,2020-01-01", ["table.unknown-subject-near 2 place"]],
    [
      "a near name of a place that is gone",
      "qx,上清縣,1,2020-01-01\n上清,舊,1,2010-01-01",
      ["table.unknown-subject-near 3 place"],
    ],
    ["no place", ",舊,1,2020-01-01", ["table.subject-missing 2 place"]],
    ["no predecessor", "qx,,1,2020-01-01", ["table.subject-missing 2 predecessor"]],
    ["a share of nothing", "qx,舊,0,2020-01-01", ["table.share-outside 2 share"]],
    ["a share in per cent", "qx,舊,70,2020-01-01", ["table.share-outside 2 share"]],
    ["no share", "qx,舊,,2020-01-01", ["table.cell-missing 2 share"]],
    ["a month", "qx,舊,1,2020-01", ["table.not-a-day 2 on"]],
    ["no day", "qx,舊,1,", ["table.day-missing 2 on"]],
    ["shares over the whole", "qx,舊,0.7,2020-01-01\nqx,古,0.4,2020-01-01", ["table.shares-over-one 3 share"]],
    ["a row twice", "qx,舊,0.4,2020-01-01\n清溪縣,舊,0.4,2020-01-01", ["table.row-twice 3 predecessor"]],
    [
      "a row in both directions",
      "qx,舊,1,2020-01-01\n舊,qx,1,2020-01-01",
      ["table.succession-ring 2 predecessor", "table.succession-ring 3 predecessor"],
    ],
    [
      "a ring of three",
      "qx,bs,0.5,2020-01-01\nbs,nl,0.5,2020-01-01\nnl,qx,0.5,2020-01-01\nnl,舊,0.5,2020-01-01",
      [2, 3, 4].map((row) => `table.succession-ring ${row} predecessor`),
    ],
    [
      "several faults of a row",
      "qy,,2,then",
      [
        "table.unknown-subject-near 2 place",
        "table.subject-missing 2 predecessor",
        "table.share-outside 2 share",
        "table.not-a-day 2 on",
      ],
    ],
  ])("refuse %s, with its place", async (_, rows, expected) => {
    const { evidence, problems } = await loadFiles(files(rows), scheme());
    expect(evidence).toBeNull();
    expect(listed(problems)).toEqual(expected);
  });

  test.each([
    [
      "an exchange of villages",
      "qx,qx,0.9,2020-01-01\nqx,bs,0.1,2020-01-01\nbs,bs,0.8,2020-01-01\nbs,qx,0.2,2020-01-01",
    ],
    ["a county merged away and set up again", "qx,bs,1,2020-01-01\nbs,bs,0.6,1990-01-01\nbs,qx,0.4,1990-01-01"],
    ["a county that was renamed and renamed back", "qx,bs,1,2020-01-01\nbs,qx,1,2010-01-01"],
  ])("accept %s", async (_, rows) => {
    const { evidence, problems, warnings } = await loadFiles(files(rows), scheme());
    expect([problems, warnings]).toEqual([[], []]);
    expect(evidence?.successions).toHaveLength(rows.split("\n").length);
  });

  test.each([
    ["shares that leave something out", "qx,bs,0.3,2020-01-01", term("bs"), "table.succession-incomplete 2"],
    ["a predecessor that no term names", "qx,白石,1,2020-01-01", term("bs"), "table.predecessor-without-terms 2"],
    [
      "a term under the name of a place that began later",
      "qx,bs,1,2018-02-01",
      term("qx"),
      "table.term-before-place 2",
    ],
    ["a term that outlasts its place", "qx,舊,1,2020-01-01", term("舊", ""), "table.term-outlasts-place 2"],
    [
      "a term that ends later than its place",
      "qx,舊,1,2020-01-01",
      term("舊", "2020-01-02"),
      "table.term-outlasts-place 2",
    ],
  ])("note %s", async (_, rows, terms, expected) => {
    const { evidence, problems, warnings } = await loadFiles(files(rows, terms), scheme());
    expect(problems).toEqual([]);
    expect(evidence).not.toBeNull();
    expect(listed(warnings)).toEqual([expected]);
  });

  test("a place that was there before, as it grew or returned, had terms before", async () => {
    const rows = "qx,qx,0.9,2020-01-01\nqx,bs,0.1,2020-01-01\nbs,nl,1,2019-01-01\nnl,bs,1,2010-01-01";
    const terms = [term("qx"), term("bs")].join("\n");
    expect((await loadFiles(files(rows, terms), scheme())).warnings).toEqual([]);
  });

  test("a place that lost part after part is gone on the last day", async () => {
    const rows = "bs,舊,1,2020-01-01\nqx,舊,0.2,2010-01-01\nqx,qx,0.8,2010-01-01";
    expect((await loadFiles(files(rows, term("舊", "2019-12-31")), scheme())).warnings).toEqual([]);
    const { warnings } = await loadFiles(files(rows, term("舊", "2021-01-01")), scheme());
    expect(warnings).toMatchObject([{ code: "table.term-outlasts-place", facts: { value: "舊", on: "2020-01-01" } }]);
  });

  test("a term may end on the day of handing over", async () => {
    const { warnings } = await loadFiles(files("qx,舊,1,2020-01-01", term("舊", "2020-01-01")), scheme());
    expect(warnings).toEqual([]);
  });

  test("one fault is not told twice: of a table that is refused, terms may name any place", async () => {
    const { problems } = await loadFiles(
      { ...files("", term("舊")), "successions.csv": "place,share,on\nqx,1,2020-01-01\n" },
      scheme(),
    );
    expect(listed(problems)).toEqual(["table.column-missing 1 predecessor"]);
  });

  test("bad rows are left out when they are tolerated, and their terms stand", async () => {
    const { evidence, warnings } = await loadFiles(files("qx,舊,2,2020-01-01", term("舊")), scheme(), {
      tolerate: true,
    });
    expect(listed(warnings)).toEqual(["table.share-outside 2 share"]);
    expect(evidence).toMatchObject({ successions: [], terms: [{ gone: "舊" }] });
  });
});
