import { PaperError, renderPersonPortrait, renderPortraits } from "@huabiao/documents";
import { paperOptions } from "@huabiao/documents/testing/sample-papers";
import { samplePeople } from "@huabiao/documents/testing/sample-people";
import { expect, test } from "vitest";

const source = samplePeople({ persons: 40 });
const all = source.people.persons.map((_, at) => at);
const options = paperOptions("zh-Hant");

async function taken(
  threads: number,
): Promise<{ readonly persons: number[]; readonly papers: string[]; readonly done: number[] }> {
  const found = { persons: [] as number[], papers: [] as string[], done: [] as number[] };
  const onProgress = ({ done }: { readonly done: number }) => void found.done.push(done);
  for await (const { person, bytes } of renderPortraits(source, all, { ...options, threads, onProgress })) {
    found.persons.push(person);
    found.papers.push(Buffer.from(bytes).toString("base64"));
  }
  return found;
}

test("R34 portraits come in order, with progress, the same bytes on any number of threads as alone", async () => {
  const [one, two] = [await taken(1), await taken(2)];
  expect(one.persons).toEqual(all);
  expect(two).toEqual(one);
  expect(two.done).toEqual(all.map((at) => at + 1));
  expect(two.papers[7]).toBe(Buffer.from(await renderPersonPortrait(source, 7, options)).toString("base64"));
});

test("whoever leaves early or aborts leaves no thread behind", async () => {
  for await (const { person } of renderPortraits(source, all, { ...options, threads: 2 })) if (person === 1) break;
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(renderPortraits(source, all, { ...options, signal }).next()).rejects.toThrow("enough");
});

test("a person who is not there and threads that are no number are refused", async () => {
  await expect(renderPortraits(source, [99], options).next()).rejects.toThrow("no person 99");
  await expect(renderPortraits(source, all, { ...options, threads: 0.5 }).next()).rejects.toThrow(RangeError);
  expect(new PaperError("x").name).toBe("PaperError");
});
