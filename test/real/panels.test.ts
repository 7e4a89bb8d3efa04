import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Findings } from "@huabiao/assess";
import { sharedFolder, sharedPresent } from "@huabiao/test-kit";
import { huabiao, temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";

const data = join(sharedFolder, "data");

function assessed(folder: string): { readonly findings: Findings; readonly report: string } {
  const out = temporaryFolder();
  const run = huabiao("assess", folder, "--data", data, "--out", out, "--draws", "500");
  expect(run.status).toBe(0);
  return {
    findings: JSON.parse(readFileSync(join(out, "findings.json"), "utf8")),
    report: readFileSync(join(out, "report.html"), "utf8"),
  };
}

describe.skipIf(!sharedPresent)("panels of real data (needs the shared folder)", () => {
  test("R01 R25 the World Bank panel gives 61 countries scores with believable order and intervals", () => {
    const { findings, report } = assessed("test/real/world");
    const root = findings.nodes.at(-1);
    expect(findings.subjects).toHaveLength(61);
    const rankOf = (id: string) => root?.rank[findings.subjects.findIndex((subject) => subject.id === id)] ?? 99;
    expect(rankOf("DNK")).toBeLessThan(rankOf("IND"));
    expect(rankOf("SWE")).toBeLessThan(rankOf("NGA"));
    for (const [at] of findings.subjects.entries()) {
      const [score, lower, upper] = [
        root?.score[at] ?? null,
        root?.uncertainty?.lower[at] ?? null,
        root?.uncertainty?.upper[at] ?? null,
      ];
      if (score === null) continue;
      expect(lower).not.toBeNull();
      expect(lower ?? 0).toBeLessThanOrEqual(upper ?? 0);
    }
    expect(report).toContain("</html>");
  });

  test("R25 the province panel gives every province a place among its like", () => {
    const { findings } = assessed("test/real/provinces");
    expect(findings.subjects).toHaveLength(31);
    expect(findings.nodes.at(-1)?.score.filter((score) => score !== null).length).toBeGreaterThanOrEqual(28);
  });
});
