import { expect, test } from "vitest";
import { referencePages } from "../../tools/reference-pages.ts";
import { readProject } from "./source-files.ts";

test.each([...referencePages()])(
  "docs/reference/%s is what the catalogue says (else: node tools/write-reference.ts)",
  (name, text) => {
    expect(readProject(`docs/reference/${name}`)).toBe(text);
  },
);
