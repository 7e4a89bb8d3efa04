import { againstTrend, fitLeaders, handoverBaseline, severityCorrected, vanityRisks } from "@huabiao/measure";
import { describe, expect, test } from "vitest";
import { type CadreWorld, cadreWorld, divideTeams, marksOf, projectFacts } from "./recovery/cadre-worlds.ts";
import { handoverSeries, leaderPanel, ripenedOutcome } from "./recovery/outcome-worlds.ts";

const worlds = 200;
const firstSeed = 1;
const drawn: CadreWorld[] = Array.from({ length: worlds }, (_, at) => cadreWorld(firstSeed + at));

/** A share that is counted, and printed with the seeds it was counted over. */
function counted(what: string, held: readonly boolean[]): number {
  const share = held.filter(Boolean).length / held.length;
  process.stdout.write(
    `${what}: ${(100 * share).toFixed(2)} % of ${held.length} (seeds ${firstSeed}–${firstSeed + worlds - 1})\n`,
  );
  return share;
}

function expectCoverage(share: number): void {
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
}

describe(`over ${worlds} worlds of cadres, seeds ${firstSeed}–${firstSeed + worlds - 1}`, () => {
  test("R28 vanity projects are flagged with recall ≥ 0.8, and at most 5 % of the honest ones", () => {
    const seen = drawn.flatMap((world) => {
      const { facts, vain } = projectFacts(world);
      const flagged = new Set(vanityRisks(facts).flags.map((flag) => flag.case));
      return vain.map((isVain, at) => ({ isVain, flagged: flagged.has(at) }));
    });
    const [vain, honest] = [true, false].map((kind) => seen.filter(({ isVain }) => isVain === kind));
    expect(counted("vanity found", vain?.map(({ flagged }) => flagged) ?? [])).toBeGreaterThanOrEqual(0.8);
    expect(counted("honest projects flagged", honest?.map(({ flagged }) => flagged) ?? [])).toBeLessThanOrEqual(0.05);
  });

  test("R22 severity correction beats raw means in ≥ 95 % of worlds, and its 95 % intervals cover 93–97 %", () => {
    const [better, held]: boolean[][] = [[], []];
    for (const world of drawn) {
      const { data, quality } = marksOf(world);
      const made = severityCorrected(data);
      if (!made.ok) throw new Error(made.error);
      const { subjects } = made.value;
      const miss = (values: readonly number[]) => {
        const shift = values.reduce((sum, value, at) => sum + value - (quality[at] as number), 0) / values.length;
        return Math.hypot(...values.map((value, at) => value - shift - (quality[at] as number)));
      };
      better?.push(miss(subjects.map(({ corrected }) => corrected)) < miss(subjects.map(({ rawMean }) => rawMean)));
      subjects.forEach(({ corrected, correctedError }, at) => {
        held?.push(Math.abs(corrected - (quality[at] as number)) <= 1.959964 * correctedError);
      });
    }
    expect(counted("worlds in which correction beats raw means", better ?? [])).toBeGreaterThanOrEqual(0.95);
    expectCoverage(counted("corrected ratings in their interval", held ?? []));
  });

  test("R27 95 % intervals of leader effects cover 93–97 %, as estimated and as shrunk", () => {
    const [raw, shrunk]: boolean[][] = [[], []];
    drawn.forEach(({ terms }, at) => {
      const { panel, truth } = leaderPanel(firstSeed + at, terms);
      const fit = fitLeaders(panel);
      if (!fit.ok) throw new Error(fit.error);
      const { effects, sets, setOfLeader } = fit.value;
      effects.forEach((effect, leader) => {
        if (!effect.ok) return;
        const peers = sets[setOfLeader[leader] as number]?.leaders ?? [];
        const real =
          (truth[leader] as number) - peers.reduce((sum, one) => sum + (truth[one] as number), 0) / peers.length;
        raw?.push(effect.value.lower <= real && real <= effect.value.upper);
        const drawnIn = effect.value.shrunk;
        if (drawnIn.ok) shrunk?.push(drawnIn.value.lower <= real && real <= drawnIn.value.upper);
      });
    });
    expectCoverage(counted("leader effects in their interval", raw ?? []));
    expectCoverage(counted("shrunk leader effects in their interval", shrunk ?? []));
  });

  test("R11 95 % handover predictions cover 93–97 % of what continues the trend", () => {
    const held = drawn.flatMap(({ terms }, at) =>
      terms
        .filter(({ post, county }) => post === "secretary" && county.endsWith("01"))
        .map((term) => {
          const { outcome, takingOffice, later, value } = handoverSeries(firstSeed + at, term);
          const baseline = handoverBaseline(outcome, { takingOffice });
          if (!baseline.ok) throw new Error(baseline.error);
          return againstTrend(baseline.value, later, value).beyond === "within";
        }),
    );
    expectCoverage(counted("values within the handover prediction", held));
  });

  test("R13 what ripens late is credited most to the secretary who planted it, in ≥ 95 % of cases", () => {
    const ripening = {
      forest: {
        lags: [0, 0, 0.05, 0.1, 0.2, 0.3, 0.35],
        comes: "2017-01-01",
        stays: "2018-12-31",
        leaves: "2022-01-01",
      },
      debt: { lags: [0.4, 0.2, 0.2, 0.1, 0.1], comes: "2019-06-01", stays: "2021-06-01", leaves: "2025-01-01" },
    };
    for (const [name, own] of Object.entries(ripening)) {
      const first = drawn.flatMap(({ terms }, at) =>
        ["MH0103", "MH0404", "MH0701", "MH1003"].flatMap((county) => {
          const made = ripenedOutcome(firstSeed + at, { terms, county }, own);
          if (made === null) return [];
          const best = made.credits.indexOf(Math.max(...made.credits));
          return [made.terms[best]?.person === made.planter];
        }),
      );
      expect(counted(`${name} credited to who planted it`, first)).toBeGreaterThanOrEqual(0.95);
    }
  });

  test("R27 the mix of lenses is nearer to true shares than equal parts, and misses by less than the lenses lie apart", () => {
    const [nearer, within]: boolean[][] = [[], []];
    for (const { reports, made, truth } of drawn.flatMap(divideTeams)) {
      if (!made.ok) throw new Error(made.error);
      const { shares, spread } = made.value;
      const size = (of: (at: number) => number) => Math.hypot(...truth.map((share, at) => of(at) - share));
      if (reports === "usual") nearer?.push(size((at) => shares[at] as number) < size(() => 1 / truth.length));
      truth.forEach((share, at) => {
        within?.push(spread.ok && Math.abs((shares[at] as number) - share) <= (spread.value[at] as number));
      });
    }
    expect(counted("teams whose mix beats equal parts", nearer ?? [])).toBeGreaterThanOrEqual(0.95);
    expect(counted("true shares within the spread of the lenses", within ?? [])).toBeGreaterThanOrEqual(0.9);
  });
});
