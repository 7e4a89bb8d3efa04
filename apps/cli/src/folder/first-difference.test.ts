import { expect, test } from "vitest";
import { firstDifference } from "./first-difference.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const difference = (file: string, stored: string, computed: string) =>
  firstDifference(file, { stored: bytes(stored), computed: bytes(computed) });

test("files that agree to the byte have none", () => {
  expect(difference("a.json", "{}", "{}")).toBeNull();
});

test("R34 a JSON file is named by the path of the first member that differs", () => {
  expect(difference("f.json", '{"a":[1,{"b":2}],"c":3}', '{"a":[1,{"b":2.5}],"c":4}')).toEqual({
    file: "f.json",
    where: "$.a.1.b",
    stored: "2",
    computed: "2.5",
  });
});

test("R34 a member on one side only, or of another kind, is a difference", () => {
  expect(difference("f.json", '{"a":1}', '{"a":1,"b":null}')).toMatchObject({
    where: "$.b",
    stored: "—",
    computed: "null",
  });
  expect(difference("f.json", '{"a":[]}', '{"a":null}')).toMatchObject({ where: "$.a", stored: "[]" });
  expect(difference("f.json", '{"a":[]}', '{"a":{}}')).not.toBeNull();
});

test("R34 JSON that means the same and is written otherwise, or is no JSON, is named by its line", () => {
  expect(difference("f.json", '{"a": 1}\n', '{"a":1}\n')).toMatchObject({ where: "1" });
  expect(difference("f.json", "{", '{"a":1}')).toMatchObject({ where: "1", stored: "{" });
});

test("R34 any other text is named by its line, long lines by their beginning", () => {
  expect(difference("s.csv", "h\n1\n2\n", "h\n1\n3\n")).toEqual({
    file: "s.csv",
    where: "3",
    stored: "2",
    computed: "3",
  });
  expect(difference("s.csv", "h\n1\n", "h\n1\nmore\n")).toMatchObject({ where: "3", stored: "", computed: "more" });
  expect(difference("s.csv", "h\n1\nmore", "h\n1")).toMatchObject({ where: "3", stored: "more", computed: "—" });
  expect(difference("s.csv", "x".repeat(200), "y")?.stored).toBe(`${"x".repeat(80)}…`);
});
