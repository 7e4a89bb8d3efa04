import type { Findings } from "@huabiao/assess";
import { type Language, languages } from "@huabiao/kernel/text";
import { describe, expect, test } from "vitest";
import { sampleTranslate } from "../testing/catalogue-translate.ts";
import { sampleFindings } from "../testing/sample-findings.ts";
import { wordsOf } from "../testing/words-of.ts";
import { renderReport } from "./render-report.ts";

const render = (findings: Findings, details?: number) =>
  renderReport(
    findings,
    details === undefined
      ? { language: "zh-Hant", translate: sampleTranslate }
      : { language: "zh-Hant", translate: sampleTranslate, details },
  );

/** The words of one language, without markup. */
function read(html: string, language: Language = "zh-Hant"): string {
  const body = html.slice(html.indexOf("<body>"), html.indexOf("<script>"));
  return wordsOf(body, language)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

const small = sampleFindings({ subjects: 14, indicators: 14 });
const page = render(small);
const silent: Findings["voices"] = { polls: [], ratings: [], sides: [], comparisons: [] };

describe("the report", () => {
  test("R34 gives the same bytes from the same findings", () => {
    expect(render(sampleFindings({ subjects: 14, indicators: 14 }))).toBe(page);
  });

  test("needs nothing from outside: no address, no import, no event attribute, no inline style", () => {
    expect(page).not.toMatch(/https?:|url\((?!#)|@import|<link|<img|<iframe|\son[a-z]+=|\sstyle="/);
    expect(page).toContain("default-src 'none'");
  });

  test("has every id once, and every reference leads to one", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"|aria-(?:labelledby|describedby)="([^"]+)"/g)].flatMap((match) =>
      (match[1] ?? match[2] ?? "").split(" "),
    );
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test("carries all three languages and starts in the one asked for", () => {
    expect(page).toContain('<html lang="zh-Hant">');
    expect(renderReport(small, { language: "en", translate: sampleTranslate })).toContain('<html lang="en">');
    expect(read(page, "en")).toContain("A rank is a range, not a place");
    expect(read(page, "zh-Hans")).toContain("位次是区间，不是名次");
  });

  test("leaves no code and no hole in a sentence", () => {
    for (const language of languages) {
      expect(read(page, language)).not.toMatch(/\{\{|report\.[a-z]|undefined|NaN|\[object/);
    }
  });

  test("R25 ranks each group by itself, as ranges and never as bare ranks", () => {
    expect(page.match(/<figure class=ranking /g)).toHaveLength(3);
    const ranges = [...page.matchAll(/<li class="row ranking-row">.*?<span class=range>(.*?)<\/span>/g)].map(
      (match) => match[1],
    );
    expect(ranges).toHaveLength(14);
    expect(ranges.every((range) => /^\d+\u2013\d+$/.test(range ?? ""))).toBe(true);
  });

  test("R38 says progress since last time first", () => {
    const story = /<p class=story>(.*?)<\/p>/.exec(page)?.[1] ?? "";
    expect(story).toMatch(/^<i>(較|與) 2024/);
  });

  test("R30 opens every value to its file, row, column and period", () => {
    expect(page).toMatch(
      /<details><summary>[\d.,]+<\/summary><code>observations\.csv › \d+ › value › 2025 = [\d.]+<\/code>/,
    );
  });

  test("R21 says for each flag what was seen, an innocent reason, what to check, and that no score moved", () => {
    const text = read(page);
    for (const words of [
      "恰好超過目標",
      "目標若按上半年實績調整",
      "抽三家企業複測",
      "沒有。標記只請人核實，從不自動扣分。",
    ])
      expect(text).toContain(words);
  });

  test("R06 R17 R23 shows targets, quota arithmetic, burden and the scheme's remarks with the reason of a waiver", () => {
    const text = read(page);
    for (const words of ["42 項中完成", "14 × 30% = 4.20", "每個對象一年 385 分鐘", "沒有群眾評價", "統一權重便於比較"])
      expect(text).toContain(words);
  });

  test("contributions shown sum to the stated difference", () => {
    for (const portrait of page.split("<details class=portrait").slice(1)) {
      const values = [...portrait.matchAll(/reason-row (\w+)">.*?<span class=figure>([^<]+)<\/span><\/li>/g)].map(
        (match) => [match[1], Number((match[2] ?? "").replace("\u2212", "-"))] as const,
      );
      const sum = values.filter(([kind]) => kind === "sum").reduce((total, [, value]) => total + value, 0);
      const parts = values.filter(([kind]) => kind !== "sum").reduce((total, [, value]) => total + value, 0);
      expect(values.length).toBeGreaterThan(2);
      expect(Math.abs(sum - parts)).toBeLessThan(0.05 * values.length);
    }
  });
});

describe("without uncertainty", () => {
  const text = read(render(sampleFindings({ subjects: 8, indicators: 7, draws: 0 })));

  test("R34 it says so and why it matters, and calls every rank nominal", () => {
    expect(text).toContain("略去了不確定性分析");
    expect(text).toContain("名義 1");
    expect(text).not.toMatch(/位次 \d+–\d+/);
    expect(text).toContain("沒有做敏感性分析");
  });

  test("nobody is called told apart", () => {
    expect(text).not.toContain("可以區分");
  });
});

describe("sizes", () => {
  test("one subject alone is a report", () => {
    const text = read(render(sampleFindings({ subjects: 1, groups: 1, indicators: 3 })));
    expect(text).toContain("1 個地區");
    expect(text).toContain("沒有待核的數據");
  });

  test("no subject at all is a report", () => {
    expect(read(render({ ...small, subjects: [], surprises: [], flags: [], targets: [], voices: silent }))).toContain(
      "0 個地區",
    );
  });

  test("96 subjects with 28 indicators stay under 4.5 MB; five polls, a consultation and ratings add no more than 3", () => {
    const findings = sampleFindings({ subjects: 96, groups: 4 });
    const without = Buffer.byteLength(render({ ...findings, voices: silent }));
    expect(without).toBeLessThan(4.5e6);
    expect(Buffer.byteLength(render(findings)) - without).toBeLessThan(3e6);
  });

  test("beyond the limit of details the ranking still lists all, and the report says what was left out", () => {
    const html = render(sampleFindings({ subjects: 300, indicators: 7 }), 50);
    expect(html.match(/<details class=portrait /g)).toHaveLength(50);
    expect(html.match(/<li class="row ranking-row">/g)).toHaveLength(300);
    expect(read(html)).toContain("本頁詳列 50 個");
    expect(html.match(/<details class="tail print-open">/g)).toHaveLength(3);
  });

  test("a subject without a score is named with the reason", () => {
    const text = read(render(sampleFindings({ subjects: 40, indicators: 7 })));
    expect(text).toContain("沒有得分：數據覆蓋低於方案的下限，不給得分。");
  });

  test("findings without a root are a fault", () => {
    expect(() => render({ ...small, nodes: [] })).toThrow(RangeError);
  });
});

describe("names", () => {
  const hostile = `</script></style><img src=x onerror=alert(1)>"'&{{name}}`;
  const long = "明河省松嶺自治縣".repeat(30);
  const findings = sampleFindings({
    subjects: 5,
    groups: 1,
    indicators: 7,
    names: [hostile, "𠮷野縣", "㐂樂縣", long, { "zh-Hant": hostile, en: "<b>En" }],
  });

  test("a hostile name stays text wherever it appears", () => {
    const scheme = {
      ...findings.scheme,
      id: hostile,
      version: hostile,
      title: hostile,
      period: hostile,
      digest: hostile,
      basis: [{ title: hostile, cite: hostile }],
    };
    const html = render({
      ...findings,
      engine: hostile,
      scheme,
      groups: [{ id: "g", title: hostile, size: 5 }],
      inputs: findings.inputs.map((input) => ({ ...input, name: hostile, encoding: hostile, digest: hostile })),
      columns: findings.columns.map(() => hostile),
      periods: findings.periods.map(() => hostile),
      nodes: findings.nodes.map((node) => ({ ...node, title: hostile, unit: hostile, method: { lens: hostile } })),
      targets: findings.targets.map((target) => ({ ...target, provider: hostile, deadline: hostile })),
      flags: findings.flags.map((flag) => ({ ...flag, check: hostile, periods: [hostile], facts: { twin: hostile } })),
      checks: [{ check: hostile, run: 1, flagged: 0, skipped: 0 }],
      lint: findings.lint.map((remark) => ({
        ...remark,
        rule: hostile,
        requirement: hostile,
        path: hostile,
        waived: hostile,
      })),
      quotas: findings.quotas.map((quota) => ({
        ...quota,
        pool: hostile,
        band: hostile,
        lines: [{ code: hostile, facts: { a: hostile } }],
      })),
      refused: [
        { code: hostile, path: [], facts: { value: hostile }, place: { file: hostile, row: 1, column: hostile } },
      ],
      subjects: findings.subjects.map((subject) => ({
        ...subject,
        bars: [{ id: hostile, from: hostile, reason: hostile }],
        history: subject.history.map((point) => ({ ...point, period: hostile })),
      })),
    });
    expect(html).not.toContain("<img");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<[^>]*\sonerror=/);
  });

  test("rare characters and long names survive", () => {
    const text = read(render(findings));
    for (const name of ["𠮷野縣", "㐂樂縣", long]) expect(text).toContain(name);
  });
});

describe("bands", () => {
  const findings = sampleFindings({ subjects: 6, groups: 1, indicators: 7 });
  const banded = {
    ...findings,
    bands: [
      { id: "good", title: "優秀" },
      { id: "fair", title: "良好" },
    ],
    subjects: findings.subjects.map((subject, i) => ({
      ...subject,
      undecided: i === 0,
      band: "good",
      bandProbabilities: [
        { band: "good", probability: 0.85 },
        { band: "fair", probability: 0.15 },
      ],
    })),
  };

  test("are suggested with their probability, and left open where undecided", () => {
    const text = read(render(banded));
    expect(text).toContain("建議等次");
    expect(text).toContain("等次未定，須研判");
    expect(text).toContain("建議等次：優秀（概率 85%），由人審定。");
  });
});

test("compared all with all, there is one list in which groups do not divide", () => {
  const html = render({ ...small, across: "all" });
  expect(html.match(/<figure class=ranking /g)).toHaveLength(1);
  expect(read(html)).toContain("全部一起");
});
