import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import { smallPoll } from "../testing/small-poll.ts";
import type { QuestionTally, Tally } from "./tally.ts";
import { publicFault, publicTally, withheldCells } from "./withhold.ts";

const poll = smallPoll({ audience: "public", batch: 10 });
const least = 10;
const wishes = {
  blank: 20,
  invalid: 20,
  unsure: 0,
  valid: 100,
  options: { roads: 50, schools: 40, clinics: 30, water: 20 },
};
const shown = (satisfied: QuestionTally) => publicTally(poll, { satisfied, wishes })["satisfied"];

describe("R14 small cells and their complements never leak", () => {
  test("a small cell takes the smallest shown one with it, so that subtraction gives neither", () => {
    const tally = { blank: 15, invalid: 3, unsure: 40, valid: 200, options: { yes: 150, no: 50 } };
    expect(shown(tally)).toEqual({ ...tally, blank: null, invalid: null });
  });

  test("a unanimous or nearly unanimous answer is withheld as a whole", () => {
    expect(shown({ blank: 20, invalid: 20, unsure: 20, valid: 40, options: { yes: 40, no: 0 } })?.options).toEqual({
      yes: null,
      no: null,
    });
    expect(shown({ blank: 0, invalid: 0, unsure: 0, valid: 40, options: { yes: 20, no: 20 } })).toEqual({
      blank: null,
      invalid: null,
      unsure: null,
      valid: null,
      options: { yes: null, no: null },
    });
  });

  test("among several picks what all but a few picked is withheld too", () => {
    const tally = { ...wishes, options: { roads: 95, schools: 40, clinics: 30, water: 20 } };
    const { options } = publicTally(poll, { satisfied: wishesAsSingle, wishes: tally })["wishes"] as QuestionTally;
    expect(options).toEqual({ roads: null, schools: 40, clinics: 30, water: null });
  });

  test("unsure is nothing to hide behind where no option says so", () => {
    const tally = { blank: 12, invalid: 3, unsure: 0, valid: 100, options: wishes.options };
    const told = publicTally(poll, { satisfied: wishesAsSingle, wishes: tally })["wishes"];
    expect(told).toMatchObject({ blank: null, invalid: null, unsure: 0, valid: 100 });
  });

  test("of 400 random tallies from seed 10 no withheld cell can be worked out, and each passes as public", () => {
    const stream = openStream(10);
    for (let trial = 0; trial < 400; trial++) {
      const count = () => stream.integer(stream.integer(3) === 0 ? 6 : 40);
      const options = { yes: count(), no: count() };
      const satisfied = { blank: count(), invalid: count(), unsure: count(), valid: options.yes + options.no, options };
      const counted = satisfied.blank + satisfied.invalid + satisfied.unsure + satisfied.valid;
      const told = publicTally(poll, { satisfied, wishes: { ...wishes, valid: counted - 40 } });
      const { blank, invalid, unsure, valid } = told["satisfied"] as QuestionTally;
      expectHidden([blank, invalid, unsure, valid], counted);
      if (valid !== null) expectHidden(Object.values(told["satisfied"]?.options ?? {}), valid);
      const fault = publicFault({ ...poll, questions: poll.questions.slice(0, 1) }, told, counted);
      expect(fault).toBeNull();
    }
  });

  /** With nothing but the sum known, withheld cells share what is left in every possible way. */
  function expectHidden(cells: readonly (number | null)[], whole: number): void {
    const seen = cells.filter((cell) => cell !== null);
    for (const cell of seen) expect(cell).toBeGreaterThanOrEqual(least);
    const left = whole - seen.reduce((sum, cell) => sum + cell, 0);
    if (seen.length === 0 || seen.length === cells.length) return;
    expect(cells.length - seen.length).toBeGreaterThanOrEqual(2);
    expect(left).toBeGreaterThanOrEqual(least);
  }
});

const wishesAsSingle = { blank: 20, invalid: 20, unsure: 20, valid: 100, options: { yes: 60, no: 40 } };

describe("a tally that says it is public", () => {
  const one = { ...poll, questions: poll.questions.slice(0, 1) };
  const fault = (satisfied: QuestionTally, counted: number) => publicFault(one, { satisfied }, counted)?.fault ?? null;
  const right = { blank: 20, invalid: 20, unsure: 20, valid: 100, options: { yes: 60, no: 40 } };

  test("is found out when it does not add up or shows what it must not", () => {
    expect(fault(right, 160)).toBeNull();
    expect(fault(right, 161)).toBe("sum");
    expect(fault({ ...right, options: { yes: 61, no: 40 } }, 160)).toBe("sum");
    expect(fault({ ...right, blank: 5, invalid: 35 }, 160)).toBe("leak");
    expect(fault({ ...right, blank: null }, 160)).toBe("leak");
    expect(fault({ ...right, blank: null, invalid: null }, 160)).toBeNull();
    expect(fault({ ...right, blank: null, invalid: null, unsure: 55 }, 160)).toBe("leak");
    expect(fault({ ...right, valid: null, blank: null }, 160)).toBe("leak");
    expect(fault({ ...right, valid: null, blank: null, options: { yes: null, no: null } }, 160)).toBeNull();
  });

  test("and among several picks when one cell is missing, small, or nearly all", () => {
    const two = { ...poll, questions: poll.questions.slice(1) };
    const many = (options: Record<string, number | null>) =>
      publicFault(two, { wishes: { ...wishes, options } }, 140)?.fault ?? null;
    expect(many(wishes.options)).toBeNull();
    expect(many({ ...wishes.options, water: null })).toBe("leak");
    expect(many({ ...wishes.options, water: 9 })).toBe("leak");
    expect(many({ ...wishes.options, roads: 91 })).toBe("leak");
    expect(many({ ...wishes.options, water: null, roads: null })).toBeNull();
    expect(publicFault(two, { wishes: { ...wishes, unsure: 1 } }, 141)?.fault).toBe("sum");
  });

  test("withheld cells are counted", () => {
    const tally: Tally = { satisfied: { ...right, blank: null, options: { yes: null, no: 40 } } };
    expect(withheldCells(tally)).toBe(2);
  });
});
