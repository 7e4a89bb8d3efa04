import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Findings } from "@huabiao/assess";
import { projectRoot } from "@huabiao/test-kit";
import { huabiao } from "@huabiao/test-kit/command";
import { afterAll, beforeAll, expect, test } from "vitest";

const out = mkdtempSync(join(tmpdir(), "huabiao-cadres-"));
const people = (): NonNullable<Findings["people"]> => {
  const findings: Findings = JSON.parse(readFileSync(join(out, "findings.json"), "utf8"));
  if (findings.people === null) throw new Error("no people in the example");
  return findings.people;
};

/** Somebody with enough evidence whose earlier terms show now. */
function credited(): { readonly id: string; readonly team: string } {
  const { persons, thin, teams } = people();
  const missing = new Set(thin.map(({ person }) => person));
  const found = persons.find(({ id, credits, team }) => credits.length > 1 && team !== null && !missing.has(id));
  if (found === undefined) throw new Error("nobody is credited");
  return { id: found.id, team: teams[found.team ?? -1]?.id ?? "" };
}

beforeAll(() => {
  const { status, stderr } = huabiao("assess", join(projectRoot, "examples/minghe"), "--out", out, "--draws", "0");
  expect([status, stderr]).toEqual([0, ""]);
}, 120_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

test("R26 of every person of 明河 it is said that there is a portrait, or why there is none", () => {
  const { persons, thin } = JSON.parse(huabiao("portrait", out, "--json").stdout);
  expect(persons.length).toBeGreaterThan(100);
  expect(persons.length + thin.length).toBe(people().persons.length);
  expect(thin.every(({ why }: { why: string }) => /\S/.test(why))).toBe(true);
});

test("R26 a cadre's portrait can be read, printed and opened to the rows it rests on, and the output still verifies", () => {
  const { id, team } = credited();
  const read = huabiao("portrait", out, id);
  expect([read.status, read.stderr]).toEqual([0, ""]);
  expect(read.stdout.split("\n").length).toBeLessThan(140);
  expect(read.stdout).not.toMatch(/\{\{|undefined|NaN|(papers|cli)\.[a-z]/);
  const printed = huabiao("portrait", out, id, "--team", team, "--pdf");
  expect([printed.status, printed.stderr]).toEqual([0, ""]);
  const form = huabiao("paper", "form", out, id);
  expect([form.status, form.stderr]).toEqual([0, ""]);
  expect(readdirSync(join(out, "papers")).sort()).toEqual(
    [`form-${id}.en.pdf`, `team-${team}.en.pdf`, `${id}.en.pdf`].sort(),
  );
  const opened = huabiao("explain", out, id);
  expect([opened.status, opened.stderr]).toEqual([0, ""]);
  for (const file of ["terms.csv", "judgements.csv", "routine.csv", "observations.csv"])
    expect(opened.stdout).toContain(file);
  expect(opened.stdout).not.toMatch(/contributions\.csv|ballots\.csv|ratings\.csv/);
  expect(huabiao("verify", out).status).toBe(0);
});
