import { describe, expect, test } from "vitest";
import { assessed, pointIndicator, rowsOf, scoresOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const subjects = ["A", "B", "C"].map((id) => ({ id, attributes: { note: id === "C" ? "merged" : "" } }));
const ids = subjects.map(({ id }) => id);
const evidence = smallEvidence({
  subjects,
  rows: rowsOf("2025", ids, { debt: [130, 90, null], deaths: [0, 3, 1] }),
  targets: [
    { subject: "A", series: "deaths", baseline: 4, target: 2 },
    { subject: "B", series: "deaths", baseline: 4, target: 2 },
  ],
});
const indicators = ["debt", "deaths"].map((id) => pointIndicator(id, { direction: "lower" }));

function barred(when: string, from = "high") {
  const bars = [{ id: "bar", title: "Bar", from, when, reason: { en: "because", "zh-Hant": "因此" } }];
  const bands = [{ id: "high", title: "High", when: "true" }];
  return assessed(smallScheme(indicators, { bars, bands }), evidence);
}

async function heldBy(when: string): Promise<string[]> {
  return (await barred(when)).subjects.filter(({ bars }) => bars.length > 0).map(({ id }) => id);
}

describe("bars", () => {
  test("R31 a bar holds where its condition does, and says what from and why", async () => {
    const { subjects: found } = await barred('value("debt") > 120.0');
    expect(found.map(({ bars }) => bars)).toEqual([
      [{ id: "bar", from: "high", reason: { en: "because", "zh-Hant": "因此" } }],
      [],
      [],
    ]);
  });

  test("R31 a missing value bars nobody", async () => {
    expect(await heldBy('value("debt") > -1000.0')).toEqual(["A", "B"]);
    expect(await heldBy('!target_met("deaths")')).toEqual(["B"]);
    expect(await heldBy('attribute("nothing") == ""')).toEqual([]);
  });

  test("R31 a bar may ask for score, target, attribute and whether a value is known", async () => {
    expect(await heldBy("score < 50.0")).toEqual(["A"]);
    expect(await heldBy('target_met("deaths")')).toEqual(["A"]);
    expect(await heldBy('attribute("note") == "merged"')).toEqual(["C"]);
    expect(await heldBy('!known("debt") || value("debt") > 120.0')).toEqual(["A", "C"]);
  });

  test("R31 a bar changes neither score nor suggested band: people decide", async () => {
    const held = await barred("true");
    const free = await barred("false");
    expect(scoresOf(held)).toEqual(scoresOf(free));
    expect(held.subjects.map(({ band }) => band)).toEqual(["high", "high", "high"]);
  });
});
