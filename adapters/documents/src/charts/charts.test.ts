import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Markup } from "../report/markup.ts";
import { contributionBar } from "./contribution-bars.ts";
import { dataTable } from "./data-table.ts";
import { dumbbell } from "./dumbbell.ts";
import { intervalBar } from "./interval-bars.ts";
import { pile, tonesOf } from "./pile.ts";
import { probabilityStrip } from "./probability-strip.ts";
import { groundOfRadars, radar } from "./radar.ts";
import { linearScale } from "./scale.ts";
import { sensitivityBars } from "./sensitivity-bars.ts";
import { severityBar } from "./severity-bar.ts";
import { peerDots } from "./strip-plot.ts";
import { timeline } from "./timeline.ts";

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("a scale", () => {
  test("covers all its values, in order, inside the track, with few round ticks", () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 20 }), (values) => {
        const scale = linearScale(values);
        const places = [...values].sort((a, b) => a - b).map((value) => scale.at(value));
        expect(
          places.every((place, i) => place >= 2 && place <= 98 && (i === 0 || place >= (places[i - 1] ?? 0))),
        ).toBe(true);
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
        expect(scale.ticks.length).toBeLessThanOrEqual(10);
      }),
    );
  });

  test("without any value, or with one, it still has a width", () => {
    expect(linearScale([null]).at(0.5)).toBe(50);
    expect(linearScale([7, 7]).at(7)).toBe(50);
  });
});

describe("marks", () => {
  const scale = linearScale([0, 100]);

  test("an undecided subject has a hollow dot, a settled one a full dot, none no dot at all", () => {
    const draw = (state: "settled" | "undecided", middle: number | null) =>
      intervalBar({ scale, grid: "g", range: [40, 60], middle, state }).html;
    expect(draw("undecided", 50)).toContain('class="open-dot" cx=50%');
    expect(draw("settled", 50)).toContain('class="value-dot" cx=50%');
    expect(draw("settled", null)).not.toContain("circle");
  });

  test("an interval bar reaches from its lower to its upper end", () => {
    const html = intervalBar({ scale, grid: "g", range: [25, 75], middle: 50, state: "settled" }).html;
    expect(html).toContain("x=26% width=48%");
  });

  test("a contribution is filled to the right of zero and hollow to its left", () => {
    const signed = linearScale([-10, 10]);
    expect(contributionBar({ scale: signed, value: 5, kind: "latent" }).html).toContain(
      'class="latent-plus" x=50% width=24%',
    );
    expect(contributionBar({ scale: signed, value: -5, kind: "visible" }).html).toContain(
      'class="visible-minus" x=26% width=24%',
    );
  });

  test("peers closer than half a percent share a dot, so thousands stay small", () => {
    const html = peerDots(
      scale,
      Array.from({ length: 5000 }, (_, i) => i / 50),
    ).html;
    expect(html.match(/<circle/g)?.length).toBeLessThanOrEqual(200);
  });

  test("a sensitivity bar never has a negative width, and its whisker may pass zero", () => {
    const html = sensitivityBars(linearScale([-0.1, 1]), [-0.02, -0.08, 0.04], [0.5, 0.4, 0.6]).html;
    expect(html).not.toContain('width="-');
    expect(html.match(/whisker/g)).toHaveLength(2);
  });

  test("columns are as tall as their probability against the tallest", () => {
    const html = probabilityStrip(
      [
        { label: "1", probability: 0.8 },
        { label: "2", probability: 0.2 },
      ],
      "t",
    ).html;
    expect(html).toContain("height=48 ");
    expect(html).toContain("height=12 ");
    expect(html).toContain("80%");
  });
});

