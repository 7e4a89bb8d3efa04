import { describe, expect, test } from "vitest";
import { tokens } from "./tokens.ts";

/** Relative luminance of #RRGGBB as WCAG defines it. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const themes = [...tokens.matchAll(/--paper:.*?--peer:#\w{6}/gs)].map(([block]) =>
  Object.fromEntries([...block.matchAll(/--([a-z-]+):(#\w{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""])),
);

describe.each(themes.map((theme, at) => [at, theme] as const))("theme %i", (_, theme) => {
  const at = (name: string) => theme[name] ?? "#000000";

  test("the parts of a stacked bar differ by 3 : 1, or the line between them does from both", () => {
    expect(contrast(at("value"), at("tint"))).toBeGreaterThanOrEqual(3);
    for (const part of ["tint", "wash", "card"])
      expect(contrast(at("value"), at(part)), part).toBeGreaterThanOrEqual(3);
    expect(contrast(at("edge"), at("card")), "hatching").toBeGreaterThanOrEqual(3);
  });

  test("the number on a part can be read", () => {
    expect(contrast(at("card"), at("value"))).toBeGreaterThanOrEqual(4.5);
    for (const part of ["tint", "wash", "card"])
      expect(contrast(at("ink"), at(part)), part).toBeGreaterThanOrEqual(4.5);
  });
});

test("light, dark twice and print are looked at", () => {
  expect(themes).toHaveLength(4);
});
