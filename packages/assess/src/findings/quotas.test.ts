import { describe, expect, test } from "vitest";
import { assessed, pointIndicator, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const subjects = Array.from({ length: 7 }, (_, at) => ({ id: `P${at}`, attributes: { group: at < 5 ? "x" : "y" } }));
const ids = subjects.map(({ id }) => id);
const evidence = smallEvidence({ subjects, rows: rowsOf("2025", ids, { a: [90, 80, 70, 70, 10, 60, 50] }) });
const groups = ["x", "y"].map((id) => ({ id, title: id }));
const bands = [
  { id: "high", title: "High", when: "score >= 60.0" },
  { id: "rest", title: "Rest", when: "true" },
];
const quota = { id: "q", pool: "Teams of x", group: "x", band: "high", share: 0.5 };

function quotas(parts: Partial<typeof quota> & { rounding?: "floor" | "round" | "ceil" } = {}, when = "false") {
  const bars = [{ id: "bar", title: "Bar", from: "high", when, reason: "because" }];
  const scheme = smallScheme([pointIndicator("a")], {
    subjects: { type: "team", groups },
    bands,
    bars,
    quotas: [{ ...quota, ...parts }],
  });
  return assessed(scheme, evidence);
}

describe("quotas", () => {
  test("R10 are worked out line by line: five teams, half of them, 2.5, two places", async () => {
    const [found] = (await quotas()).quotas;
    expect(found).toMatchObject({
      id: "q",
      pool: "Teams of x",
      band: "high",
      size: 5,
      share: 0.5,
      product: 2.5,
      places: 2,
    });
    expect(found?.lines.slice(0, 4)).toEqual([
      { code: "size", facts: { value: 5 } },
      { code: "share", facts: { value: 0.5 } },
      { code: "product", facts: { value: 2.5 } },
      { code: "places", facts: { value: 2, by: "floor" } },
    ]);
  });

  test("R10 round as the scheme says", async () => {
    const places = async (rounding: "floor" | "round" | "ceil") => (await quotas({ rounding })).quotas[0]?.places;
    expect([await places("floor"), await places("round"), await places("ceil")]).toEqual([2, 3, 3]);
  });

  test("R10 a tie at the edge is told with what taking all or none of it would mean", async () => {
    const [found] = (await quotas({ share: 0.6 })).quotas;
    expect(found?.places).toBe(3);
    expect(found?.suggested).toBe(4);
    expect(found?.lines.at(-1)).toEqual({ code: "tie", facts: { tied: "P2, P3", over: 1, free: 1 } });
  });

  test("R10 R31 who is barred from the band is not suggested for it", async () => {
    const [found] = (await quotas({}, 'value("a") == 80.0')).quotas;
    expect(found?.suggested).toBe(3);
  });

  test("R10 a quota without group is over all subjects", async () => {
    const scheme = smallScheme([pointIndicator("a")], {
      subjects: { type: "team", groups },
      bands,
      quotas: [{ id: "q", pool: "All", band: "high", share: 0.3 }],
    });
    expect((await assessed(scheme, evidence)).quotas[0]).toMatchObject({ size: 7, places: 2, suggested: 5 });
  });
});
