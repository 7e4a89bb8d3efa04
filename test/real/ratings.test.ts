import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SeverityFindings } from "@huabiao/assess";
import { readCsv, sharedFolder, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { huabiao, temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";

const data = join(sharedFolder, "data");

interface Fitted {
  readonly findings: SeverityFindings;
  readonly table: (name: string) => Record<string, string>[];
}

/** Fits a specification to a table of the shared folder. */
function fitted(text: string): Fitted {
  const folder = temporaryFolder();
  const spec = join(folder, "spec.yaml");
  writeFileSync(spec, text);
  const run = huabiao("severity", spec, "--data", data, "--out", folder, "--json");
  expect([run.status, run.stderr]).toEqual([0, ""]);
  return { findings: JSON.parse(run.stdout), table: (name) => readCsv(join(folder, `${name}.csv`)) };
}

describe.skipIf(!sharedPresent)("ratings of real lecturers and persons (needs the shared folder)", () => {
  const optimum = () => JSON.parse(readFileSync(sharedPath("reference/lme4_tight_optimum.json"), "utf8"));

  test.each(["reml", "ml"] as const)("R22 InstEval by %s: criterion and variances are lme4's", (method) => {
    const peer = optimum()[`insteval_sd_${method}`] as Record<string, number>;
    const { findings } = fitted(`data: insteval.csv\nresponse: y\nrandom: [d, s]\nmethod: ${method}\n`);
    const { criterion, variances, fixed, evaluations, singular, components } = findings;
    expect(Math.abs(criterion / (peer["criterion"] as number) - 1)).toBeLessThan(1e-10);
    for (const [term, key] of Object.entries({ s: "var_s", d: "var_d", residual: "sigma2" })) {
      expect(Math.abs((variances[term] as number) / (peer[key] as number) - 1), term).toBeLessThan(1e-6);
    }
    expect(fixed["(Intercept)"]?.estimate).toBeCloseTo(peer["beta0"] as number, 7);
    expect([evaluations < 8, singular, components]).toEqual([true, [], 1]);
  });

  test("R22 every lecturer's effect and its error are lme4's, beside the raw mean", () => {
    const { table } = fitted("data: insteval.csv\nresponse: y\nrandom: [d, s]\n");
    const peer = new Map(
      readCsv(sharedPath("reference/lme4_insteval_sd_reml_tight_blup_d.csv")).map((row) => [row["level"], row]),
    );
    const rows = table("d");
    expect([rows.length, peer.size]).toEqual([1128, 1128]);
    for (const { level, effect, se, raw_mean: raw } of rows) {
      expect(Math.abs(Number(effect) - Number(peer.get(level)?.["blup"]))).toBeLessThan(1e-6);
      expect(Math.abs(Number(se) - Number(peer.get(level)?.["condsd"]))).toBeLessThan(1e-6);
      expect(Number(raw)).toBeGreaterThanOrEqual(1);
    }
  });

  test("R22 more terms and a fixed factor on InstEval keep the criterion under that of the simpler model", () => {
    const { findings } = fitted(
      'data: insteval.csv\nresponse: y\nfixed: [factor(service)]\nrandom: [d, s, "dept:service"]\nmethod: ml\n',
    );
    expect(findings.criterion).toBeLessThan(optimum()["insteval_sd_ml"].criterion - 100);
    expect(Object.keys(findings.fixed)).toEqual(["(Intercept)", "service1"]);
    expect(findings.levels).toEqual({ d: 1128, s: 2972, "dept:service": 28 });
  });

  test("R22 TAM's example from its wide table: severities, abilities and reliability are TAM's", () => {
    const { findings, table } = fitted(
      "data: tam_ex10.csv\nresponse: [I0001, I0002, I0003, I0004, I0005]\nrandom: pid\nfixed: [item, rater]\nmethod: rating-scale\n",
    );
    const peer = readCsv(sharedPath("reference/tam_ex10_item_rater_fine_xsi_facets.csv"));
    for (const { parameter = "", facet = "", xsi, "se.xsi": se } of peer) {
      const level = facet === "rater" ? parameter.replace("rater", "") : parameter;
      const found = (findings.fixed[facet] as Record<string, { estimate: number; se: number }>)[level];
      expect(Math.abs((found?.estimate ?? 9) - Number(xsi)), parameter).toBeLessThan(1e-4);
      expect(Math.abs((found?.se ?? 9) - Number(se)), parameter).toBeLessThan(1e-4);
    }
    const fit = JSON.parse(readFileSync(sharedPath("reference/tam_ex10_item_rater_fine_fit.json"), "utf8"));
    expect(findings.criterion).toBeCloseTo(fit.deviance, 4);
    expect(findings.variances["pid"]).toBeCloseTo(fit.variance, 4);
    expect(findings.reliability.eap).toBeCloseTo(fit.EAPrel, 4);
    expect([findings.fit.aic, findings.fit.bic]).toEqual([expect.closeTo(fit.AIC, 4), expect.closeTo(fit.BIC, 4)]);
    const abilities = readCsv(sharedPath("reference/tam_ex10_item_rater_fine_person_eap.csv"));
    const persons = new Map(table("pid").map((row) => [row["level"], row]));
    for (const row of abilities) {
      expect(Math.abs(Number(persons.get(row["pid"])?.["effect"]) - Number(row["EAP"]))).toBeLessThan(1e-4);
    }
  });
});
