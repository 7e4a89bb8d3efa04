import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Findings } from "@huabiao/assess";
import { renderReport } from "@huabiao/documents";
import { sampleTranslate } from "@huabiao/documents/testing/catalogue-translate";
import { sampleFindings } from "@huabiao/documents/testing/sample-findings";
import { languages } from "@huabiao/kernel/text";
import { openBrowser } from "@huabiao/test-kit/browser";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overlaps } from "./overlaps.ts";

const folder = mkdtempSync(join(tmpdir(), "huabiao-report-"));
const tiny = sampleFindings({ subjects: 5, groups: 1, indicators: 7 });
const small = sampleFindings({ subjects: 14, indicators: 14 });
let browser: Browser;
/** Rows in which nothing may lie over another. */
const rows = "#voices .row:not(.heads), figure[id$='-v'] .row";

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  /** Requests beside the file itself, console messages of any kind, page errors. */
  readonly complaints: string[];
}

async function visit(
  findings: Findings,
  options: BrowserContextOptions & { readonly details?: number } = {},
): Promise<Visit> {
  const { details = 300, ...rest } = options;
  const file = join(folder, `${findings.subjects.length}-${findings.draws}.html`);
  writeFileSync(file, renderReport(findings, { language: "zh-Hant", translate: sampleTranslate, details }));
  const context = await browser.newContext({ viewport: { width: 1180, height: 900 }, ...rest });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) complaints.push(`request ${request.url()}`);
  });
  page.on("console", (message) => complaints.push(`console ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error ${error.message}`));
  await page.goto(address);
  return { page, complaints };
}

