import { expect, test } from "vitest";
import { type PeopleWorld, peopleFound, personIn, teamIn } from "../testing/people-world.ts";

const base: PeopleWorld = {
  terms: [
    ["a", "mayor", "east", "2023-03"],
    ["b", "secretary", "east", "2022-01-01", "2025-06-30"],
    ["c", "secretary", "east", "2025-09-01"],
    ["d", "deputy", "east", "2020", "2024-12-31"],
    ["d", "deputy", "west", "2025-01-01", "2025-10-31"],
    ["d", "mayor", "west", "2025-10-01"],
    ["e", "deputy", "east", "2021-01-01"],
    ["f", "clerk", "east", "2021-01-01"],
    ["g", "mayor", "west", "2019-01-01", "2025-10-15"],
  ],
};

test("R11 terms tell open ends, months, vacancies, overlaps and simultaneous posts", async () => {
  const found = await peopleFound(base);
  const notes = (id: string) => personIn(found, id).terms.map(({ from, to, notes: told }) => [from, to, ...told]);
  expect(notes("a")).toEqual([["2023-03", null, "month-only", "open-end"]]);
  expect(notes("b")).toEqual([["2022-01-01", "2025-06-30"]]);
  expect(notes("c")).toEqual([["2025-09-01", null, "gap-before", "open-end"]]);
  expect(notes("d")).toEqual([
    ["2020", "2024-12-31", "month-only"],
    ["2025-01-01", "2025-10-31", "simultaneous"],
    ["2025-10-01", null, "overlaps", "open-end", "simultaneous"],
  ]);
  expect(notes("g")).toEqual([["2019-01-01", "2025-10-15", "overlaps"]]);
});

test("an open term is counted to the end of the period, and a month from its middle", async () => {
  const found = await peopleFound(base);
  expect(personIn(found, "c").terms[0]?.days).toBe(122);
  expect(personIn(found, "a").terms[0]?.days).toBe(1022);
});

test("the main post is the one held longest in the period, and of equal ones the first the scheme lists", async () => {
  const found = await peopleFound({
    terms: [...base.terms, ["h", "deputy", "east", "2025-01-01"], ["h", "secretary", "west", "2025-01-01"]],
  });
  expect(personIn(found, "d").post).toBe("deputy");
  expect(personIn(found, "h").post).toBe("secretary");
  expect(found.teams[personIn(found, "h").team ?? -1]?.id).toBe("west");
});

test("R02 a team is who served in named posts of the place in the period, by rank of post", async () => {
  const found = await peopleFound(base);
  const members = (id: string) => teamIn(found, id).members.map((at) => found.persons[at]?.id);
  expect(members("east")).toEqual(["b", "c", "a", "e"]);
  expect(members("west")).toEqual(["d", "g"]);
  expect(personIn(found, "f")).toMatchObject({ team: null, post: null, peerGroup: { size: 0 } });
});

test("who has no term in the period, too few days or too few views is not portrayed, and is told why", async () => {
  const found = await peopleFound({
    terms: [...base.terms, ["gone", "mayor", "west", "2010-01-01", "2015-12-31"]],
    persons: ["never"],
    people: { portray: { days: 100, views: 2 } },
  });
  expect(Object.fromEntries(found.thin.map(({ person, reason, facts }) => [person, [reason, facts]]))).toEqual({
    a: ["little-evidence", { views: 1, wanted: 2 }],
    b: ["little-evidence", { views: 1, wanted: 2 }],
    c: ["little-evidence", { views: 1, wanted: 2 }],
    d: ["little-evidence", { views: 1, wanted: 2 }],
    e: ["little-evidence", { views: 1, wanted: 2 }],
    f: ["no-term", {}],
    g: ["little-evidence", { views: 1, wanted: 2 }],
    gone: ["no-term", {}],
    never: ["no-term", {}],
  });
  const strict = await peopleFound({ ...base, people: { portray: { days: 130 } } });
  expect(strict.thin.find(({ person }) => person === "c")).toMatchObject({
    reason: "short-service",
    facts: { days: 122 },
  });
});
