import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { limits } from "./limits.ts";
import { loadEvidence } from "./load-evidence.ts";
import {
  type Files,
  inFolder,
  listed,
  loadFiles,
  longTable,
  places,
  schemeWith,
  smallScheme,
} from "./testing/small-world.ts";

const head = "place,indicator,period,value\n";
const wide = (change: Record<string, unknown> = {}) =>
  schemeWith({ file: "obs.csv", shape: "wide", columns: { subject: "place" }, ...change });
const values = (loaded: Awaited<ReturnType<typeof loadFiles>>) => [...(loaded.evidence?.observations.value ?? [])];

describe("R21 a long table is read into sorted observations", () => {
  test("by id, title in any language, alias, with full-width and compatibility forms", async () => {
    const rows = [
      "白石市,人均ＧＤＰ,2025年,200",
      "qx,GDP per head,２０２５,100",
      "qx,城鎮化率,2024,60%",
      " ｎｌ ,gdp,2025.0,300",
    ];
    const loaded = await loadFiles({ "obs.csv": head + rows.join("\n") });
    expect(loaded.problems).toEqual([]);
    const { evidence } = loaded;
    expect(evidence?.observations.series).toEqual(["gdp", "urban", "population"]);
    expect(evidence?.observations.periods).toEqual(["2024", "2025"]);
    expect(values(loaded)).toEqual([100, 200, 300, 60]);
    expect([...(evidence?.observations.row ?? [])]).toEqual([3, 2, 5, 4]);
    expect(evidence?.observations.columns[evidence.observations.columnOf[0] ?? -1]).toBe("value");
    expect(evidence?.observations.standardError).toBeNull();
    expect(evidence?.subjects[2]).toMatchObject({ id: "nl", title: "南嶺區", row: 4, attributes: {} });
  });

  test("a missing value is no observation, and a revision stays beside the first figure", async () => {
    const columns = {
      subject: "place",
      indicator: "indicator",
      value: "value",
      period: "period",
      revision: "rev",
      se: "se",
      verified: "ok",
    };
    const text =
      "place,indicator,period,value,rev,se,ok\nqx,gdp,2025,1,0,0.1,是\nqx,gdp,2025,2,1,,no\nbs,gdp,2025,—,,,\nnl,gdp,2025,5,,,";
    const loaded = await loadFiles({ "obs.csv": text }, schemeWith(longTable({ columns })));
    expect(loaded.problems).toEqual([]);
    expect(values(loaded)).toEqual([1, 2, 5]);
    expect([...(loaded.evidence?.observations.revision ?? [])]).toEqual([0, 1, 0]);
    expect([...(loaded.evidence?.observations.standardError ?? [])]).toEqual([0.1, Number.NaN, Number.NaN]);
    expect([...(loaded.evidence?.observations.verified ?? [])]).toEqual([1, 0, -1]);
  });

  test("a period takes the spelling of the scheme", async () => {
    const scheme = smallScheme({ period: { from: "2025-01-01", to: "2025-12-31", label: "2025年" } });
    const loaded = await loadFiles({ "obs.csv": `${head}qx,gdp,2025,1\nqx,gdp,2024,1` }, scheme);
    expect(loaded.evidence?.observations.periods).toEqual(["2024", "2025年"]);
  });

  test("blank rows between others are passed over and counted, those at the end are not", async () => {
    const loaded = await loadFiles({ "obs.csv": `${head}qx,gdp,2025,1\n\n,,,\nbs,gdp,2025,2\n\n` });
    expect(values(loaded)).toEqual([1, 2]);
    expect(loaded.warnings).toMatchObject([{ code: "table.blank-rows", facts: { count: 2 }, place: { row: 3 } }]);
  });

  test("progress is told after each table", async () => {
    const told: string[] = [];
    await inFolder({ "places.csv": places, "obs.csv": `${head}qx,gdp,2025,1` }, (folder) =>
      loadEvidence(smallScheme(), {
        folder,
        onProgress: ({ file, done, total }) => told.push(`${file} ${done}/${total}`),
      }),
    );
    expect(told).toEqual(["places.csv 1/2", "obs.csv 2/2"]);
  });

  test("the sources carry digest, size, rows and encoding", async () => {
    const loaded = await loadFiles({ "obs.csv": `${head}qx,gdp,2025,1` });
    expect(loaded.evidence?.sources).toMatchObject([
      { name: "places.csv", rows: 3, encoding: "utf-8", bytes: Buffer.byteLength(places) },
      { name: "obs.csv", rows: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });
});

describe("R21 every bad cell of a long table is told with its place", () => {
  test.each<[string, string, string[]]>([
    ["unknown subject", "qy,gdp,2025,1", ["table.unknown-subject-near 2 place"]],
    ["far subject", "巴黎聖母院,gdp,2025,1", ["table.unknown-subject 2 place"]],
    ["no subject", ",gdp,2025,1", ["table.subject-missing 2 place"]],
    ["unknown indicator", "qx,gpd,2025,1", ["table.unknown-indicator-near 2 indicator"]],
    ["far indicator", "qx,unemployment,2025,1", ["table.unknown-indicator 2 indicator"]],
    ["no indicator", "qx,,2025,1", ["table.indicator-missing 2 indicator"]],
    ["no period", "qx,gdp,,1", ["table.period-missing 2 period"]],
    ["period by a dash", "qx,gdp,—,1", ["table.period-missing 2 period"]],
    ["period without digit", "qx,gdp,last year,1", ["table.period-not-understood 2 period"]],
    ["no number", "qx,gdp,2025,abc", ["table.number-unreadable 2 value"]],
    ["decimal comma", 'qx,gdp,2025,"1,5"', ["table.number-decimal-comma 2 value"]],
    ["odd groups", 'qx,gdp,2025,"1,23,456"', ["table.number-grouping 2 value"]],
    ["big unit", "qx,gdp,2025,3萬", ["table.number-big-unit 2 value"]],
    ["per cent in yuan", "qx,gdp,2025,3%", ["table.number-percent 2 value"]],
    ["brackets", "qx,gdp,2025,(3)", ["table.number-parentheses 2 value"]],
    ["NaN", "qx,gdp,2025,NaN", ["table.number-not-finite 2 value"]],
    ["infinity", "qx,gdp,2025,inf", ["table.number-not-finite 2 value"]],
    ["1e308", "qx,gdp,2025,1e308", ["table.number-too-large 2 value"]],
    ["a bound", "qx,gdp,2025,<3", ["table.number-qualified 2 value"]],
    ["a unit in the cell", "qx,gdp,2025,3元", ["table.number-with-unit 2 value"]],
    ["a spreadsheet error", "qx,gdp,2025,#REF!", ["table.number-spreadsheet-error 2 value"]],
    ["a row that is too short", "qx,gdp,2025", ["table.ragged-row 2 4"]],
    ["a row with a stray cell", "qx,gdp,2025,1,extra", ["table.cell-without-header 2 5"]],
    ["a zero character", "qx,gdp,2025,1\u0000", ["table.zero-character 2 4"]],
    ["text after a quote", 'qx,"gdp"x,2025,1', ["table.quote-misplaced 2 2"]],
    ["an open quote", 'qx,"gdp,2025,1', ["table.quote-not-closed 2 2"]],
    ["the same row twice", "qx,gdp,2025,1\nqx,gdp,2025,1", ["table.observation-twice 3 value"]],
    ["contradicting rows", "qx,gdp,2025,1\nqx,gdp,2025,2", ["table.observation-twice 3 value"]],
    ["the same by other names", "qx,gdp,2025,1\n清溪縣,人均GDP,2025年,1", ["table.observation-twice 3 value"]],
    [
      "two bad cells in one row",
      "zzzzzzz,gdp,2025,abc",
      ["table.unknown-subject 2 place", "table.number-unreadable 2 value"],
    ],
    ["a script variant is a suggestion only", "清溪县,gdp,2025,1", ["table.unknown-subject-near 2 place"]],
    ["a suffix is a suggestion only", "清溪,gdp,2025,1", ["table.unknown-subject-near 2 place"]],
    ["a row after a blank one", "\n,,,\nqx,gdp,2025,abc", ["table.number-unreadable 4 value"]],
    ["a row after an embedded line end", 'qx,gdp,"2025\n",1\nbs,gdp,2025,x', ["table.number-unreadable 3 value"]],
    ["a byte-order mark inside", "\ufeffqx,gdp,2025,x", ["table.number-unreadable 2 value"]],
  ])("%s", async (_, rows, expected) => {
    const loaded = await loadFiles({ "obs.csv": head + rows });
    expect(listed(loaded.problems)).toEqual(expected);
    expect(loaded.evidence).toBeNull();
  });

  const full = {
    subject: "place",
    indicator: "indicator",
    value: "value",
    se: "se",
    revision: "rev",
    verified: "ok",
    unit: "unit",
  };
  const fullHead = "place,indicator,value,se,rev,ok,unit\n";
  test.each<[string, string, string[]]>([
    ["negative standard error", "qx,gdp,1,-1,,,", ["table.standard-error-negative 2 se"]],
    ["standard error no number", "qx,gdp,1,x,,,", ["table.number-unreadable 2 se"]],
    ["revision with a fraction", "qx,gdp,1,,1.5,,", ["table.revision-not-whole 2 rev"]],
    ["negative revision", "qx,gdp,1,,-1,,", ["table.revision-not-whole 2 rev"]],
    ["revision no number", "qx,gdp,1,,first,,", ["table.number-unreadable 2 rev"]],
    ["verified by another word", "qx,gdp,1,,,maybe,", ["table.not-yes-or-no 2 ok"]],
    ["another unit", "qx,gdp,1,,,,萬元", ["table.unit-differs 2 unit"]],
    ["the same revision twice", "qx,gdp,1,,2,,\nqx,gdp,3,,2,,", ["table.observation-twice 3 value"]],
  ])("%s", async (_, rows, expected) => {
    const loaded = await loadFiles({ "obs.csv": fullHead + rows }, schemeWith(longTable({ columns: full })));
    expect(listed(loaded.problems)).toEqual(expected);
  });

  test("a unit in other words or width is the same unit", async () => {
    const loaded = await loadFiles(
      { "obs.csv": `${fullHead}qx,urban,1,,,,％\nqx,gdp,1,,,, 元 \nbs,gdp,1,,,,` },
      schemeWith(longTable({ columns: full })),
    );
    expect(loaded.problems).toEqual([]);
  });

  test("facts name the value, the near names and the first of two rows", async () => {
    const loaded = await loadFiles({ "obs.csv": `${head}清溪县,gdp,2025,1\nbs,gdp,2025,1\nbs,gdp,2025,2` });
    expect(loaded.problems[0]?.facts).toMatchObject({ value: "清溪县", suggestion: "清溪縣" });
    expect(loaded.problems[1]?.facts).toMatchObject({
      first: 3,
      firstFile: "obs.csv",
      firstValue: "1",
      value: "2",
      subject: "bs",
      indicator: "gdp",
    });
  });

  test("a name that two subjects share is ambiguous, their ids are not", async () => {
    const files = {
      "places.csv": "id,name\na,新城區\nb,新城區\n",
      "obs.csv": `${head}新城區,gdp,2025,1\na,gdp,2025,2`,
    };
    expect(listed((await loadFiles(files)).problems)).toEqual(["table.ambiguous-subject 2 place"]);
  });

  test("rows of others are left out when the scheme says so, with a count", async () => {
    const scheme = schemeWith(longTable({ others: { subjects: "ignore", indicators: "ignore" } }));
    const loaded = await loadFiles({ "obs.csv": `${head}paris,gdp,2025,x\nqx,wine,2025,x\nqx,gdp,2025,7` }, scheme);
    expect(values(loaded)).toEqual([7]);
    expect(loaded.warnings).toMatchObject([{ code: "table.rows-ignored", facts: { count: 2 } }]);
  });

  test("with tolerate bad rows are left out and listed, contradicting rows all of them", async () => {
    const rows = "qx,gdp,2025,x\nbs,gdp,2025,1\nbs,gdp,2025,2\nnl,gdp,2025,3\nnl,gdp,2025,3";
    const loaded = await loadFiles({ "obs.csv": head + rows }, smallScheme(), { tolerate: true });
    expect(loaded.problems).toEqual([]);
    expect(values(loaded)).toEqual([3]);
    expect(listed(loaded.warnings)).toEqual([
      "table.number-unreadable 2 value",
      "table.observation-twice 4 value",
      "table.observation-twice 6 value",
    ]);
  });

  test("with tolerate and nothing left the assessment is refused", async () => {
    const loaded = await loadFiles({ "obs.csv": `${head}qx,gdp,2025,x` }, smallScheme(), { tolerate: true });
    expect(listed(loaded.problems)).toEqual(["table.no-observations"]);
  });

  test("at most a thousand problems per code are listed, the rest is counted", async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => `qx,gdp,${1000 + at},x`).join("\n");
    const { problems } = await loadFiles({ "obs.csv": head + rows });
    expect(problems).toHaveLength(limits.listedProblems + 1);
    expect(problems.at(-1)).toMatchObject({
      code: "table.more-problems",
      facts: { count: 500, code: "table.number-unreadable" },
    });
  });
});

describe("R21 a table that cannot be read at all says why", () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ["empty", "", ["table.empty-file"]],
    ["only white space", " \n\n", ["table.empty-file"]],
    ["only a byte-order mark", "\ufeff", ["table.empty-file"]],
    ["header only", head, ["table.no-rows"]],
    ["blank rows only", `${head}\n,,,\n`, ["table.no-rows"]],
    ["a blank first row", `\n${head}qx,gdp,2025,1`, ["table.header-missing 1"]],
    ["a column twice", "place,indicator,period,value,value\n", ["table.column-twice 1 value"]],
    [
      "a column twice in another width",
      "place,indicator,period,value,ｖａｌｕｅ\n",
      ["table.column-twice 1 ｖａｌｕｅ"],
    ],
    ["a column missing", "place,indicator,period,x\nqx,gdp,2025,1", ["table.column-missing 1 value"]],
    ["a column spelt wrongly", "place,indicator,period,valeu\nqx,gdp,2025,1", ["table.column-missing-near 1 value"]],
    [
      "two columns missing",
      "place,period,x\nqx,2025,1",
      ["table.column-missing 1 indicator", "table.column-missing 1 value"],
    ],
    ["an open quote in the header", '"place,indicator', ["table.quote-not-closed 1 1"]],
    [
      "a zero character in the header",
      "pla\u0000ce,indicator,period,value,some,more,columns,so,that,zeros,are,rare",
      ["table.zero-character 1"],
    ],
    ["zero characters at both parities", "a\u0000b,c\u0000d,\u0000\u0000", ["table.zero-character 1"]],
    ["Excel under a text ending", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), ["table.content-differs"]],
    ["old Excel under a text ending", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), ["table.content-differs"]],
    ["bytes in no known encoding", new Uint8Array([0x61, 0xff, 0x20, 0xff, 0x80, 0x0a]), ["table.encoding-unknown"]],
    ["Latin-1", iconv.encode("place,café,\n", "latin1"), ["table.encoding-unknown"]],
    ["a UTF-16 file cut in half", new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x62]), ["table.encoding-differs"]],
  ])("%s", async (_, content, expected) => {
    const loaded = await loadFiles({ "obs.csv": content });
    expect(listed(loaded.problems)).toEqual(expected);
    expect(loaded.evidence).toBeNull();
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ["a missing file", { file: "nowhere.csv" }, ["table.file-missing"]],
    ["a misspelt file", { file: "ob.csv" }, ["table.file-missing-near"]],
    ["a folder", { file: "folder.csv" }, ["table.not-a-file"]],
    ["an unknown ending", { file: "obs.dbf" }, ["table.file-type-unknown"]],
    ["a link to the outside", { file: "link.csv" }, ["table.path-outside-folder"]],
    ["a declared encoding that it has not", { file: "big5.csv", encoding: "utf-8" }, ["table.encoding-differs"]],
    ["a mark against the declaration", { file: "marked.csv", encoding: "gb18030" }, ["table.encoding-differs"]],
  ])("%s", async (_, change, expected) => {
    const loaded = await inFolder(
      {
        "places.csv": places,
        "obs.csv": head,
        "big5.csv": new Uint8Array([0xa4, 0xa4, 0x0a]),
        "marked.csv": `\ufeff${head}`,
      },
      async (folder) => {
        await mkdir(join(folder, "folder.csv"));
        await symlink("/etc/hostname", join(folder, "link.csv"));
        return loadEvidence(schemeWith(longTable(change)), { folder });
      },
    );
    expect(listed(loaded.problems)).toEqual(expected);
  });

  test("a path that leads up is refused even when the scheme was not checked", async () => {
    const scheme = smallScheme();
    const unchecked = {
      ...scheme,
      tables: { ...scheme.tables, subjects: { file: "../places.csv", columns: { subject: "id" } } },
    };
    const loaded = await loadFiles({ "obs.csv": `${head}qx,gdp,2025,1` }, unchecked);
    expect(listed(loaded.problems)).toEqual(["table.path-outside-folder"]);
  });

  test("when the subjects are refused the other tables are still checked, without a flood of unknown subjects", async () => {
    const loaded = await loadFiles({
      "places.csv": "",
      "obs.csv": `${head}qx,gdp,2025,1\nbs,gdp,2025,1\nbs,gdp,2025,x`,
    });
    expect(listed(loaded.problems)).toEqual(["table.empty-file", "table.number-unreadable 4 value"]);
  });

  test("all tables are told of at once, each by its file", async () => {
    const { problems } = await loadFiles({
      "places.csv": "id,name\nqx,清溪縣\nqx,清溪縣\n,x\n",
      "obs.csv": `${head}qx,gdp,2025,x`,
    });
    expect(problems.map(({ place }) => place?.file)).toEqual(["places.csv", "places.csv", "obs.csv"]);
    expect(listed(problems)).toEqual([
      "table.subject-twice 3 id",
      "table.subject-missing 4 id",
      "table.number-unreadable 2 value",
    ]);
  });
});