describe("a stacked bar", () => {
  const parts = (shares: readonly number[]) => {
    const tones = tonesOf(shares.length);
    return shares.map((share, k) => ({ share, tone: tones[k] ?? "e" }));
  };

  test("ends at the whole, whatever the shares, and its parts grow from the best answer", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 7 }), (counts) => {
        const sum = counts.reduce((total, count) => total + count, 0);
        const html = pile(parts(counts.map((count) => count / sum))).html;
        const widths = [...html.matchAll(/width=([\d.]+)%/g)].map((match) => Number(match[1]));
        expect(widths[0]).toBe(100);
        expect(widths).toEqual([...widths].sort((a, b) => b - a));
      }),
    );
  });

  test("leaves out parts of nothing and numbers that would not fit", () => {
    const html = pile(parts([0.5, 0, 0.45, 0.05])).html;
    expect(html.match(/<rect/g)).toHaveLength(3);
    expect([...html.matchAll(/>(\d+)<\/text>/g)].map((match) => match[1])).toEqual(["50", "45"]);
  });

  test("two neighbours never share a filling up to five answers", () => {
    for (const answers of [1, 2, 3, 4, 5]) {
      const tones = tonesOf(answers);
      expect(tones).toHaveLength(answers);
      expect(tones.every((tone, k) => k === 0 || tone !== tones[k - 1])).toBe(true);
    }
    expect(tonesOf(7)).toHaveLength(7);
    expect(tonesOf(0)).toEqual([]);
  });
});

describe("two views", () => {
  const scale = linearScale([-2, 2]);

  test("a dumbbell joins a full and a hollow dot", () => {
    const html = dumbbell({ scale, grid: "g", first: 1, second: -1 }).html;
    expect(html).toContain('class=joint x1="74%" x2="26%"');
    expect(html).toContain('class="value-dot" cx=74%');
    expect(html).toContain('class="raw-dot" cx=26%');
  });

  test("a rater's whisker reaches two standard errors to either side", () => {
    const html = severityBar({ scale, grid: "g", severity: 1, se: 0.5 }).html;
    expect(html).toContain('class=whisker x1="50%" x2="98%"');
  });
});

describe("a table", () => {
  const rows = [["a", 1, 2]];

  test("mostly of numbers says so once; its words are marked instead", () => {
    const caption = new Markup("t");
    const heading = (kind: "words" | "number") => ({ title: new Markup(kind), kind });
    const numbers = dataTable({
      caption,
      columns: ["words", "number", "number"].map((kind) => heading(kind as "number")),
      rows,
    }).html;
    expect(numbers).toContain("<table class=n>");
    expect(numbers).toContain("<tr><th scope=row>a<td>1<td>2");
    const words = dataTable({
      caption,
      columns: ["words", "words", "number"].map((kind) => heading(kind as "number")),
      rows,
    }).html;
    expect(words).toContain("<tr><th scope=row>a<td>1<td class=n>2");
  });
});

describe("shapes", () => {
  const title = (en: string) => ({ "zh-Hant": en, "zh-Hans": en, en });

  test("a radar is broken where a dimension is missing, not drawn to zero", () => {
    const spokes = [0.5, null, 1, 0.25].map((own) => ({ own, peers: 0.5 }));
    const html = radar(spokes, "t").html;
    const own = /class=radar-own d="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(own.match(/M/g)).toHaveLength(2);
    expect(own).not.toContain("Z");
    expect(html).toContain("class=radar-peers");
  });

  test("a long title takes two lines and ends with an ellipsis", () => {
    const html = groundOfRadars([title("生態文明建設與綠色低碳發展水平"), title("a"), title("b")]).html;
    expect(html).toContain("生態文明建<");
    expect(html).toMatch(/設與綠色低…<|設與綠色…</);
  });

  test("a timeline breaks where a period is missing", () => {
    const html = timeline(["2020", "2021", "2022", "2023"], [{ kind: "latent", values: [1, null, 2, 3] }], "t").html;
    expect(/<g class="line latent">(.*?)<\/g>/.exec(html)?.[1]?.match(/<line/g)).toHaveLength(1);
    expect(/<g class="point latent">(.*?)<\/g>/.exec(html)?.[1]?.match(/<rect/g)).toHaveLength(3);
  });
});
