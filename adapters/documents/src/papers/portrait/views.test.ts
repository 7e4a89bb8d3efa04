import type { SuggestionFinding, ViewFinding } from "@huabiao/assess";
import { describe, expect, test } from "vitest";
import { standing } from "../../people/standing.ts";
import { paperOptions } from "../../testing/sample-papers.ts";
import { samplePeople } from "../../testing/sample-people.ts";
import { clip, PaperWords } from "../paper-words.ts";
import { leaderText } from "./credits-view.ts";
import { personSharesView } from "./shares-view.ts";
import { shortened, sitFor } from "./sitting.ts";
import { suggestionView } from "./suggestion-view.ts";
import { timelineView } from "./timeline-view.ts";

const source = samplePeople();
const sitting = sitFor(source, paperOptions("en"));
const view = source.people.persons[0]?.heads[0]?.views[0] as ViewFinding;
const person = (at: number) => source.people.persons[at] ?? expect.unreachable();

describe("a view among its peers", () => {
  test("stands above or below only when its whole interval does", () => {
    const peers = [40, 50, 60];
    expect(standing({ ...view, lower: 50.1, upper: 70, peers })).toBe("above");
    expect(standing({ ...view, lower: 30, upper: 49.9, peers })).toBe("below");
    expect(standing({ ...view, lower: 50, upper: 70, peers })).toBe("not-told-apart");
  });

  test("stands nowhere without an interval or without peers", () => {
    expect(standing({ ...view, lower: null, upper: null })).toBe(null);
    expect(standing({ ...view, peers: [] })).toBe(null);
  });
});

describe("the suggested range", () => {
  const base: SuggestionFinding = {
    state: "suggested",
    bands: [],
    likely: null,
    bars: [],
    proposals: [],
    reason: null,
  };
  test.each([
    ["suggested", "excellent", "Excellent", "at least 80%"],
    ["undecided", "excellent", "Undecided", "people must judge"],
    ["not-comparable", null, "Not comparable", "There are too few to compare."],
    ["no-grade", null, "No grade", "Comment only"],
  ] as const)("R26 is told as %s in words of its own", (state, likely, verdict, why) => {
    const told = suggestionView(
      sitting,
      { ...base, state, likely, reason: likely === null ? "too-few-units" : null },
      "person",
    );
    expect(told).toMatchObject({
      verdict,
      why: expect.stringContaining(why),
      note: expect.stringContaining("no total"),
    });
  });
});

test("R27 a missing share is missing, with its reason, and never a zero", () => {
  expect(personSharesView(sitting, person(3))).toMatchObject({
    rows: [0, 1, 2].map(() => ({ share: null, text: expect.stringMatching(/./) })),
    mix: "There are no data.",
  });
});

test("R13 a leader effect that is not identified is not comparable, and no number", () => {
  expect(leaderText(sitting, person(1))).toBe("Leader effect: not comparable. There are too few to compare.");
  expect(leaderText(sitting, person(0))).toContain("+0.42 (−0.11 to 0.95)");
});

test("terms that meet share an edge, and one that has not ended reaches the end of the line", () => {
  const told = timelineView(sitting, person(0).timeline, person(0).terms) as {
    readonly terms: readonly { readonly from: number; readonly to: number }[];
  };
  expect(told.terms[0]?.to).toBeCloseTo(told.terms[1]?.from ?? 0, 3);
  expect(told.terms[2]?.to).toBe(1);
  expect(timelineView(sitting, [], [])).toBe(null);
});

test("a list that is too long for the paper says how many more there are", () => {
  const short = sitFor(source, paperOptions("en"), { items: 2, letters: 50 });
  expect(shortened(short, [1, 2, 3, 4, 5], (item) => item)).toEqual({
    items: [1, 2],
    more: "3 more in the findings workbook",
  });
  expect(shortened(short, [1, 2], (item) => item)).toEqual({ items: [1, 2], more: null });
});

describe("words of a paper", () => {
  test("days and months read as each language writes them, and what is no day stays", () => {
    const days = (["zh-Hant", "zh-Hans", "en"] as const).map((language) =>
      new PaperWords(paperOptions(language)).day("2025-07-09"),
    );
    expect(days).toEqual(["2025年7月9日", "2025年7月9日", "9 July 2025"]);
    expect(new PaperWords(paperOptions("en")).day("2013-06")).toBe("June 2013");
    expect(new PaperWords(paperOptions("en")).day("last spring")).toBe("last spring");
  });

  test("a minus is a minus sign, and nothing that rounds to zero carries one", () => {
    const words = new PaperWords(paperOptions("en"));
    expect([words.fixed(-2.25), words.fixed(-0.01), words.signed(0), words.signed(1.5), words.percent(0.256)]).toEqual([
      "−2.3",
      "0.0",
      "0.0",
      "+1.5",
      "26%",
    ]);
  });

  test("a text is cut between characters, by the room it takes, with a mark", () => {
    expect(clip("  甲乙丙 ", 3)).toBe("甲乙丙");
    expect(clip("甲乙丙丁", 3)).toBe("甲乙丙…");
    expect(clip("🙂🙂", 9)).toBe("🙂…");
  });
});
