import { expect, test } from "vitest";
import { generateWorld } from "./generate.ts";
import { plantedTruth } from "./planted.ts";

const { terms, counties } = generateWorld();
const open = "9999-12-31";

test("every county has a secretary and a mayor in most of 2018–2025, never two at once", () => {
  for (const { id } of counties) {
    for (const post of ["secretary", "mayor"] as const) {
      const own = terms.filter((term) => term.county === id && term.post === post);
      expect(own.length, id).toBeGreaterThanOrEqual(2);
      for (const [at, term] of own.slice(1).entries())
        expect(term.from > (own[at]?.to ?? open), `${id} ${post} ${term.from}`).toBe(true);
    }
  }
});

test("nobody holds two posts on one day", () => {
  const byPerson = Map.groupBy(terms, (term) => term.person);
  for (const [person, own] of byPerson) {
    const ordered = own.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const [at, term] of ordered.slice(1).entries())
      expect(term.from > (ordered[at]?.to ?? open), person).toBe(true);
  }
});

test("a term ends after it begins", () => {
  for (const { person, from, to } of terms) expect(from < (to ?? open), person).toBe(true);
});

test("R27 some leaders move between counties, so that places and people can be told apart", () => {
  const byPerson = Map.groupBy(terms, (term) => term.person);
  const movers = [...byPerson.values()].filter((own) => new Set(own.map((term) => term.county)).size > 1);
  expect(movers.length).toBeGreaterThan(20);
});

test("R13 the forest was planted under one secretary and matured under the next", () => {
  const {
    from,
    counties: [county],
  } = plantedTruth("late-forest");
  const secretaries = terms.filter((term) => term.county === county && term.post === "secretary");
  expect(secretaries.map((term) => term.person)[0]).toBe(from);
  expect(secretaries.map(({ to }) => to)).toEqual(["2021-05-31", null]);
});
