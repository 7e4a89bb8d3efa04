import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readCsv } from "@huabiao/test-kit";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, onTestFinished, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";

/** A statistics service on this machine, for the length of a test. */
async function serve(
  answer: (request: URL, response: ServerResponse, message: IncomingMessage) => void,
): Promise<string> {
  const server = createServer((message, response) =>
    answer(new URL(message.url ?? "/", "http://here"), response, message),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const online = (cacheFolder: string) => ({ fetch: globalThis.fetch, cacheFolder });

const iData = `uCode,uName,region,area,roads,wages
A,Ada,north,10,20,5
B,Bo,north,20,60,7
C,Cy,south,40,20,6
D,Di,south,10,35,9
`;
const iMeta = `iCode,iName,Level,Parent,Direction,Weight,Type,Denominator
roads,Roads,1,works,1,1,Indicator,area
wages,Wages,1,people,1,1,Indicator,
works,Works,2,index,1,1,Aggregate,
people,People,2,index,1,3,Aggregate,
index,Index,3,,1,1,Aggregate,
area,Area,,,,,Denominator,
region,Region,,,,,Group,
`;

describe("import coinr", () => {
  function pair(meta = iMeta) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "iData.csv"), iData);
    writeFileSync(join(folder, "iMeta.csv"), meta);
    return { folder, files: [join(folder, "iData.csv"), join(folder, "iMeta.csv")], out: join(folder, "scheme") };
  }

  test("R01 a pair of tables becomes a folder that assesses to the scores worked out by hand", async () => {
    const { folder, files, out } = pair();
    const imported = await huabiaoHere([
      "import",
      "coinr",
      ...files,
      "--out",
      out,
      "--denominate",
      "--normalise",
      "minmax:0,100",
    ]);
    expect(imported.code).toBe(0);
    expect(imported.out).toContain(`npx huabiao assess ${out}`);
    const assessed = await huabiaoHere(["assess", out, "--out", join(folder, "out"), "--draws", "0"]);
    expect([assessed.code, assessed.err]).toEqual([0, ""]);
    const scores = new Map(
      readCsv(join(folder, "out/scores.csv")).map((row) => [`${row["subject"]} ${row["node"]}`, Number(row["score"])]),
    );
    // Roads per area 2, 3, 0.5, 3.5; wages 5, 7, 6, 9.
    expect(scores.get("A roads")).toBeCloseTo(50, 9);
    expect(scores.get("B wages")).toBeCloseTo(50, 9);
    expect(scores.get("A index")).toBeCloseTo(0.25 * 50, 9);
    expect(scores.get("B index")).toBeCloseTo((250 / 3 + 3 * 50) / 4, 9);
    expect(scores.get("D index")).toBeCloseTo(100, 9);
    expect((await huabiaoHere(["verify", join(folder, "out")])).code).toBe(0);
  });

  test("with --json tells where it wrote and what to look at", async () => {
    const { files, out } = pair();
    const { code, out: text } = await huabiaoHere(["import", "coinr", ...files, "--out", out, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toEqual({ out, notes: expect.any(Array) });
  });

  test("a broken hierarchy is refused with its row, and nothing is written", async () => {
    const { files, out } = pair(iMeta.replace("works,Works,2,index", "works,Works,2,indx"));
    const { code, err } = await huabiaoHere(["import", "coinr", ...files, "--out", out]);
    expect(code).toBe(1);
    expect(err).toContain("iMeta.csv row 4");
    expect(existsSync(out)).toBe(false);
  });
});

describe("import worldbank", () => {
  const names: Readonly<Record<string, string>> = { CHN: "China", JPN: "Japan" };

  function worldBank(request: URL, response: ServerResponse): void {
    const [, , countries, , indicator] = request.pathname.split("/");
    const page = Number(request.searchParams.get("page"));
    const all = (countries ?? "").split(";").flatMap((country, at) =>
      [2020, 2021].map((year) => ({
        indicator: { id: indicator, value: `Air (μg per m3)` },
        country: { id: country.slice(0, 2), value: names[country] },
        countryiso3code: country,
        date: String(year),
        value: country === "JPN" && year === 2020 ? null : 10 * (at + 1) + (year - 2020),
      })),
    );
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify([{ page, pages: 2, per_page: 2, total: 4 }, all.slice((page - 1) * 2, page * 2)]));
  }

  const words = (out: string, base: string) => [
    "import",
    "worldbank",
    "--indicators",
    "EN.AIR",
    "--countries",
    "CHN, JPN",
    "--from",
    "2020",
    "--to",
    "2021",
    "--out",
    out,
    "--base",
    base,
  ];

  test("R01 pages of a service become a draft that can be assessed at once", async () => {
    const folder = temporaryFolder();
    const base = await serve(worldBank);
    const out = join(folder, "air");
    const imported = await huabiaoHere(words(out, `${base}/`), online(join(folder, "cache")));
    expect([imported.code, imported.err]).toEqual([0, ""]);
    expect(readCsv(join(out, "observations.csv"))).toHaveLength(3);
    expect(readFileSync(join(out, "scheme.yaml"), "utf8")).toContain("higher # check: is higher better, or lower?");
    expect(JSON.parse(readFileSync(join(out, "provenance.json"), "utf8"))).toMatchObject({
      retrievedAt: "1970-01-01T00:00:00.000Z",
    });
    const assessed = await huabiaoHere(["assess", out, "--out", join(folder, "out"), "--draws", "0"]);
    expect([assessed.code, assessed.err]).toEqual([0, ""]);
    expect(assessed.out).toContain("Japan");
  });

  test("progress is drawn on a terminal only", async () => {
    const folder = temporaryFolder();
    const base = await serve(worldBank);
    let now = 0;
    const clock = () => (now += 300);
    const { err } = await huabiaoHere(words(join(folder, "a"), base), {
      ...online(join(folder, "cache")),
      terminal: true,
      clock,
    });
    expect(err).toContain("Fetching data");
  });

  test("a refusal of the service is told, with its address", async () => {
    const folder = temporaryFolder();
    const base = await serve((_, response) => {
      response.statusCode = 404;
      response.end("no");
    });
    const { code, err } = await huabiaoHere(words(join(folder, "a"), base), online(join(folder, "cache")));
    expect(code).toBe(1);
    expect(err).toContain(base);
    expect(existsSync(join(folder, "a"))).toBe(false);
  });
});

