import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coveredCharacters } from "./covered-characters.ts";
import { fontFiles } from "./font-files.ts";
import { legible } from "./legible.ts";

const covered = new Set(fontFiles.flatMap((file) => [...coveredCharacters(readFileSync(file))]));
const read = (text: string) => legible(text, covered);

describe("the embedded fonts", () => {
  test("hold every character of the two main han blocks and all Latin letters with accents", () => {
    const missing = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((code) => !covered.has(code));
    expect(missing(0x4e00, 0x9fff)).toEqual([]);
    expect(missing(0x3400, 0x4dbf)).toEqual([]);
    expect(missing(0xc0, 0x17f)).toEqual([]);
  });
});

describe("legible text", () => {
  test("leaves what the fonts hold as it is, rare names included", () => {
    for (const text of ["林望舒", "䶮喆堃嫄", "Łukasz Ångström", "a\nb", "#$*_=@<>&`\\"]) {
      expect(read(text)).toEqual({ view: text, spelled: [] });
    }
  });

  test("spells what no font holds as its code, so that nothing is an empty box", () => {
    expect(read("王𠮷🙂")).toEqual({ view: "王〔U+20BB7〕〔U+1F642〕", spelled: ["𠮷", "🙂"] });
    expect(read("ن").view).toBe("〔U+0646〕");
  });

  test("spells marks that turn the direction or control a terminal, and lone surrogates", () => {
    expect(read("a\u202Eb").view).toBe("a〔U+202E〕b");
    expect(read("\u0007").view).toBe("〔U+0007〕");
    expect(read("x\uD800").view).not.toContain("\uD800");
  });

  test("keeps the character that a selector varies, and an accent on a letter but not on a han character", () => {
    expect(read("葛\u{E0100}城").view).toBe("葛城");
    expect(read("e\u0301").view).toBe("e\u0301");
    expect(read("王\u0301").view).toBe("王〔U+0301〕");
  });

  test("gives a long run places to break, and changes nothing else in it", () => {
    const { view } = read("a".repeat(5000));
    expect(String(view).replaceAll("\u200B", "")).toBe("a".repeat(5000));
    expect(
      Math.max(
        ...String(view)
          .split("\u200B")
          .map((part) => part.length),
      ),
    ).toBeLessThanOrEqual(30);
  });

  test("walks through lists and members and leaves numbers, blanks and names of members alone", () => {
    expect(read("𠮷").spelled).toEqual(["𠮷"]);
    expect(legible({ 𠮷: [1, null, true, "𠮷"] }, covered).view).toEqual({ 𠮷: [1, null, true, "〔U+20BB7〕"] });
  });

  test("never lets a character through that no font holds, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const letters = [...String(read(text).view)].filter((letter) => letter !== "\n" && letter !== "\u200B");
        return letters.every((letter) => covered.has(letter.codePointAt(0) ?? 0));
      }),
      { seed: 20251231, numRuns: 300 },
    );
  });
});
