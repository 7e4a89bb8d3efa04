import { describe, expect, test } from "vitest";
import { type LifeState, lifeEntry, lifeStates, replayLife } from "./life.ts";

const through = (last: number) => lifeStates.slice(1, last + 1).map((to) => ({ to, facts: {} }));

describe("the life of a poll", () => {
  test("R14 goes through its states in order", () => {
    for (const [at, state] of lifeStates.entries()) expect(replayLife(through(at))).toEqual({ ok: true, value: state });
  });

  test("R14 has no other way: every state × transition", () => {
    for (const [at, from] of lifeStates.entries()) {
      for (const to of lifeStates) {
        const after = replayLife([...through(at), { to, facts: {} }]);
        if (lifeStates[at + 1] === to) expect(after).toEqual({ ok: true, value: to });
        else expect(after).toMatchObject({ ok: false, error: { code: "life.wrong-order", facts: { from, to } } });
      }
    }
  });

  test("R14 a test poll says so in every entry and cannot become a real one", () => {
    const transition = { to: "open" as LifeState, facts: {} };
    const [real, trial] = (["real", "test"] as const).map((kind) => lifeEntry({ id: "a.b/c", kind }, transition));
    expect(real).toBe('{"facts":{},"format":"huabiao-life/1","kind":"real","poll":"a.b/c","to":"open"}');
    expect(trial).not.toBe(real);
  });
});
