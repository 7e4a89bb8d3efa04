import type { Page } from "playwright-core";

/** Words and drawings of the same row that lie over each other, in the rows that a selector finds. */
export async function overlaps(page: Page, rows: string): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(rows)})].filter((row) => row.checkVisibility()).flatMap((row) => {
    const parts = [...row.children].map((part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return part.tagName === "svg" ? part.getBoundingClientRect() : range.getBoundingClientRect();
    }).filter((box) => box.width > 0 && box.height > 0);
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    return parts.some((a, i) => parts.slice(i + 1).some((b) => meet(a, b))) ? [row.textContent.slice(0, 80)] : [];
  })`);
}