describe("R21 a wide table is read by its headers", () => {
  test("by id, title, alias, the table's own list and name (unit)", async () => {
    const scheme = wide({ indicators: { pop: "population" }, ignore: ["note"] });
    const loaded = await loadFiles(
      { "obs.csv": "place,人均GDP（元）,城鎮化率 (％),pop,note\nqx,1,2,3,hello\nbs,,5,6,\n" },
      scheme,
    );
    expect(loaded.problems).toEqual([]);
    expect(values(loaded)).toEqual([1, 2, 5, 3, 6]);
    expect(loaded.evidence?.observations.periods).toEqual(["2025"]);
    expect(loaded.evidence?.observations.columns).toEqual(["人均GDP（元）", "城鎮化率 (％)", "pop"]);
  });

  test.each<[string, string, string[], Record<string, unknown>?]>([
    ["another unit", "place,人均GDP（萬元）\nqx,1", ["table.unit-differs 1 人均GDP（萬元）"]],
    ["an unknown column", "place,gdp,remarks\nqx,1,2", ["table.unknown-column 1 remarks"]],
    ["a misspelt column", "place,gpd\nqx,1", ["table.unknown-column-near 1 gpd"]],
    ["one indicator in two columns", "place,gdp,人均GDP\nqx,1,2", ["table.indicator-twice 1 人均GDP"]],
    [
      "a bad cell",
      "place,gdp,urban\nqx,x,2\nbs,1,y",
      ["table.number-unreadable 2 gdp", "table.number-unreadable 3 urban"],
    ],
    ["an unknown subject", "place,gdp\nzzzzzz,1", ["table.unknown-subject 2 place"]],
    [
      "a subject twice",
      "place,gdp,urban\nqx,1,2\nqx,1,2",
      ["table.observation-twice 3 gdp", "table.observation-twice 3 urban"],
    ],
    [
      "a list that names no column",
      "place,gdp\nqx,1",
      ["table.column-missing 1 pop"],
      { indicators: { pop: "population" } },
    ],
    [
      "a list that names no indicator",
      "place,gdp,pop\nqx,1,1",
      ["table.unknown-indicator 1 pop", "table.unknown-column 1 pop"],
      { indicators: { pop: "people" } },
    ],
    ["an ignore list that names no column", "place,gdp\nqx,1", ["table.column-missing 1 note"], { ignore: ["note"] }],
    ["a nameless column with content", "place,,gdp\nqx,5,1", ["table.cell-without-header 2 2"]],
    [
      "a missing period",
      "place,year,gdp\nqx,,1",
      ["table.period-missing 2 year"],
      { columns: { subject: "place", period: "year" } },
    ],
  ])("%s", async (_, text, expected, change = {}) => {
    const loaded = await loadFiles({ "obs.csv": text }, wide(change));
    expect(listed(loaded.problems)).toEqual(expected);
  });

  test("a unit that contradicts the table's own list is told, and read as the list says", async () => {
    const loaded = await loadFiles(
      { "obs.csv": "place,生產（萬元）\nqx,1" },
      wide({ indicators: { "生產（萬元）": "gdp" } }),
    );
    expect(values(loaded)).toEqual([1]);
    expect(listed(loaded.warnings)).toEqual(["table.unit-unchecked 1 生產（萬元）"]);
  });

  test("other columns are left out by name when the scheme says so", async () => {
    const loaded = await loadFiles(
      { "obs.csv": "place,gdp,a,b\nqx,1,x,y" },
      wide({ others: { indicators: "ignore" } }),
    );
    expect(values(loaded)).toEqual([1]);
    expect(loaded.warnings).toMatchObject([{ code: "table.columns-ignored", facts: { count: 2, columns: "a, b" } }]);
  });

  test("ten thousand columns are read, more than a spreadsheet has are refused", async () => {
    const indicators = Array.from({ length: 10_000 }, (_, at) => ({
      id: `i${at}`,
      title: `I ${at}`,
      parent: "index",
      unit: "",
      direction: "higher" as const,
    }));
    const scheme = { ...wide(), indicators };
    const row = (name: string, cell: (at: number) => string) =>
      [name, ...indicators.map((_, at) => cell(at))].join(",");
    const text = [row("place", (at) => `i${at}`), row("qx", String), row("bs", (at) => String(-at))].join("\n");
    const loaded = await loadFiles({ "obs.csv": text }, scheme);
    expect(loaded.problems).toEqual([]);
    expect(loaded.evidence?.observations.value).toHaveLength(20_000);
    const tooWide = `place,${Array.from({ length: limits.columns }, (_, at) => `c${at}`).join(",")}\n`;
    expect(listed((await loadFiles({ "obs.csv": tooWide }, scheme)).problems)).toEqual(["table.too-many-columns 1"]);
  });
});

