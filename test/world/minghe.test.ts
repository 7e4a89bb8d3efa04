import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Findings, FlagFinding, SubjectFinding } from "@huabiao/assess";
import { projectRoot, readCsv } from "@huabiao/test-kit";
import { huabiao } from "@huabiao/test-kit/command";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A planted truth as `planted.json` holds it; the example's own tests say how it was laid. */
interface Planted {
  readonly id: string;
  readonly kind: string;
  readonly counties: readonly string[];
  readonly indicators: readonly string[];
  readonly years: readonly number[];
  readonly guilty: boolean;
  readonly checks: readonly string[];
  readonly from?: string;
}

const example = join(projectRoot, "examples/minghe");
const { truths }: { truths: readonly Planted[] } = JSON.parse(readFileSync(join(example, "planted.json"), "utf8"));
const out = mkdtempSync(join(tmpdir(), "huabiao-minghe-"));
let findings: Findings;

beforeAll(() => {
  const { status, stderr } = huabiao("assess", example, "--out", out, "--draws", "300");
  expect([status, stderr]).toEqual([0, ""]);
  findings = JSON.parse(readFileSync(join(out, "findings.json"), "utf8"));
}, 120_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

function planted(kind: string): Planted {
  const found = truths.find((truth) => truth.kind === kind);
  if (found === undefined) throw new Error(`nothing planted as ${kind}`);
  return found;
}

const placeOf = (county: string) => findings.subjects.findIndex(({ id }) => id === county);

function subjectOf(county: string): SubjectFinding {
  const found = findings.subjects[placeOf(county)];
  if (found === undefined) throw new Error(`no county ${county}`);
  return found;
}

/** Every county that a flag speaks of: its subject, and the one its facts name beside it. */
function countiesOf(flag: FlagFinding): string[] {
  const own = flag.subject === null ? [] : [findings.subjects[flag.subject]?.id ?? ""];
  return [...own, ...Object.values(flag.facts).map(String)].filter((id) => /^MH\d{4}$/.test(id));
}

const flagsOn = (county: string) => findings.flags.filter((flag) => countiesOf(flag).includes(county));

describe("the size of 明河省", () => {
  test("R01 96 counties of 12 prefectures, 28 indicators, eight years", () => {
    expect(findings.subjects).toHaveLength(96);
    expect(new Set(readCsv(join(example, "data/counties.csv")).map(({ prefecture }) => prefecture)).size).toBe(12);
    expect(findings.burden.fields).toBe(28);
    expect(findings.periods).toEqual(["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]);
    expect(findings.scheme.fictional).toBe(true);
  });

  test("R25 every county is in exactly one of four groups and is compared within it", () => {
    expect(findings.groups).toHaveLength(4);
    expect(findings.groups.reduce((sum, { size }) => sum + size, 0)).toBe(96);
    const ranks = findings.nodes.at(-1)?.rank ?? [];
    for (const [group, { size }] of findings.groups.entries()) {
      const own = findings.subjects.flatMap((subject, at) => (subject.group === group ? [ranks[at] ?? null] : []));
      expect(own).toHaveLength(size);
      for (const rank of own) if (rank !== null) expect(rank).toBeLessThanOrEqual(size);
    }
  });

  test("R25 weights differ between the groups, and zero is among them", () => {
    const weights = findings.nodes.map((node) => node.weights);
    expect(weights.some((own) => new Set(own).size > 1)).toBe(true);
    expect(weights.some((own) => own.includes(0) && own.some((weight) => weight > 0))).toBe(true);
  });

  test("R34 ranks are ranges: most counties share theirs with a neighbour, and each range holds the nominal rank", () => {
    const root = findings.nodes.at(-1);
    let wide = 0;
    for (const at of findings.subjects.keys()) {
      const [lower, upper] = [root?.uncertainty?.rankLower[at] ?? 0, root?.uncertainty?.rankUpper[at] ?? 0];
      if (upper > lower) wide++;
    }
    expect(wide).toBeGreaterThan(48);
  });
});

describe("what the checks see of the planted truths", () => {
  test("R21 the county that inflates its key figure is found against the second source", () => {
    const { counties, indicators } = planted("inflated-at-target");
    const seen = flagsOn(counties[0] ?? "").filter(
      ({ indicator }) => indicator !== null && indicators.includes(indicator),
    );
    expect(seen.map(({ check }) => check)).toContain("second-source-outlier");
  });

  test("R21 the counties whose figures sit a hair above their targets are flagged for bunching", () => {
    for (const county of planted("bunched-family").counties)
      expect([county, ...flagsOn(county).map(({ check }) => check)]).toContain("bunching-at-target");
  });

  test("R21 the county that repeats last year's figures is flagged", () => {
    const { counties } = planted("copied-last-year");
    expect(flagsOn(counties[0] ?? "").map(({ check }) => check)).toContain("copied-last-year");
  });

  test("R21 figures copied from a neighbour are flagged in every series, with both counties and the years named", () => {
    const { counties, from, indicators, years } = planted("copied-neighbour");
    const copies = findings.flags.filter(({ check }) => check === "copied-between-subjects");
    expect(new Set(copies.map(({ indicator }) => indicator))).toEqual(new Set(indicators));
    for (const flag of copies) {
      expect(new Set(countiesOf(flag))).toEqual(new Set([counties[0], from]));
      expect(flag.periods).toEqual(years.map(String));
    }
  });

  test("R21 series that were calculated and not measured are flagged as too smooth", () => {
    const { counties, indicators } = planted("too-smooth");
    const smooth = findings.flags.filter(({ check }) => check === "too-smooth");
    expect(new Set(smooth.flatMap(countiesOf))).toEqual(new Set(counties));
    expect(new Set(smooth.map(({ indicator }) => indicator))).toEqual(new Set(indicators));
  });

  test("R21 the merger shows as a jump with an innocent explanation, and changes no score by itself", () => {
    const { counties, checks } = planted("innocent-jump");
    expect(flagsOn(counties[0] ?? "").map(({ check }) => check)).toEqual(expect.arrayContaining([...checks]));
    expect(findings.nodes.at(-1)?.score[placeOf(counties[0] ?? "")]).not.toBeNull();
  });

  test("R21 every check that a truth was planted for sees it", () => {
    for (const { id, counties, checks } of truths)
      for (const check of checks)
        for (const county of counties)
          expect([id, county, ...flagsOn(county).map((flag) => flag.check)]).toContain(check);
  });

  test("R21 honest counties are left alone: at most a fifth of the flags are about anything else", () => {
    const touched = new Set(
      truths.flatMap(({ counties, from }) => (from === undefined ? counties : [...counties, from])),
    );
    const ofData = findings.flags.filter(({ poll }) => poll === null);
    const elsewhere = ofData.filter((flag) => !countiesOf(flag).some((county) => touched.has(county)));
    expect(ofData.length).toBeGreaterThan(10);
    expect(elsewhere.length / ofData.length).toBeLessThanOrEqual(0.2);
    const honest = findings.subjects.filter(({ id }) => !touched.has(id) && flagsOn(id).length > 0);
    expect(honest.length / 96).toBeLessThan(0.05);
  });
});

describe("what the scores see of the planted truths", () => {
  test("R13 the late forest: its latent part rises every year and makes up what it was behind its visible part", () => {
    const { history } = subjectOf(planted("late-forest").counties[0] ?? "");
    expect(history.length).toBeGreaterThanOrEqual(5);
    const latent = history.map((point) => point.latent ?? Number.NaN);
    expect([...latent].sort((a, b) => a - b)).toEqual(latent);
    const behind = history.map((point) => (point.visible ?? Number.NaN) - (point.latent ?? Number.NaN));
    expect(behind[0]).toBeGreaterThan(10);
    expect(behind.at(-1)).toBeLessThan(2);
  });

  test("R13 what the forest was planted for stands above everything visible when it has grown", () => {
    const county = planted("late-forest").counties[0] ?? "";
    const visible = subjectOf(county).history.at(-1)?.visible ?? Number.NaN;
    for (const id of ["forest_stock", "soil_organic"]) {
      const node = findings.nodes.find((one) => one.id === id);
      expect(node?.horizon).toBe("latent");
      expect(node?.score[placeOf(county)]).toBeGreaterThan(visible);
    }
  });

  test("R13 R38 nobody's latent part rises more than that of the late forest in its group", () => {
    const { counties } = planted("late-forest");
    const own = subjectOf(counties[0] ?? "");
    const rise = ({ history }: SubjectFinding) =>
      (history.at(-1)?.latent ?? Number.NaN) - (history[0]?.latent ?? Number.NaN);
    const others = findings.subjects.filter(({ group, id }) => group === own.group && id !== own.id);
    expect(rise(own)).toBeGreaterThan(2 * Math.max(...others.map(rise)));
  });

  test("R01 R30 growth on debt: growth lifts the county, both debts pull it down, and it is barred from excellent", () => {
    const { counties } = planted("debt-growth");
    const { contributions, bars } = subjectOf(counties[0] ?? "");
    const of = (indicator: string) =>
      contributions
        .filter(({ node }) => node === indicator || node.startsWith(`${indicator}.`))
        .reduce((sum, { value }) => sum + value, 0);
    expect(of("debt_ratio")).toBeLessThan(0);
    expect(of("hidden_debt")).toBeLessThan(0);
    expect(of("gdp_growth")).toBeGreaterThan(0);
    expect(bars.map(({ id, from }) => [id, from])).toContainEqual(["hidden-debt", "excellent"]);
  });

  test("R30 contributions sum to the difference from the mean of the group for every county", () => {
    for (const { id, contributions, difference } of findings.subjects) {
      if (difference === null) continue;
      const sum = contributions.reduce((total, { value }) => total + value, 0);
      expect([id, Math.abs(sum - difference) < 1e-9]).toEqual([id, true]);
    }
  });

  test("R17 a target whose actual is missing is neither met nor missed, the others are one or the other", () => {
    expect(findings.targets.length).toBeGreaterThan(300);
    for (const { actual, met } of findings.targets) expect(met === null).toBe(actual === null);
  });

  test("R10 quotas are worked out for each group and suggest nobody who is barred", () => {
    expect(findings.quotas).toHaveLength(4);
    for (const { size, share, places, band, suggested } of findings.quotas) {
      expect(places).toBe(Math.floor(size * share + 1e-9));
      const free = findings.subjects.filter((one) => one.band === band && !one.bars.some(({ from }) => from === band));
      expect(suggested).toBeLessThanOrEqual(free.length);
    }
  });

  test("R30 every input cell of every number stands in the tables under its row", () => {
    const tables = findings.inputs.map(({ name }) => (name.endsWith(".csv") ? readCsv(join(example, name)) : []));
    let compared = 0;
    for (const { inputs } of findings.cells)
      for (const [at, cells] of inputs.entries())
        for (const [use, file, row, column, period, value] of cells) {
          const record = tables[file]?.[row - 2];
          const name = use === "target" ? "target" : (findings.columns[column] ?? "");
          const told = [record?.["county"], Number(record?.[name])];
          if (told[0] !== findings.subjects[at]?.id || told[1] !== value)
            expect(told).toEqual([findings.subjects[at]?.id, value]);
          if (use !== "target" && record?.["year"] !== findings.periods[period])
            expect(record?.["year"]).toBe(findings.periods[period]);
          compared++;
        }
    expect(compared).toBeGreaterThan(3000);
  });
});

test("R16 toil without happiness is found where it was planted and nowhere else; much felt for little lies at the other end", () => {
  const { efforts }: { efforts: readonly { task: string; county: string; planted: string }[] } = JSON.parse(
    readFileSync(join(example, "planted.json"), "utf8"),
  );
  const of = (task: string, planted: string) =>
    efforts.filter((one) => one.task === task && one.planted === planted).map(({ county }) => county);
  expect(findings.effort.map(({ id }) => id)).toEqual(["doctor", "elderly", "air-water"]);
  for (const { id, places } of findings.effort) {
    const flagged = places.filter((place) => place.flagged).map(({ subject }) => findings.subjects[subject]?.id);
    expect(flagged.sort(), id).toEqual(of(id, "toil").sort());
    const [thrift] = of(id, "thrift");
    const gap = places.find(({ subject }) => findings.subjects[subject]?.id === thrift)?.gap ?? 0;
    expect(gap, id).toBeLessThan(-0.5);
  }
});
