import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Answer, type Fetching, fetchAnswer } from "../connect/fetch-answer.ts";
import {
  type DraftComments,
  type NamedCode,
  type Provenance,
  type SourceFigure,
  type SourceIndicator,
  type WrittenDraft,
  writeDraft,
} from "../connect/write-draft.ts";
import { limits } from "../limits.ts";
import { splitUnit } from "../match/unit.ts";
import { readWorldBankPage, type WorldBankRow } from "./world-bank-page.ts";

/** What to ask the World Bank for, and where the draft goes. */
export interface WorldBankImport extends Fetching {
  readonly indicators: readonly string[];
  /** ISO codes, or `all`. */
  readonly countries: readonly string[];
  /** First and last year. */
  readonly from: number;
  readonly to: number;
  /** Address of the service. Default https://api.worldbank.org/v2. */
  readonly base?: string;
  readonly rowsPerPage?: number;
  readonly out: string;
  readonly retrievedAt: string;
  readonly comments: DraftComments;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Fetches indicators from the World Bank API v2, page by page, and writes them as a folder with a draft scheme.
 *
 * One query per indicator; pages must come as asked for and add up to the total announced, otherwise the answer
 * is refused rather than used in part. Units are taken from the bracket that ends an indicator's title.
 */
export async function importWorldBank(request: WorldBankImport): Promise<Result<WrittenDraft, Problem[]>> {
  const unsound = requestProblems(request);
  if (unsound.length > 0) return err(unsound);
  const rows: WorldBankRow[] = [];
  const provenance: Provenance[] = [];
  const problems: Problem[] = [];
  for (const [at, indicator] of request.indicators.entries()) {
    const fetched = await fetchIndicator(indicator, request);
    if (fetched.ok) {
      for (const row of fetched.value.rows) rows.push(row);
      provenance.push(...fetched.value.answers.map(({ url, etag, digest }) => ({ url, etag, digest })));
    } else problems.push(fetched.error);
    request.onProgress?.({ done: at + 1, total: request.indicators.length });
  }
  if (problems.length > 0) return err(problems);
  const data = {
    source: "World Bank WDI",
    subjects: listCodes(rows.map(({ subject }) => subject)),
    indicators: listIndicators(rows),
    figures: figuresOf(rows),
  };
  return writeDraft(data, {
    outFolder: request.out,
    comments: request.comments,
    provenance,
    retrievedAt: request.retrievedAt,
  });
}

function requestProblems(request: WorldBankImport): Problem[] {
  const problems: Problem[] = [];
  const codes = [...request.indicators, ...request.countries];
  for (const code of codes)
    if (!/^[A-Za-z0-9_.-]+$/.test(code)) problems.push(problem("connect.code-malformed", { code }));
  if (request.indicators.length === 0) problems.push(problem("connect.nothing-asked", { what: "indicators" }));
  if (request.countries.length === 0) problems.push(problem("connect.nothing-asked", { what: "countries" }));
  const years = Number.isInteger(request.from) && Number.isInteger(request.to) && request.from <= request.to;
  if (!years) problems.push(problem("connect.years-malformed", { from: request.from, to: request.to }));
  return problems;
}

interface FetchedIndicator {
  readonly rows: WorldBankRow[];
  readonly answers: Answer[];
}

async function fetchIndicator(indicator: string, request: WorldBankImport): Promise<Result<FetchedIndicator, Problem>> {
  const fetched: FetchedIndicator = { rows: [], answers: [] };
  let [pages, total] = [1, 0];
  for (let page = 1; page <= pages; page++) {
    const url = addressOf(indicator, page, request);
    const answer = await fetchAnswer(url, "application/json", request);
    if (!answer.ok) return answer;
    const read = readWorldBankPage(answer.value.text, url);
    if (!read.ok) return read;
    if (read.value.page !== page && read.value.total > 0)
      return err(problem("connect.pages-differ", { url, expected: page, found: read.value.page }));
    if (read.value.pages > limits.responsePages)
      return err(problem("connect.too-many-pages", { url, pages: read.value.pages, limit: limits.responsePages }));
    [pages, total] = [read.value.pages, read.value.total];
    fetched.answers.push(answer.value);
    for (const row of read.value.rows) fetched.rows.push(row);
  }
  if (fetched.rows.length === total) return ok(fetched);
  return err(
    problem("connect.pages-differ", {
      url: addressOf(indicator, 1, request),
      expected: total,
      found: fetched.rows.length,
    }),
  );
}

function addressOf(indicator: string, page: number, request: WorldBankImport): string {
  const base = (request.base ?? "https://api.worldbank.org/v2").replace(/\/+$/, "");
  const years = `${request.from}:${request.to}`;
  return `${base}/country/${request.countries.join(";")}/indicator/${indicator}?format=json&date=${years}&per_page=${request.rowsPerPage ?? 1000}&page=${page}`;
}

function listCodes(codes: readonly NamedCode[]): NamedCode[] {
  return [...new Map(codes.map((code) => [code.id, code])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function listIndicators(rows: readonly WorldBankRow[]): SourceIndicator[] {
  const codes = new Map(rows.map(({ indicator }) => [indicator.id, indicator]));
  return [...codes.values()].map((code) => ({ ...code, unit: splitUnit(code.title)?.unit ?? "" }));
}

function figuresOf(rows: readonly WorldBankRow[]): SourceFigure[] {
  return rows.flatMap(({ subject, indicator, period, value }) =>
    value === null ? [] : [{ subject: subject.id, indicator: indicator.id, period, value }],
  );
}
