import { describe, expect, test } from "vitest";
import { generateWorld, publishedSeed, type World } from "../generate.ts";
import { plantedTruth } from "../planted.ts";
import { writeTables } from "../tables.ts";
import { nameScripts } from "./name-scripts.ts";
import { plantedRaters } from "./person-ratings.ts";
import { oddities, oddOne } from "./planted-oddities.ts";
import { teamPlans } from "./team-plans.ts";

const worlds = [publishedSeed, 3, 11].map((seed) => generateWorld(seed));
const published = writeTables(worlds[0] as World);
const rowsOf = (name: string): string[][] =>
  (published.get(`data/people/${name}.csv`) ?? "")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

test("names are written in three scripts, surname first", () => {
  expect(nameScripts("沈青檀")).toEqual({ hans: "沈青檀", english: "Shen Qingtan" });
  expect(nameScripts("賀崇礪")).toEqual({ hans: "贺崇砺", english: "He Chongli" });
  expect(() => nameScripts("沈A檀")).toThrow("without a reading");
});

test("twelve teams, one in each prefecture and three in each zone, of about a hundred and ten cadres", () => {
  const { counties, cadres } = worlds[0] as World;
  expect(new Set(teamPlans.map(({ county }) => county.slice(0, 4))).size).toBe(12);
  const zones = Map.groupBy(teamPlans, ({ county }) => counties.find(({ id }) => id === county)?.zone);
  expect([...zones.values()].map(({ length }) => length)).toEqual([3, 3, 3, 3]);
  expect(cadres.members.length).toBeGreaterThan(105);
  expect(cadres.members.length).toBeLessThan(130);
});

test("everybody who has a term, once, stands among the persons, and nobody else", () => {
  const terms = (published.get("data/terms.csv") ?? "").trimEnd().split("\n").slice(1);
  const inTerms = new Set(terms.map((line) => line.split(",")[0]));
  const persons = rowsOf("persons").map(([person]) => person);
  expect(new Set(persons).size).toBe(persons.length);
  expect(new Set(persons)).toEqual(inTerms);
});

test("the tables of people stay under 2.5 megabytes", () => {
  const own = [...published].filter(([name]) => name.startsWith("data/people/") || name.includes("cadre-panel"));
  expect(own.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0)).toBeLessThan(2_500_000);
});

describe.each(worlds)("with seed $seed", (world) => {
  const { cadres, terms } = world;

  test("true shares of a team sum to one, and secretaries and mayors share by days", () => {
    for (const { county } of teamPlans) {
      const own = cadres.members.filter((one) => one.county === county);
      expect(own.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      const perDay = own.filter(({ seat }) => seat === null).map(({ share, days }) => share / days);
      for (const rate of perDay) expect(rate).toBeCloseTo(perDay[0] as number, 12);
    }
  });

  test("R13 who planted the forest and who borrowed hold a post elsewhere in 2025", () => {
    for (const id of ["late-forest", "growth-on-debt"] as const) {
      const { from, counties } = plantedTruth(id);
      const last = terms.filter(({ person }) => person === from).at(-1);
      const now = terms.find(({ person, to }) => person === from && to === null);
      expect(last, id).toBeDefined();
      expect(now?.county, id).not.toBe(counties[0]);
      expect(cadres.members.some(({ person }) => person === from)).toBe(true);
    }
  });

  test("R22 the severe and the lenient rater are planted, and one gives one grade to everybody", () => {
    const { severities, ratings } = cadres.ratings;
    expect(severities.get(plantedRaters.severe)).toBeGreaterThan(10);
    expect(severities.get(plantedRaters.lenient)).toBeLessThan(-9);
    const grades = new Set(ratings.filter(({ rater }) => rater === plantedRaters.oneGrade).map(({ value }) => value));
    expect(grades.size).toBe(1);
  });

  test("R28 vanity projects are dear, loud and hardly used; the honest dear ones are used", () => {
    const { projects, vanity, honestDear } = cadres.works;
    expect(projects).toHaveLength(60);
    for (const id of [...vanity, ...honestDear]) {
      const one = projects.find((project) => project.id === id);
      const kind = projects.filter((project) => project.kind === one?.kind).map(({ cost }) => cost);
      expect(kind).toHaveLength(15);
      expect(kind.filter((cost) => cost > (one?.cost ?? 0)).length, id).toBeLessThan(6);
      const use = (one?.actualUse ?? 0) / (one?.plannedUse ?? 1);
      expect(vanity.includes(id) ? use < 0.2 : use > 1, id).toBe(true);
    }
  });

  test("R10 the ill, the investigated and the new are three different members", () => {
    const kept = Object.entries(cadres.circumstances.noGrade);
    expect(kept.map(([, reason]) => reason).toSorted()).toEqual(["long-leave", "new-in-post", "under-investigation"]);
    for (const [person] of kept) expect(cadres.members.some((one) => one.person === person)).toBe(true);
  });

  test("R11 every oddity is somebody, and of the seconded nobody says anything", () => {
    for (const { id } of oddities) expect(oddOne(cadres.deputies, id).terms.length).toBeGreaterThan(0);
    const seconded = oddOne(cadres.deputies, "seconded").person;
    expect(cadres.panel.ballots.some(({ subject }) => subject === seconded)).toBe(false);
    expect(cadres.ratings.ratings.some(({ subject }) => subject === seconded)).toBe(false);
    expect(cadres.records.some(({ people }) => people.some(({ person }) => person === seconded))).toBe(false);
  });
});
