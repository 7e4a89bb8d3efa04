import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { translatorFor } from "@huabiao/contract";
import { renderReport } from "@huabiao/documents";
import { samplePeople } from "@huabiao/documents/testing/sample-people";
import { languages } from "@huabiao/kernel/text";
import { openBrowser } from "@huabiao/test-kit/browser";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overlaps } from "./overlaps.ts";

const folder = mkdtempSync(join(tmpdir(), "huabiao-people-"));
const file = join(folder, "report.html");
let browser: Browser;
/** Rows in which nothing may lie over another. */
const rows = ":is(#people, #people-portraits) .row:not(.heads)";

beforeAll(async () => {
  const { findings, people } = samplePeople({ persons: 12 });
  const translate = {
    "zh-Hant": translatorFor("zh-Hant"),
    "zh-Hans": translatorFor("zh-Hans"),
    en: translatorFor("en"),
  };
  writeFileSync(file, renderReport({ ...findings, people }, { language: "zh-Hant", translate, details: 3 }));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`console ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error ${error.message}`));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints };
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(
    "for (const part of document.querySelectorAll('#people details, #people-portraits details')) part.open = true",
  );
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include("#people").include("#people-portraits").analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))}`);
}

describe("people of a report in a browser", () => {
  for (const [colorScheme, language] of [
    ["light", "en"],
    ["dark", "zh-Hant"],
  ] as const) {
    test(`R26 are accessible in ${colorScheme} and ${language}, everything unfolded`, async () => {
      const { page, complaints } = await visit({ colorScheme });
      await page.locator(`[data-speak="${language}"]`).click();
      await unfold(page);
      expect(await axe(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }

  for (const width of [320, 390, 768, 1280]) {
    test(`never scroll sideways nor overlap at ${width} px, in any language and in large type`, async () => {
      const { page } = await visit({ viewport: { width, height: 900 } });
      await unfold(page);
      for (const language of languages) {
        await page.locator(`[data-speak="${language}"]`).click();
        expect(await page.evaluate("document.documentElement.scrollWidth"), language).toBe(width);
        expect(await overlaps(page, rows), language).toEqual([]);
      }
      await page.locator("button.type").click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await overlaps(page, rows), "large type").toEqual([]);
      await page.context().close();
    });
  }

  test("are found by typing a name in any script, a post or a place, with the keyboard alone", async () => {
    const { page } = await visit();
    const field = page.getByRole("searchbox");
    const rows = page.locator(".persons tr:not(.team):visible");
    expect(await rows.count()).toBe(13);
    for (const [typed, found] of [
      ["许", 1],
      ["lin wangshu", 1],
      ["縣長", 9],
      ["望山區 書記", 1],
      ["nobody", 0],
    ] as const) {
      await field.fill(typed);
      expect(await page.locator(".persons tbody tr:not(.team):visible").count(), typed).toBe(found);
    }
    expect(await page.locator("output").textContent()).toBe("0 / 12");
    await field.fill("");
    expect(await rows.count()).toBe(13);
    await field.focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.locator("details.portrait:target").evaluate((part) => part.hasAttribute("open"))).toBe(true);
    await page.context().close();
  });

  test("R30 a link to a folded part of a portrait unfolds it and all around it", async () => {
    const { page } = await visit();
    await page.goto(`${pathToFileURL(file).href}#person-0-written`);
    await expect.poll(() => page.locator("#person-0-written li").first().isVisible()).toBe(true);
    await page.context().close();
  });

  test("can be read without scripts, and then nothing offers to be typed into", async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    expect(await page.getByRole("searchbox").count()).toBe(0);
    expect(await page.locator(".persons tbody tr").count()).toBe(15);
    await page.context().close();
  });

  test("print with the table whole and without the field to type in", async () => {
    const { page } = await visit();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".finder").isVisible()).toBe(false);
    expect(await page.locator(".persons").first().isVisible()).toBe(true);
    await page.context().close();
  });
});
