import { expect, test } from "vitest";
import { type BarContext, compileCondition, variablesOf } from "./conditions.ts";

const band = { score: 88, rank: 3, size: 20, rankShare: 0.15, coverage: 0.9 };
const bar: BarContext = {
  score: 70,
  value: (id) => ({ debt: 1.5 })[id],
  targetMet: (id) => ({ debt: false })[id],
  attribute: (name) => ({ area: "forest" })[name],
};

function answer<K extends "group" | "band" | "bar" | "use" | "proposal">(
  kind: K,
  source: string,
  context: unknown,
): unknown {
  const compiled = compileCondition(source, kind);
  if (!compiled.ok) return compiled.error.code;
  const outcome = compiled.value(context as Parameters<typeof compiled.value>[0]);
  return outcome.ok ? outcome.value : `${outcome.error.reason} ${outcome.error.name}`;
}

const proposal = {
  ...{ band: "fair", excused: 0, gate: "met", quarters: 4, daysInPost: 365, leaveDays: 0 },
  view: () => 40,
  above: () => 0.2,
  routine: () => 1,
};

test.each([
  ["band", "score >= 85 && coverage > 0.8", band, true],
  ["band", "rank <= 2", band, false],
  ["band", "rankShare <= 0.2 || score > 99.5", band, true],
  ["band", "size > 10 ? score > 80 : score > 90", band, true],
  ["use", "band == 'fair' && score < 90", { ...band, band: "fair" }, true],
  ["group", "subject.area == 'forest'", { subject: { area: "forest" } }, true],
  ["group", "subject['面積'] == '大'", { subject: { 面積: "大" } }, true],
  ["group", "double(subject.population) > 100000.0", { subject: { population: "120000" } }, true],
  ["group", "has(subject.area) && subject.area == 'x'", { subject: {} }, false],
  ["group", "subject.area in ['a', 'b'].map(x, x)", { subject: { area: "b" } }, true],
  ["bar", "value('debt') > 1.0 && !target_met('debt')", bar, true],
  ["bar", "known('gdp') && value('gdp') > 1.0", bar, false],
  ["bar", "attribute('area') == 'forest'", bar, true],
  ["proposal", "band == 'fair' && excused == 0 && view('own') < 50.0", proposal, true],
  ["proposal", "band == 'fair' && excused > 0", proposal, false],
] as const)("R31 a %s condition %s is answered", (kind, source, context, expected) => {
  expect(answer(kind, source, context)).toBe(expected);
});

test.each([
  ["group", "subject.area == 'x'", { subject: {} }, "missing-value area"],
  [
    "group",
    "subject.population > 100000",
    { subject: { population: "many" } },
    "wrong-type no such overload: dyn<string> > int",
  ],
  ["group", "double(subject.population) > 1.0", { subject: { population: "many" } }, /^wrong-type /],
  ["bar", "value('gdp') > 1.0", bar, "missing-value gdp"],
  ["bar", "target_met('gdp')", bar, "missing-value gdp"],
  ["bar", "attribute('post') == 'x'", bar, "missing-value post"],
  ["bar", "score > 1.0", { ...bar, score: Number.NaN }, "missing-value score"],
  ["band", "score >= 85", { ...band, score: Number.NaN }, "missing-value score"],
  ["band", "rank <= 3", { ...band, rank: Number.NaN }, "missing-value rank"],
] as const)("a %s condition %s without its data has a reason, not an answer", (kind, source, context, expected) => {
  expect(answer(kind, source, context)).toEqual(
    typeof expected === "string" ? expected : expect.stringMatching(expected),
  );
});

test("what is missing does not matter where the rest decides", () => {
  expect(answer("bar", "score > 60.0 || value('gdp') > 1.0", bar)).toBe(true);
  expect(answer("band", "score >= 85", { ...band, rank: Number.NaN })).toBe(true);
});

test.each([
  ["band", "score >=", "scheme.condition.syntax"],
  ["band", "score >= '85'", "scheme.condition.type"],
  ["band", "score", "scheme.condition.not-yes-or-no"],
  ["band", "scor >= 85", "scheme.condition.unknown-name"],
  ["band", "subject.area == 'x'", "scheme.condition.unknown-name"],
  ["band", "value('gdp') > 1.0", "scheme.condition.type"],
  ["group", "score > 1", "scheme.condition.unknown-name"],
  ["bar", "value(3) > 1.0", "scheme.condition.type"],
  ["group", "subject.name.matches('(a+)+b')", "scheme.condition.forbidden"],
  ["group", "timestamp(subject.day).getFullYear() > 2000", "scheme.condition.forbidden"],
  ["band", `score > 1.0${" || score > 1.0".repeat(300)}`, "scheme.condition.too-long"],
] as const)("a %s condition %s is refused", (kind, source, code) => {
  const compiled = compileCondition(source, kind);
  expect(compiled.ok ? "accepted" : compiled.error.code).toBe(code);
});

test("an unknown name comes with the nearest known one", () => {
  const compiled = compileCondition("rankshare <= 0.3", "band");
  expect(!compiled.ok && compiled.error.facts).toMatchObject({ name: "rankshare", near: "rankShare" });
});

test("a condition tells what it speaks of", () => {
  expect(variablesOf("subject.area == 'x' && subject['面積'] == 'y' && [1].exists(x, x > 0)")).toEqual({
    variables: ["subject"],
    attributes: ["area", "面積"],
    indicators: [],
    views: [],
    bands: [],
    functions: ["exists"],
  });
  expect(variablesOf("value('a') > score && known('b') && attribute('post') == 'p'")).toMatchObject({
    variables: ["score"],
    attributes: ["post"],
    indicators: ["a", "b"],
  });
  expect(variablesOf("'good' == band || band != 'poor'")).toMatchObject({
    variables: ["band"],
    bands: ["good", "poor"],
  });
  expect(variablesOf("&&")).toMatchObject({ variables: [] });
});

test("prototype members are not attributes", () => {
  expect(answer("group", "subject.constructor == 'x'", { subject: {} })).toBe("missing-value constructor");
  expect(answer("group", "subject.__proto__ == 'x'", { subject: {} })).toBe("missing-value __proto__");
});