describe("R17 targets and terms", () => {
  const targets = {
    file: "targets.csv",
    columns: {
      subject: "place",
      indicator: "indicator",
      target: "target",
      baseline: "base",
      deadline: "by",
      provider: "who",
      verified: "ok",
      period: "period",
    },
  };
  const terms = {
    file: "terms.csv",
    columns: { person: "person", post: "post", subject: "place", from: "from", to: "to" },
  };
  const scheme = smallScheme({
    tables: {
      subjects: { file: "places.csv", columns: { subject: "id", title: "name" } },
      observations: [longTable()],
      targets: [targets],
      terms,
    },
  });
  const obs = `${head}qx,gdp,2025,1`;
  const targetHead = "place,indicator,target,base,by,who,ok,period\n";
  const termHead = "person,post,place,from,to\n";
  const files = (change: Files = {}): Files => ({
    "obs.csv": obs,
    "targets.csv": `${targetHead}qx,gdp,10,5,2025年12月31日,統計局,是,`,
    "terms.csv": `${termHead}李明,縣長,清溪縣,2021/3/1,至今`,
    ...change,
  });

  test("are read to the day, by name", async () => {
    const { evidence, problems } = await loadFiles(files(), scheme);
    expect(problems).toEqual([]);
    expect(evidence?.targets).toEqual([
      {
        subject: 0,
        series: 0,
        period: "2025",
        baseline: 5,
        target: 10,
        deadline: "2025-12-31",
        provider: "統計局",
        verified: true,
        source: 2,
        row: 2,
      },
    ]);
    expect(evidence?.terms).toEqual([
      {
        person: "李明",
        post: "縣長",
        subject: 0,
        from: { earliest: "2021-03-01", latest: "2021-03-01" },
        to: null,
        source: 3,
        row: 2,
      },
    ]);
  });

  test.each<[string, string, string[]]>([
    ["no target", "qx,gdp,,5,,,,", ["table.target-missing 2 target"]],
    ["target no number", "qx,gdp,many,5,,,,", ["table.number-unreadable 2 target"]],
    ["baseline no number", "qx,gdp,1,?,,,,", ["table.number-unreadable 2 base"]],
    ["no such day", "qx,gdp,1,,2025-02-30,,,", ["table.not-a-day 2 by"]],
    ["not a day", "qx,gdp,1,,year end,,,", ["table.not-a-day 2 by"]],
    ["neither yes nor no", "qx,gdp,1,,,,perhaps,", ["table.not-yes-or-no 2 ok"]],
    ["unknown subject", "zzzzzz,gdp,1,,,,,", ["table.unknown-subject 2 place"]],
    ["unknown indicator", "qx,zzzzzzzz,1,,,,,", ["table.unknown-indicator 2 indicator"]],
    ["no subject", ",gdp,1,,,,,", ["table.subject-missing 2 place"]],
    ["no indicator", "qx,,1,,,,,", ["table.indicator-missing 2 indicator"]],
    ["twice", "qx,gdp,1,,,,,\n清溪縣,人均GDP,2,,,,,2025", ["table.target-twice 3 place"]],
    ["period without digit", "qx,gdp,1,,,,,soon", ["table.period-not-understood 2 period"]],
  ])("target: %s", async (_, row, expected) => {
    expect(listed((await loadFiles(files({ "targets.csv": targetHead + row }), scheme)).problems)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ["no person", ",縣長,qx,2021-01-01,", ["table.cell-missing 2 person"]],
    ["no post", "李明,,qx,2021-01-01,", ["table.cell-missing 2 post"]],
    ["no place", "李明,縣長,,2021-01-01,", ["table.subject-missing 2 place"]],
    ["unknown place", "李明,縣長,zzzzzzz,2021-01-01,", ["table.unknown-subject 2 place"]],
    ["no beginning", "李明,縣長,qx,,", ["table.day-missing 2 from"]],
    ["a beginning that is no day", "李明,縣長,qx,2021-13-01,", ["table.not-a-day 2 from"]],
    ["an end before the beginning", "李明,縣長,qx,2021-01-01,2020-01-01", ["table.term-ends-first 2 to"]],
  ])("term: %s", async (_, row, expected) => {
    expect(listed((await loadFiles(files({ "terms.csv": termHead + row }), scheme)).problems)).toEqual(expected);
  });

  test("tables of targets and terms may be empty, which is noted", async () => {
    const loaded = await loadFiles(files({ "targets.csv": targetHead, "terms.csv": termHead }), scheme);
    expect(loaded.problems).toEqual([]);
    expect(listed(loaded.warnings)).toEqual(["table.no-rows-here", "table.no-rows-here"]);
  });
});

describe("R21 encodings", () => {
  const text = `${head}清溪縣,人均GDP,2025,1\n白石市,城鎮化率,2025,60\n`;
  const encoded: [string, Uint8Array, string, string[]][] = [
    ["UTF-8", Buffer.from(text), "utf-8", []],
    ["UTF-8 with mark", Buffer.from(`\ufeff${text}`), "utf-8", []],
    ["UTF-16LE with mark", iconv.encode(text, "utf-16le", { addBOM: true }), "utf-16le", []],
    ["UTF-16BE with mark", iconv.encode(text, "utf-16be", { addBOM: true }), "utf-16be", []],
    ["UTF-16LE without mark", iconv.encode(text, "utf-16le"), "utf-16le", ["table.encoding-detected"]],
    ["UTF-16BE without mark", iconv.encode(text, "utf-16be"), "utf-16be", ["table.encoding-detected"]],
    ["GB18030", iconv.encode(text, "gb18030"), "gb18030", ["table.encoding-detected"]],
  ];
  test.each(encoded)("%s is told and read", async (_, bytes, encoding, warnings) => {
    const loaded = await loadFiles({ "obs.csv": bytes });
    expect(loaded.problems).toEqual([]);
    expect(values(loaded)).toEqual([1, 60]);
    expect(loaded.evidence?.sources[1]?.encoding).toBe(encoding);
    expect(listed(loaded.warnings)).toEqual(warnings);
  });

  test.each<[string, string]>([
    ["semicolons", text.replaceAll(",", ";")],
    ["tabs", text.replaceAll(",", "\t")],
    ["CRLF", text.replaceAll("\n", "\r\n")],
    ["lone CR", text.replaceAll("\n", "\r")],
    ["a trailing delimiter", text.replaceAll("\n", ",\n")],
    ["quotes everywhere", text.replace(/[^,\n]+/g, '"$&"')],
  ])("%s are read the same", async (_, changed) => {
    const loaded = await loadFiles({ "obs.csv": changed });
    expect(loaded.problems).toEqual([]);
    expect(values(loaded)).toEqual([1, 60]);
  });
});