async function openEverything(page: Page): Promise<void> {
  await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes
        .map((node) => node.html.slice(0, 120))
        .slice(0, 3)
        .join(" | ")}`,
  );
}

describe("the report in a browser", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const language of languages) {
      test(`R26 is accessible in ${colorScheme} and ${language}, everything unfolded`, async () => {
        const { page, complaints } = await visit(tiny, { colorScheme, details: 2 });
        await page.locator(`[data-speak="${language}"]`).click();
        await openEverything(page);
        expect(await axe(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await page.context().close();
      });
    }
  }

  test("is accessible without uncertainty, with scoreless subjects and rare names, in large type", async () => {
    const names = [
      "𠮷野縣",
      "㐂樂縣",
      "明河省松嶺自治縣".repeat(12),
      "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    ];
    const { page, complaints } = await visit(
      sampleFindings({ subjects: 7, groups: 2, indicators: 6, draws: 0, names }),
      { details: 2 },
    );
    await page.getByRole("button", { name: "大字" }).click();
    await openEverything(page);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  for (const width of [320, 768, 1180, 1920]) {
    test(`never scrolls sideways at ${width} px, in any language, unfolded, with long names and large type`, async () => {
      const names = ["明河省松嶺自治縣".repeat(12), "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"];
      const { page } = await visit(sampleFindings({ subjects: 12, indicators: 14, names }), {
        viewport: { width, height: 900 },
      });
      await openEverything(page);
      for (const language of languages) {
        await page.locator(`[data-speak="${language}"]`).click();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      }
      await page.locator("button.type").click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await page.context().close();
    });
  }

  for (const width of [390, 700, 1180]) {
    test(`R15 R19 nothing in a row of voices overlaps at ${width} px, in any language and in large type`, async () => {
      const { page } = await visit(small, { viewport: { width, height: 900 } });
      await openEverything(page);
      for (const language of languages) {
        await page.locator(`[data-speak="${language}"]`).click();
        expect(await overlaps(page, rows), language).toEqual([]);
      }
      await page.locator("button.type").click();
      expect(await overlaps(page, rows), "large type").toEqual([]);
      await page.context().close();
    });
  }

  test("R14 R20 what people said is linked, and every poll's figures are a table one step away", async () => {
    const { page } = await visit(small);
    await page.locator(".contents").getByRole("link", { name: "聲音" }).click();
    const poll = page.getByRole("article", { name: "群眾滿意度調查" });
    const answers = poll.getByRole("figure", { name: /逐題/ });
    expect(await answers.getByRole("listitem").count()).toBe(8);
    await answers.locator("summary").click();
    expect(await answers.getByRole("table").count()).toBe(2);
    expect(await answers.getByRole("columnheader", { name: "有效樣本" }).isVisible()).toBe(true);
    const consultation = page.getByRole("article", { name: /網上徵求意見 徵求意見，不代表全體/ });
    expect(await consultation.getByRole("figure").count()).toBe(0);
    await page.context().close();
  });

  test("no letter is smaller than 11 px on a phone", async () => {
    const { page } = await visit(small, { viewport: { width: 320, height: 700 } });
    await openEverything(page);
    const smallest =
      await page.evaluate(`Math.min(...[...document.querySelectorAll("main *")].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "") && element.checkVisibility()).map((element) => {
      const svg = element.closest("svg.radar");
      const scale = svg === null ? 1 : svg.getBoundingClientRect().width / 320;
      return parseFloat(getComputedStyle(element).fontSize) * scale;
    }))`);
    expect(smallest).toBeGreaterThanOrEqual(11);
    await page.context().close();
  });

  test("the language switch changes words, page language and title, and only one language is seen", async () => {
    const { page } = await visit(small);
    await expect.poll(() => page.title()).toBe("明河省高質量發展綜合評價");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.title()).toBe("High-quality development of Minghe province");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await page.getByRole("heading", { name: "A rank is a range, not a place" }).isVisible()).toBe(true);
    expect(await page.locator("main :is(i,u,bdi):visible").count()).toBe(0);
    expect(await page.locator("main .radar use[lang^='zh']:visible").count()).toBe(0);
    await page.getByRole("button", { name: "简体" }).click();
    expect(await page.getByRole("heading", { name: "位次是区间，不是名次" }).isVisible()).toBe(true);
    await page.context().close();
  });

  test("can be read without scripts, in the language it was made for", async () => {
    const { page } = await visit(small, { javaScriptEnabled: false });
    expect(await page.getByRole("heading", { name: "位次是區間，不是名次" }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "English" }).count()).toBe(0);
    await page.context().close();
  });

  test("every chart has a name, a description, and its table one step away", async () => {
    const { page } = await visit(small);
    await openEverything(page);
    expect(await page.getByRole("figure").count()).toBeGreaterThan(40);
    expect(await page.getByRole("figure", { name: "松嶺縣與同組相比" }).count()).toBe(1);
    expect(await page.getByRole("img", { name: /松嶺縣與同組相比 各維度的形狀 本身與同組中位的雷達圖/ }).count()).toBe(
      1,
    );
    const ranking = page.getByRole("figure", { name: /城市化地區/ });
    expect(await ranking.getByRole("table").count()).toBe(1);
    expect(await ranking.getByRole("columnheader", { name: "位次區間" }).count()).toBe(1);
    const missing = await page.evaluate(
      `[...document.querySelectorAll("figure")].filter((chart) => chart.querySelector("table, .radar, .meter") === null).map((chart) => chart.id)`,
    );
    expect(missing).toEqual([]);
    await page.context().close();
  });

  test("a link from the ranking unfolds the subject, and a value opens to its input cell", async () => {
    const { page } = await visit(small);
    const link = page.locator("#ranking").getByRole("link", { name: "松嶺縣" });
    await link.click();
    const portrait = page.locator(`details.portrait${await link.getAttribute("href")}`);
    await expect.poll(() => portrait.getAttribute("open")).not.toBeNull();
    await portrait.locator("summary", { hasText: "以表格查看" }).nth(1).click();
    const value = portrait.locator("td > details").first();
    await value.locator("summary").click();
    expect(await value.locator("code").first().isVisible()).toBe(true);
    expect(await value.locator("code").first().textContent()).toMatch(/^observations\.csv › \d+ › value › 2025 = /);
    await page.context().close();
  });

  test("the skip link leads to the content and everything foldable is reached by keyboard", async () => {
    const { page } = await visit(small);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    await page.context().close();
  });

  test("theme and type size switch in place", async () => {
    const { page } = await visit(small);
    const before = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    await page.getByRole("button", { name: "深色" }).click();
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).not.toBe(before);
    await page.getByRole("button", { name: "大字" }).click();
    expect(await page.evaluate("getComputedStyle(document.documentElement).fontSize")).toBe("20px");
    await page.context().close();
  });

  test("hostile names neither run nor call out", async () => {
    const names = [
      "</script><script>document.title='owned'</script>",
      "<img src=https://example.org/x onerror=alert(1)>",
    ];
    const { page, complaints } = await visit(sampleFindings({ subjects: 6, indicators: 6, groups: 1, names }));
    expect(await page.title()).toBe("明河省高質量發展綜合評價");
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.getByText("onerror=alert(1)").count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("prints on A4 in the chosen language, with folded lists opened and switches left out", async () => {
    const { page } = await visit(sampleFindings({ subjects: 60, groups: 1, indicators: 6 }));
    await page.getByRole("button", { name: "English" }).click();
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator("#ranking .ranking-row").last().isVisible()).toBe(true);
    expect(await page.locator(".controls").isVisible()).toBe(false);
    expect(await page.locator("main :is(i,u,bdi):visible").count()).toBe(0);
    expect(await page.locator("main .radar use[lang^='zh']:visible").count()).toBe(0);
    await page.context().close();
  });
});