describe("import sdmx", () => {
  const csv = `DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE
ORG:FLOW(1.0),A,AA,AIR,2020,10,UG
ORG:FLOW(1.0),A,BB,AIR,2020,20,UG
ORG:FLOW(1.0),A,AA,GDP,2020,5,EUR
ORG:FLOW(1.0),A,BB,GDP,2020,7,EUR
`;

  test("R01 a service's answer and a saved file give the same draft, and it can be assessed", async () => {
    const folder = temporaryFolder();
    const base = await serve((_, response) => {
      response.setHeader("content-type", "application/vnd.sdmx.data+csv;version=1.0.0");
      response.end(csv);
    });
    writeFileSync(join(folder, "data.csv"), csv);
    const [online1, saved] = [join(folder, "online"), join(folder, "saved")];
    const fetched = await huabiaoHere(
      ["import", "sdmx", `${base}/data/ORG,FLOW`, "--out", online1],
      online(join(folder, "cache")),
    );
    expect([fetched.code, fetched.err]).toEqual([0, ""]);
    expect((await huabiaoHere(["import", "sdmx", join(folder, "data.csv"), "--out", saved])).code).toBe(0);
    for (const name of ["observations.csv", "subjects.csv", "scheme.yaml"])
      expect(readFileSync(join(online1, name), "utf8")).toBe(readFileSync(join(saved, name), "utf8"));
    const assessed = await huabiaoHere(["assess", saved, "--out", join(folder, "out"), "--draws", "0"]);
    expect([assessed.code, assessed.err]).toEqual([0, ""]);
  });

  test("a dimension that is not there is refused, with those that are", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data.csv"), csv);
    const { code, err } = await huabiaoHere([
      "import",
      "sdmx",
      join(folder, "data.csv"),
      "--out",
      join(folder, "a"),
      "--subject",
      "PLACE",
    ]);
    expect(code).toBe(1);
    expect(err).toContain("REF_AREA");
  });

  test("the dimensions of the indicator may be named", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data.csv"), csv);
    const out = join(folder, "a");
    const { code } = await huabiaoHere([
      "import",
      "sdmx",
      join(folder, "data.csv"),
      "--out",
      out,
      "--indicator",
      "FREQ,INDICATOR",
    ]);
    expect(code).toBe(0);
    expect(new Set(readCsv(join(out, "observations.csv")).map(({ indicator }) => indicator))).toEqual(
      new Set(["A.AIR", "A.GDP"]),
    );
  });
});
