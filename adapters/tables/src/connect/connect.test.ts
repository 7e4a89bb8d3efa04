import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseScheme } from "@huabiao/scheme";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadEvidence } from "../load-evidence.ts";
import { importSdmx, type SdmxImport } from "../sdmx/import-sdmx.ts";
import { inFolder } from "../testing/small-world.ts";
import { importWorldBank, type WorldBankImport } from "../worldbank/import-world-bank.ts";
import { fetchAnswer } from "./fetch-answer.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let handler: Handler = (_, response) => response.end();
let asked: { url: string; etag: string | undefined }[] = [];
const server = createServer((request, response) => {
  asked.push({ url: request.url ?? "", etag: request.headers["if-none-match"] });
  handler(request, response);
});
let base = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  asked = [];
});

const comments = { draft: "a draft", direction: "check me" };
const waits: number[] = [];
const common = {
  fetch: globalThis.fetch,
  comments,
  retrievedAt: "2025-01-01T00:00:00Z",
  wait: async (ms: number) => void waits.push(ms),
};
const answer =
  (status: number, body: string, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
const inTurn =
  (...handlers: Handler[]): Handler =>
  (request, response) =>
    handlers[Math.min(asked.length, handlers.length) - 1]?.(request, response);

describe("asking a service", () => {
  test("429 and 5xx are tried again after 0.5, 1, 2 … seconds or as Retry-After asks", async () => {
    waits.length = 0;
    handler = inTurn(answer(503, ""), answer(429, "", { "retry-after": "7" }), answer(500, ""), answer(200, "fine"));
    const got = await fetchAnswer(`${base}/x`, "text/plain", common);
    expect(got).toMatchObject({ ok: true, value: { text: "fine" } });
    expect(waits).toEqual([500, 7000, 2000]);
  });

  test("a connection that breaks in the middle is tried again", async () => {
    const broken: Handler = (_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half");
      setTimeout(() => response.destroy(), 5);
    };
    handler = inTurn(broken, answer(200, "whole"));
    expect(await fetchAnswer(`${base}/x`, "text/plain", common)).toMatchObject({ ok: true, value: { text: "whole" } });
  });

  test("an answer that comes too late is tried again, and in the end given up with the reason", async () => {
    handler = () => undefined;
    const got = await fetchAnswer(`${base}/x`, "text/plain", { ...common, timeoutMs: 30, attempts: 2 });
    expect(got).toMatchObject({ ok: false, error: { code: "connect.failed", facts: { attempts: 2 } } });
    server.closeAllConnections();
  });

  test.each<[string, Handler, string]>([
    ["404", answer(404, ""), "connect.refused"],
    ["always 503", answer(503, ""), "connect.failed"],
    ["other encodings", (_, response) => response.end(Buffer.from([0xff, 0xfe, 0xfd])), "connect.not-utf-8"],
  ])("%s is a problem", async (_, handle, code) => {
    handler = handle;
    expect(await fetchAnswer(`${base}/x`, "text/plain", common)).toMatchObject({ ok: false, error: { code } });
  });

  test.each(["ftp://x/y", "nonsense", "http://"])("%s is no address", async (url) => {
    expect(await fetchAnswer(url, "text/plain", common)).toMatchObject({
      ok: false,
      error: { code: "connect.address" },
    });
  });

  test("a kept answer is asked for by its ETag and used on 304; a damaged one is fetched anew", async () => {
    await inFolder({}, async (cacheFolder) => {
      handler = (request, response) =>
        request.headers["if-none-match"] === '"v1"'
          ? answer(304, "")(request, response)
          : answer(200, "body", { etag: '"v1"' })(request, response);
      const fetching = { ...common, cacheFolder };
      expect(await fetchAnswer(`${base}/x`, "text/plain", fetching)).toMatchObject({
        ok: true,
        value: { fromCache: false },
      });
      expect(await fetchAnswer(`${base}/x`, "text/plain", fetching)).toMatchObject({
        ok: true,
        value: { fromCache: true, text: "body" },
      });
      expect(asked.map(({ etag }) => etag)).toEqual([undefined, '"v1"']);
      const kept = (await readdir(cacheFolder)).find((name) => name.endsWith(".body"));
      await writeFile(join(cacheFolder, kept ?? ""), "changed");
      expect(await fetchAnswer(`${base}/x`, "text/plain", fetching)).toMatchObject({
        ok: true,
        value: { fromCache: false, text: "body" },
      });
    });
  });
});

const draftOf = async (folder: string) => {
  const yaml = await readFile(join(folder, "scheme.yaml"), "utf8");
  const parsed = parseScheme(yaml, { file: "scheme.yaml" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { yaml, scheme: parsed.value.scheme, loaded: await loadEvidence(parsed.value.scheme, { folder }) };
};

describe("the World Bank API v2", () => {
  const row = (country: string, date: string, value: number | null, id = "NY.GDP") => ({
    indicator: { id, value: "GDP per capita (US$)" },
    country: { id: country.slice(0, 2), value: `Land ${country}` },
    countryiso3code: country,
    date,
    value,
  });
  const page = (at: number, pages: number, total: number, rows: unknown[] | null) =>
    JSON.stringify([{ page: at, pages, per_page: 2, total }, rows]);
  const all = [row("AAA", "2020", 1.5), row("AAA", "2019", null), row("BBB", "2020", 2)];
  const paged: Handler = (request, response) => {
    const at = Number(new URL(request.url ?? "", base).searchParams.get("page"));
    response.end(page(at, 2, 3, all.slice((at - 1) * 2, at * 2)));
  };
  const ask = (out: string, change: Partial<WorldBankImport> = {}) =>
    importWorldBank({
      ...common,
      indicators: ["NY.GDP"],
      countries: ["AAA", "BBB"],
      from: 2019,
      to: 2020,
      base,
      out,
      ...change,
    });

  test("all pages become a folder whose draft scheme parses and whose tables load", async () => {
    handler = paged;
    await inFolder({}, async (out) => {
      expect(await ask(out)).toMatchObject({ ok: true, value: { subjects: 2, indicators: 1, figures: 2 } });
      const { yaml, scheme, loaded } = await draftOf(out);
      expect(scheme.indicators).toMatchObject([{ id: "NY.GDP", unit: "US$", direction: "higher", weight: 1 }]);
      expect(yaml).toContain("# a draft");
      expect(yaml).toContain("direction: higher # check me");
      expect(loaded.problems).toEqual([]);
      expect([...(loaded.evidence?.observations.value ?? [])]).toEqual([1.5, 2]);
      const provenance: unknown = JSON.parse(await readFile(join(out, "provenance.json"), "utf8"));
      expect(provenance).toMatchObject({
        retrievedAt: common.retrievedAt,
        answers: [{ url: expect.stringContaining("/country/AAA;BBB/indicator/NY.GDP?format=json&date=2019:2020") }, {}],
      });
    });
  });

  test.each<[string, Handler, string]>([
    [
      "its own message",
      answer(
        200,
        JSON.stringify([
          { message: [{ id: "120", key: "Invalid value", value: "The provided parameter value is not valid" }] },
        ]),
      ),
      "connect.service-says",
    ],
    ["broken JSON", answer(200, "[{"), "connect.not-understood"],
    ["a web page", answer(200, "<html>"), "connect.not-understood"],
    ["a row of another form", answer(200, page(1, 1, 1, [{ value: "x" }])), "connect.not-understood"],
    ["pages that do not add up", answer(200, page(1, 1, 9, [all[0]])), "connect.pages-differ"],
    ["the first page again and again", answer(200, page(1, 3, 3, [all[0]])), "connect.pages-differ"],
    ["too many pages", answer(200, page(1, 1_000_000, 3, [all[0]])), "connect.too-many-pages"],
    ["no figures", answer(200, page(1, 1, 1, [all[1]])), "connect.no-figures"],
    [
      "nothing at all",
      answer(200, JSON.stringify([{ page: 0, pages: 0, per_page: 0, total: 0 }, null])),
      "connect.no-figures",
    ],
    [
      "two values for one",
      answer(200, page(1, 1, 2, [row("AAA", "2020", 1), row("AAA", "2020", 2)])),
      "connect.figure-twice",
    ],
  ])("%s is a problem", async (_, handle, code) => {
    handler = handle;
    await inFolder({}, async (out) => {
      const got = await ask(out);
      expect(got.ok ? [] : got.error.map((one) => one.code)).toEqual([code]);
      expect(await readdir(out)).toEqual([]);
    });
  });

  test.each<[Partial<WorldBankImport>, string]>([
    [{ indicators: [] }, "connect.nothing-asked"],
    [{ countries: [] }, "connect.nothing-asked"],
    [{ indicators: ["../x"] }, "connect.code-malformed"],
    [{ countries: ["A/B"] }, "connect.code-malformed"],
    [{ from: 2021, to: 2020 }, "connect.years-malformed"],
  ])("%j is refused before asking", async (change, code) => {
    const got = await ask("/nowhere", change);
    expect(got.ok ? [] : got.error.map((one) => one.code)).toEqual([code]);
    expect(asked).toEqual([]);
  });
});

describe("SDMX", () => {
  const csv1 =
    "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\nX:FLOW(1.0),A,FR,GDP,2020,1.5,EUR,6\nX:FLOW(1.0),A,DE,GDP,2020,2.5,EUR,6\nX:FLOW(1.0),A,DE,POP,2020,NaN,,\nX:FLOW(1.0),A,DE,POP,2021,83,,\n";
  const csv2 =
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Area,INDICATOR: What,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT_MEASURE: Unit,UNIT_MULT: Times\ndataflow,X:FLOW(1.0),I,A: Annual,FR: France,GDP: Product,2020,1.5,EUR: Euro,6: Millions\ndataflow,X:FLOW(1.0),I,A: Annual,DE: Germany,GDP: Product,2020,2.5,EUR: Euro,6: Millions\ndataflow,X:FLOW(1.0),I,A: Annual,DE: Germany,POP: People,2021,83,,\n";
  const values = (...ids: string[]) => ids.map((id) => ({ id, name: `Name ${id}` }));
  const dimensions = {
    dataSet: [{ id: "FREQ", values: values("A") }],
    series: [
      { id: "REF_AREA", values: values("FR", "DE") },
      { id: "INDICATOR", values: values("GDP", "POP") },
    ],
    observation: [{ id: "TIME_PERIOD", values: values("2020", "2021") }],
  };
  const attributes = {
    series: [
      { id: "UNIT_MEASURE", values: [{ id: "EUR" }] },
      { id: "UNIT_MULT", values: [{ id: "6" }] },
    ],
    observation: [],
  };
  const series = {
    "0:0": { attributes: [0, 0], observations: { "0": [1.5] } },
    "1:0": { attributes: [0, 0], observations: { "0": [2.5] } },
    "1:1": { attributes: [null, null], observations: { "0": [null], "1": [83] } },
  };
  const json1 = JSON.stringify({
    header: {},
    structure: { name: "Flow", dimensions, attributes },
    dataSets: [{ action: "Information", series }],
  });
  const json2 = JSON.stringify({
    meta: {},
    data: { structures: [{ names: { en: "Flow" }, dimensions, attributes }], dataSets: [{ structure: 0, series }] },
  });
  const flat = JSON.stringify({
    data: {
      structure: {
        name: "Flow",
        dimensions: { observation: [...dimensions.series, ...dimensions.observation] },
        attributes: {},
      },
      dataSets: [{ observations: { "0:0:0": [1.5], "1:0:0": [2.5], "1:1:1": ["83"] } }],
    },
  });
  const ask = (out: string, change: Partial<SdmxImport> = {}) =>
    importSdmx({ ...common, url: `${base}/data`, out, ...change });

  test.each<[string, string, string]>([
    ["SDMX-CSV 1.0", csv1, "EUR ×10^6"],
    ["SDMX-CSV 2.0 with labels", csv2, "EUR ×10^6"],
    ["SDMX-JSON 1.0 by series", json1, "EUR ×10^6"],
    ["SDMX-JSON 2.0 by series", json2, "EUR ×10^6"],
    ["SDMX-JSON 1.0, flat", flat, ""],
  ])("%s becomes a folder whose draft scheme parses and whose tables load", async (_, text, unit) => {
    handler = answer(200, text, { etag: '"1"' });
    await inFolder({}, async (out) => {
      expect(await ask(out)).toMatchObject({ ok: true, value: { subjects: 2, indicators: 2, figures: 3 } });
      const { scheme, loaded } = await draftOf(out);
      expect(scheme.indicators.map((one) => [one.id, one.unit])).toEqual([
        ["GDP", unit],
        ["POP", ""],
      ]);
      expect(loaded.problems).toEqual([]);
      expect(loaded.evidence?.subjects.map(({ id }) => id)).toEqual(["DE", "FR"]);
      expect([...(loaded.evidence?.observations.value ?? [])]).toEqual([2.5, 1.5, 83]);
    });
  });

  test("a saved message is read from its path", async () => {
    await inFolder({ "saved.csv": csv1 }, async (folder) => {
      const { fetch, wait, ...rest } = common;
      expect(
        await importSdmx({ ...rest, fetch, wait, path: join(folder, "saved.csv"), out: join(folder, "out") }),
      ).toMatchObject({ ok: true });
      expect(await importSdmx({ ...rest, fetch, wait, path: join(folder, "none.csv"), out: folder })).toMatchObject({
        ok: false,
        error: [{ code: "connect.file-unreadable" }],
      });
    });
  });

  test.each<[string, string, string]>([
    ["a web page", "<html>", "connect.not-understood"],
    ["an empty answer", "", "connect.not-understood"],
    ["JSON of another kind", "{}", "connect.not-understood"],
    ["an error message", '{"errors":[{"code":100,"title":"No results"}]}', "connect.service-says"],
    ["a short row", "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\nX,FR,2020", "connect.row-malformed"],
    ["an open quote", 'DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\nX,"FR,2020,1', "connect.row-malformed"],
    ["a value that is no number", "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\nX,FR,2020,many", "connect.value-malformed"],
    [
      "a row that deletes",
      "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\ndataflow,X,D,FR,2020,1",
      "connect.action-delete",
    ],
    ["no place", "DATAFLOW,PRODUCT,TIME_PERIOD,OBS_VALUE\nX,A,2020,1", "connect.no-dimension"],
    ["no time", "DATAFLOW,REF_AREA,OBS_VALUE\nX,FR,1", "connect.no-dimension"],
    ["an empty place", "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\nX,,2020,1", "connect.key-malformed"],
    ["a header only", "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\n", "connect.no-figures"],
    [
      "a unit that changes",
      "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nX,FR,2020,1,EUR\nX,DE,2020,1,USD",
      "connect.unit-changes",
    ],
    ["a position outside its list", json1.replace('"0:0"', '"9:0"'), "connect.key-malformed"],
    ["a key of other length", json1.replace('"0:0"', '"0"'), "connect.key-malformed"],
    ["a JSON value that is no number", json1.replace("[1.5]", '["many"]'), "connect.key-malformed"],
  ])("%s is a problem", async (_, text, code) => {
    handler = answer(200, text);
    await inFolder({}, async (out) => {
      const got = await ask(out);
      expect(got.ok ? [] : [...new Set(got.error.map((one) => one.code))]).toEqual([code]);
      expect(await readdir(out)).toEqual([]);
    });
  });

  test("two values for one are a problem unless the roles tell them apart", async () => {
    handler = answer(200, csv1);
    await inFolder({}, async (out) => {
      const got = await ask(out, { roles: { indicator: ["FREQ"] } });
      expect(got.ok ? [] : got.error.map((one) => one.code)).toEqual(["connect.unit-changes"]);
      expect(await ask(out, { roles: { indicator: ["NONE"] } })).toMatchObject({
        ok: false,
        error: [{ code: "connect.no-dimension" }],
      });
      expect(
        await ask(out, { roles: { subject: "REF_AREA", time: "TIME_PERIOD", indicator: ["INDICATOR", "FREQ"] } }),
      ).toMatchObject({ ok: true });
    });
  });
});
