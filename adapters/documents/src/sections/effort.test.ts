import type { EffortPlace, Findings } from "@huabiao/assess";
import { describe, expect, test } from "vitest";
import { renderReport } from "../report/render-report.ts";
import { sampleTranslate } from "../testing/catalogue-translate.ts";
import { sampleFindings } from "../testing/sample-findings.ts";
import { wordsOf as read } from "../testing/words-of.ts";

const sample = sampleFindings({ subjects: 20, indicators: 7 });

const places = sample.subjects.map((_, subject): EffortPlace => {
  if (subject === 19) {
    const none = {
      spending: null,
      workload: null,
      effort: null,
      feltPosition: null,
      gap: null,
      lower: null,
      upper: null,
    };
    return { ...none, subject, felt: 61, feltError: 1.2, flagged: false, reason: "no-data" };
  }
  const [effort, felt] = [(subject + 0.5) / 19, (18.5 - subject) / 19];
  const gap = effort - felt;
  return {
    ...{ subject, spending: 500 + 10 * subject, workload: null, felt: 70 - subject, feltError: 1.2, effort },
    ...{ feltPosition: felt, gap, lower: gap - 0.2, upper: gap + 0.2, flagged: subject === 18, reason: null },
  };
});

function pageOf(effort: Findings["effort"]): string {
  return renderReport({ ...sample, effort }, { language: "zh-Hant", translate: sampleTranslate });
}

const page = pageOf([{ id: "heat", title: "取暖", units: { spending: "元/人", workload: null }, places }]);
const part = (html: string, start: string, end: string) => html.slice(html.indexOf(start)).split(end)[0] ?? "";

describe("the section of effort", () => {
  test("R16 says where much toil brings little happiness, and is linked", () => {
    expect(read(part(page, '<h2 id="effort-h">', "</h2>"))).toBe("1 個地區辛苦多、幸福少，請人去看");
    expect(page).toContain('<a href="#effort">');
  });

  test("R16 shows both ends as dumbbells, the widest first, with the gap in words", () => {
    const rows = part(page, '<figure id="e0"', "</figure>")
      .split('<li class="row side-row">')
      .slice(1)
      .map((row) => read(row));
    expect(rows).toHaveLength(12);
    expect(rows[0]).toMatch(/\+94\.7 請人去看投入多於 97% 的同類，感受好於 3%/);
    expect(rows[6]).toMatch(/\u221294\.7投入多於 3% 的同類，感受好於 97%/);
  });

  test("R16 has every place in the table, what is missing with its reason", () => {
    const table = part(part(page, '<figure id="e0"', "</figure>"), "<table", "</table>");
    const rows = table
      .split("<tr><th scope=row>")
      .slice(1)
      .map((row) => read(row));
    expect(rows).toHaveLength(20);
    expect(rows.at(-1)).toMatch(/\u2014\u201461\.0/);
    expect(table).toContain("元/人");
  });

  test("is not there, nor linked, when the scheme names no task", () => {
    expect(pageOf([])).not.toMatch(/#effort|id="effort"|grid-effort/);
  });
});
