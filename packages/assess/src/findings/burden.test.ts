import { expect, test } from "vitest";
import { assessed, pointIndicator, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const evidence = smallEvidence({ subjects: ["A", "B", "C"], rows: rowsOf("2025", ["A", "B", "C"], { a: [1, 2, 3] }) });

test("R06 the burden counts fields, times, people and minutes, for one subject and for all", async () => {
  const scheme = smallScheme(
    [
      pointIndicator("a", { supply: { provider: "office", frequency: "quarter", respondents: 2, minutes: 15 } }),
      pointIndicator("b", { supply: { provider: "office", minutes: 30 } }),
    ],
    { burden: { minutesPerSubject: 100 } },
  );
  expect((await assessed(scheme, evidence)).burden).toEqual({
    fields: 2,
    newFields: 5,
    minutesPerSubject: 4 * 2 * 15 + 30,
    minutesTotal: 3 * 150,
    budgetMinutesPerSubject: 100,
  });
});

test("R06 what is collected already for other purposes burdens nobody", async () => {
  const scheme = smallScheme([
    pointIndicator("a", { supply: { provider: "office", frequency: "month", minutes: 60, reused: true } }),
  ]);
  expect((await assessed(scheme, evidence)).burden).toEqual({
    fields: 1,
    newFields: 0,
    minutesPerSubject: 0,
    minutesTotal: 0,
    budgetMinutesPerSubject: null,
  });
});
