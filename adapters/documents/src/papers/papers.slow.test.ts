import { languages } from "@huabiao/kernel/text";
import { describe, expect, test } from "vitest";
import { beyondThePage, readPdf, squeezed } from "../testing/read-pdf.ts";
import { paperOptions, sampleFacts, sampleMatter, sampleSlips } from "../testing/sample-papers.ts";
import { samplePeople } from "../testing/sample-people.ts";
import { renderBallotSlips } from "./forms/ballot-slips.ts";
import { renderGatePaper } from "./forms/gate-paper.ts";
import { renderQuotaSheet } from "./forms/quota-sheet.ts";
import { renderRegistrationForm } from "./forms/registration-form.ts";
import { renderResultNotice } from "./forms/result-notice.ts";
import type { PaperOptions } from "./paper-options.ts";
import { renderPersonPortrait, renderTeamPortrait } from "./portrait/render-portrait.ts";
import { openPress } from "./press/press.ts";

const source = samplePeople();
const facts = (options: PaperOptions): PaperOptions => ({ ...options, facts: sampleFacts });

/** Every paper, its most pages, and words of each language that must stand on it in this order. */
const papers = [
  [
    "the portrait of a person",
    2,
    (o: PaperOptions) => renderPersonPortrait(source, 0, o),
    {
      "zh-Hant": [
        "林望舒",
        "未定",
        "政治標準先看",
        "並列著看，不相加",
        "多年後見分曉",
        "各方怎麼說",
        "點評與綜評",
        "待核數據",
      ],
      "zh-Hans": ["林望舒", "未定", "并列着看，不相加", "各方怎么说"],
      en: ["Wangshu Lin", "Undecided", "never summed", "What each side says"],
    },
  ],
  [
    "the portrait of a team",
    2,
    (o: PaperOptions) => renderTeamPortrait(source, 0, o),
    {
      "zh-Hant": ["領導班子", "優秀", "三把尺子", "各方怎麼說"],
      "zh-Hans": ["领导班子", "三把尺子"],
      en: ["Leading team", "three lenses"],
    },
  ],
  [
    "the registration form",
    3,
    (o: PaperOptions) => renderRegistrationForm(source, 0, facts(o)),
    {
      "zh-Hant": ["幹部年度考核登記表", "林望舒", "個人總結", "樣本不足", "稱職", "本人意見"],
      "zh-Hans": ["干部年度考核登记表", "样本不足"],
      en: ["Annual assessment registration form", "too few"],
    },
  ],
  [
    "the result notice",
    1,
    (o: PaperOptions) => renderResultNotice(source, 1, facts(o)),
    {
      "zh-Hant": ["考核結果通知書", "稱職", "申請復核", "2026年2月21日", "回執"],
      "zh-Hans": ["考核结果通知书", "2026年2月21日"],
      en: ["Notice of assessment result", "21 February 2026"],
    },
  ],
  [
    "the gate paper",
    1,
    (o: PaperOptions) => renderGatePaper(source.findings, sampleMatter, facts(o)),
    {
      "zh-Hant": ["簽批單", "改了什麼", "不同意見", "退回"],
      "zh-Hans": ["签批单", "退回"],
      en: ["Gate paper", "Return"],
    },
  ],
  [
    "the quota sheet",
    1,
    (o: PaperOptions) => renderQuotaSheet(source.findings, o),
    { "zh-Hant": ["名額核算單", "12×30%=3.60→3個"], "zh-Hans": ["名额核算单"], en: ["Quota sheet"] },
  ],
  [
    "ten ballot slips",
    2,
    (o: PaperOptions) => renderBallotSlips(sampleSlips(10), o),
    { "zh-Hant": ["K7MP4Q00RWTX", "K7MP4Q09RWTX"], "zh-Hans": ["一次性码"], en: ["One-time code"] },
  ],
] as const;

describe.each(papers)("%s", (_, mostPages, render, words) => {
  test.each(languages)("R26 reads in order in %s, on its pages, with nothing beyond an edge", async (language) => {
    const read = await readPdf(await render(paperOptions(language)));
    expect(read.pages.length).toBeLessThanOrEqual(mostPages);
    expect(beyondThePage(read)).toEqual([]);
    let from = 0;
    for (const word of words[language]) {
      const at = read.text.indexOf(squeezed(word), from);
      expect(at, `${word} after ${from}`).toBeGreaterThanOrEqual(from);
      from = at;
    }
    expect(read.text).not.toMatch(/papers\.|\{\{|undefined|NaN|\[object/);
    expect(read.title).not.toBe("");
    expect(read.language).toMatch(language === "en" ? /^en/ : language === "zh-Hant" ? /^zh-TW/i : /^zh-CN/i);
  });

  test("R34 is the same bytes twice, says it is PDF/UA, and holds its fonts", async () => {
    const [first, second] = [await render(paperOptions("zh-Hant")), await render(paperOptions("zh-Hant"))];
    expect(Buffer.compare(first, second)).toBe(0);
    const plain = Buffer.from(first).toString("latin1");
    expect(plain).toContain("pdfuaid:part");
    expect(plain).not.toMatch(/CreationDate|ModDate/);
    const fonts = plain.match(/\/Type \/FontDescriptor/g)?.length ?? 0;
    expect(fonts).toBeGreaterThan(0);
    expect(plain.match(/\/FontFile[23] /g)?.length).toBe(fonts);
  });
});

test("a view that a template cannot print is a named error with its cause", async () => {
  await expect(openPress().print("quota-sheet", { paper: { language: "en" } })).rejects.toMatchObject({
    name: "PaperError",
    cause: expect.anything(),
  });
});

test("a person or team who is not there is refused", async () => {
  await expect(renderPersonPortrait(source, 99, paperOptions("en"))).rejects.toThrow("no person 99");
  await expect(renderTeamPortrait(source, 99, paperOptions("en"))).rejects.toThrow("no team 99");
});
