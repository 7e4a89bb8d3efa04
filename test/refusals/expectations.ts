import { catalogue, translatorFor } from "@huabiao/contract";
import type { Problem } from "@huabiao/kernel/problem";
import { languages } from "@huabiao/kernel/text";
import { expect } from "vitest";
import { noteText } from "../../apps/cli/src/output/print-problems.ts";
import type { Case, Outcome } from "./case.ts";

/** What, why and remedy are there in every language, each fact they mention is known, and the place is named. */
export function expectTold(found: Problem): void {
  for (const language of languages) {
    for (const part of ["what", "why", "remedy"]) {
      const sentence = catalogue[language][`${found.code}.${part}`];
      expect(sentence, `${found.code}.${part} in ${language}`).toMatch(/\S/);
      const mentioned = [...(sentence ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string);
      expect(Object.keys(found.facts), `facts of ${found.code}.${part}`).toEqual(expect.arrayContaining(mentioned));
    }
    expect(noteText([found], translatorFor(language))).not.toMatch(/\n\s+at |undefined|\[object|NaN\b.*NaN/);
  }
  const located = found.place?.file !== undefined || found.path.length > 0 || namesArgument(found);
  expect(located, `${found.code} is located`).toBe(true);
}

/** A problem of the command line has no place: it says which argument, or what was written there. */
function namesArgument({ code, facts }: Problem): boolean {
  const names = code.startsWith("cli.") ? ["file", "folder", "path", "wanted"] : ["url", "code", "what", "from"];
  return /^(cli|connect)\./.test(code) && names.some((name) => name in facts);
}

/** A place in the scheme is the line that holds the last key of the path, as far as the scheme has it. */
export function expectLines({ files }: Case, { problems }: Outcome): void {
  const text = files["scheme.yaml"];
  if (typeof text !== "string" || !text.startsWith("{\n")) return;
  for (const { path, place, code } of problems.filter((one) => one.code.startsWith("scheme.") && one.place)) {
    const line = text.split("\n")[(place?.line ?? 0) - 1];
    expect(line, `line ${place?.line} of ${code}`).toBeDefined();
    const key = path.at(-1);
    if (typeof key === "string" && line?.includes(`"${key}"`) !== true)
      expect(keyIsInScheme(text, path), `${code} points past its key`).toBe(false);
  }
}

/** No output shows a stack trace, a name of an error class or a file of the program. */
export function expectNoTrace({ stdout, stderr }: Outcome): void {
  expect(`${stdout}\n${stderr}`).not.toMatch(/^\s+at .+\d+:\d+|node:internal|\b[A-Z]\w*Error:/m);
}

function keyIsInScheme(text: string, path: Problem["path"]): boolean {
  let part: unknown = JSON.parse(text);
  for (const step of path) {
    if (typeof part !== "object" || part === null || !(step in part)) return false;
    part = (part as Record<string | number, unknown>)[step];
  }
  return true;
}
