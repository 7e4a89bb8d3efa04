import type { People } from "@huabiao/scheme";
import { expect, test } from "vitest";
import type { Leave } from "../people-evidence.ts";
import { on, peopleFound, peoplePart, personIn, row, type WrittenTerm } from "../testing/people-world.ts";

const noGrade: People["noGrade"] = [
  { case: "leave", overDays: 183 },
  { case: "investigation" },
  { case: "new-in-post", underDays: 183 },
];
const bands = [{ id: "fine", title: "Fine", when: "leaveDays < 400" }];

async function suggested(leave: readonly (readonly [Leave["kind"], string, string | null])[], from = "2020-01-01") {
  const term: WrittenTerm = ["a", "mayor", "east", from];
  const found = await peopleFound({
    terms: [term],
    people: { noGrade, peers: { minimum: 1 }, person: { ...peoplePart().person, bands } },
    more: () => ({
      leave: leave.map(([kind, first, last]) => ({
        ...{ person: 0, kind, from: on(first), to: last === null ? null : on(last) },
        ...row,
      })),
    }),
  });
  const { state, reason } = personIn(found, "a").suggestion;
  return [state, reason];
}

test("R10 over half a year of leave, an investigation or a new post gives a comment instead of a grade", async () => {
  expect(await suggested([])).toEqual(["suggested", null]);
  expect(await suggested([["leave", "2025-01-01", "2025-07-02"]])).toEqual(["suggested", null]);
  expect(await suggested([["leave", "2025-01-01", "2025-07-03"]])).toEqual(["no-grade", "long-leave"]);
  expect(await suggested([["leave", "2025-06-01", null]])).toEqual(["no-grade", "long-leave"]);
  expect(await suggested([["investigation", "2025-12-31", null]])).toEqual(["no-grade", "under-investigation"]);
  expect(await suggested([["investigation", "2025-01-01", "2025-06-30"]])).toEqual(["suggested", null]);
  expect(await suggested([], "2025-07-03")).toEqual(["no-grade", "new-in-post"]);
  expect(await suggested([], "2025-07-02")).toEqual(["suggested", null]);
});

test("leaves that overlap count once, and those outside the period not at all", async () => {
  const half: [Leave["kind"], string, string][] = [
    ["leave", "2025-01-01", "2025-04-30"],
    ["leave", "2025-02-01", "2025-05-31"],
    ["leave", "2024-01-01", "2024-12-31"],
  ];
  expect(await suggested(half)).toEqual(["suggested", null]);
});
