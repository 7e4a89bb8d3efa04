import { translatorFor } from "@huabiao/contract";
import { expect, test } from "vitest";
import type { Io } from "../io.ts";
import { openProgressBar } from "./progress-bar.ts";

function barAt(terminal: boolean) {
  const drawn: string[] = [];
  let now = 1000;
  const io = { err: (text: string) => void drawn.push(text), terminal, clock: () => now } as unknown as Io;
  const bar = openProgressBar({ io, language: "en", translate: translatorFor("en"), json: false }, "drawing");
  return { bar, drawn, after: (ms: number) => (now += ms) };
}

test("off a terminal nothing is drawn", () => {
  const { bar, drawn, after } = barAt(false);
  after(5000);
  bar.update(0.5);
  bar.done();
  expect(drawn).toEqual([]);
});

test("quick work stays quiet", () => {
  const { bar, drawn, after } = barAt(true);
  after(199);
  bar.update(0.9);
  bar.done();
  expect(drawn).toEqual([]);
});

test("on a terminal share and remaining time are drawn, judged from the pace so far", () => {
  const { bar, drawn, after } = barAt(true);
  after(2000);
  bar.update(0.25);
  expect(drawn).toEqual([`\r\u001b[2KDrawing uncertainty ${"█".repeat(6)}${"░".repeat(18)} 25 % about 6 s left`]);
});

test("is drawn at most every 80 ms, and taken away when the work is done", () => {
  const { bar, drawn, after } = barAt(true);
  after(300);
  bar.update(0.1);
  after(79);
  bar.update(0.2);
  expect(drawn).toHaveLength(1);
  after(1);
  bar.update(0.3);
  expect(drawn).toHaveLength(2);
  bar.done();
  expect(drawn.at(-1)).toBe("\r\u001b[2K");
});

test("at the very start no time is guessed", () => {
  const { bar, drawn, after } = barAt(true);
  after(250);
  bar.update(0);
  expect(drawn[0]).toMatch(/ 0 % $/);
});
