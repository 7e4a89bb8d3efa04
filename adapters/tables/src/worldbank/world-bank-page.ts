import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { NamedCode } from "../connect/write-draft.ts";

/** One row of a World Bank answer; `value` null = not available. */
export interface WorldBankRow {
  readonly subject: NamedCode;
  readonly indicator: NamedCode;
  readonly period: string;
  readonly value: number | null;
}

/** One page of a World Bank answer. */
export interface WorldBankPage {
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly WorldBankRow[];
}

/**
 * Reads one page of the World Bank API v2: a pair of paging and rows, or a single element with messages.
 *
 * Subjects are named by their ISO code of three letters, or the service's own where that is empty.
 * Refused: text that is not JSON or not of this form, and the service's own messages.
 */
export function readWorldBankPage(text: string, url: string): Result<WorldBankPage, Problem> {
  const parsed = parse(text);
  const [head, body] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  const message = messageOf(head);
  if (message !== null) return err(problem("connect.service-says", { url, message }));
  const paging = asRecord(head);
  const [page, pages, total] = [Number(paging?.["page"]), Number(paging?.["pages"]), Number(paging?.["total"])];
  const rows = body === null ? [] : body;
  if (!Number.isInteger(page) || !Number.isInteger(pages) || !Number.isInteger(total) || !Array.isArray(rows)) {
    return err(problem("connect.not-understood", { url, format: "World Bank API v2" }));
  }
  const read = rows.map(readRow);
  if (!read.every((row) => row !== null))
    return err(problem("connect.not-understood", { url, format: "World Bank API v2" }));
  return ok({ page, pages, total, rows: read });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function messageOf(head: unknown): string | null {
  const messages = asRecord(head)?.["message"];
  if (!Array.isArray(messages)) return null;
  const texts = messages.map((one: unknown) =>
    [asRecord(one)?.["key"], asRecord(one)?.["value"]].filter((part) => typeof part === "string").join(": "),
  );
  return texts.join("; ");
}

function readRow(row: unknown): WorldBankRow | null {
  const record = asRecord(row);
  const country = asRecord(record?.["country"]);
  const indicator = asRecord(record?.["indicator"]);
  const value = record?.["value"];
  const period = record?.["date"];
  const id = textOf(record?.["countryiso3code"]) || textOf(country?.["id"]);
  const code = textOf(indicator?.["id"]);
  if (id === "" || code === "" || typeof period !== "string" || (value !== null && typeof value !== "number"))
    return null;
  return {
    subject: { id, title: textOf(country?.["value"]) || id },
    indicator: { id: code, title: textOf(indicator?.["value"]) || code },
    period,
    value,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
