import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EstimateRow } from "@huabiao/assess";
import { csvText } from "@huabiao/tables";
import { readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { huabiao, temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";

const item = "communicates_progress";

/** Those who gave district and age and whose stratum of both has two or more; every stratum stands for a thousand. */
function weighted() {
  const all = readCsv(sharedPath("data/toronto_engagement_survey_2022.csv"));
  const known = all.filter((row) => row["postal_district"] !== "" && row["age_group"] !== "");
  const strata = Map.groupBy(known, (row) => `${row["postal_district"]} ${row["age_group"]}`);
  return [...strata].flatMap(([stratum, own]) =>
    own.length < 2
      ? []
      : own.map((row) => ({ ...row, stratum, w: String(1000 / own.length) }) as Record<string, string>),
  );
}

describe.skipIf(!sharedPresent)("the Toronto survey (needs the shared folder)", () => {
  test("R15 is estimated by district and age with weights of strata, each figure with its error and its rows", () => {
    const rows = weighted();
    const folder = temporaryFolder();
    const header = Object.keys(rows[0] ?? {});
    writeFileSync(
      join(folder, "answers.csv"),
      csvText(
        header,
        rows.map((row) => header.map((name) => row[name] ?? "")),
      ),
    );
    writeFileSync(
      join(folder, "spec.yaml"),
      `data: answers.csv
weights: w
strata: stratum
estimates:
  - mean: ${item}
  - { mean: ${item}, by: [postal_district, age_group] }
  - { proportion: ${item}, by: age_group }
`,
    );
    const run = huabiao("estimate", join(folder, "spec.yaml"), "--json");
    expect([run.status, run.stderr]).toEqual([0, ""]);
    const found = JSON.parse(run.stdout) as readonly EstimateRow[];
    const cells = found.filter(({ domain }) => "postal_district" in domain);
    expect(cells.length).toBe(new Set(rows.map((row) => row["stratum"])).size);
    for (const { domain, estimate, se, n } of cells) {
      const own = rows
        .filter(
          (row) => row["postal_district"] === domain["postal_district"] && row["age_group"] === domain["age_group"],
        )
        .map((row) => row[item] ?? "");
      const answers = own.filter((cell) => cell !== "").map(Number);
      const mean = answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
      expect([n, estimate]).toEqual([answers.length, expect.closeTo(mean, 10)]);
      if (se === null) continue;
      const spread = answers.reduce((sum, answer) => sum + (answer - mean) ** 2, 0);
      expect(se).toBeCloseTo(Math.sqrt((own.length * spread) / (own.length - 1)) / answers.length, 10);
    }
    const [whole] = found;
    expect(whole?.df).toBe(rows.length - cells.length);
    expect(whole?.estimate).toBeGreaterThan(1);
    expect(whole?.estimate).toBeLessThan(5);
    const ages = Map.groupBy(
      found.filter(({ name }) => name.startsWith("proportion")),
      ({ domain }) => domain["age_group"],
    );
    for (const shares of ages.values())
      expect(shares.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0)).toBeCloseTo(1, 10);
  });
});
