import { expect, test } from "vitest";
import { answer } from "../integrity/testing/answers.ts";
import { effortAgainstFelt, type TaskFacts } from "./effort-against-felt.ts";

const tasks: TaskFacts[] = Array.from({ length: 11 }, (_, k) => ({
  kind: "water",
  spending: 100 + k,
  workload: 20 + k,
  felt: { value: 50 + ((k * 4) % 11), standardError: null },
}));

test("R16 toil that nobody feels stands above 0, much felt for little below", () => {
  const changed = tasks.map((task, k) => {
    if (k === 10) return { ...task, felt: { value: 1, standardError: null } };
    return k === 0 ? { ...task, felt: { value: 99, standardError: null } } : task;
  });
  const found = effortAgainstFelt(changed).tasks.map((one) => answer(one).gap);
  expect(found[10]).toBeCloseTo(20 / 22, 12);
  expect(found[0]).toBeCloseTo(-20 / 22, 12);
});

test("R16 exchanging effort and felt benefit turns the gap round", () => {
  const one = tasks.map((task) => ({ ...task, workload: null }));
  const turned = one.map((task) => ({
    ...task,
    spending: task.felt?.value ?? null,
    felt: { value: task.spending ?? 0, standardError: null },
  }));
  const [gaps, back] = [one, turned].map((list) => effortAgainstFelt(list).tasks.map((task) => answer(task).gap));
  gaps?.forEach((gap, k) => {
    expect(back?.[k]).toBeCloseTo(-gap, 12);
  });
});

test("a task without effort or without felt benefit is not weighed, nor one of few", () => {
  const [first, second] = tasks as [TaskFacts, TaskFacts];
  const found = effortAgainstFelt([
    ...tasks,
    { ...first, spending: null, workload: null },
    { ...second, felt: null },
  ]).tasks;
  expect(found.slice(11)).toEqual([
    { ok: false, error: "no-data" },
    { ok: false, error: "no-data" },
  ]);
  expect(effortAgainstFelt(tasks.slice(0, 5)).tasks[0]).toEqual({ ok: false, error: "too-few-units" });
  expect(() => effortAgainstFelt([{ ...first, workload: -2 }])).toThrow("tasks[0].workload is -2");
});

test("R16 toil unfelt is flagged, but not where the survey is too small to say so", () => {
  const many = Array.from({ length: 41 }, (_, k) => ({
    kind: "water",
    spending: 100 + k,
    workload: 20 + k,
    felt: { value: k === 40 ? 0 : 50 + ((k * 17) % 41), standardError: k === 40 ? 2 : null },
  }));
  expect(effortAgainstFelt(many, { falseDiscovery: 0.3 }).flags.map((flag) => flag.case)).toEqual([40]);
  const doubtful = many.map((task, k) => (k === 40 ? { ...task, felt: { value: 0, standardError: 60 } } : task));
  expect(effortAgainstFelt(doubtful, { falseDiscovery: 0.3 }).flags).toEqual([]);
});
