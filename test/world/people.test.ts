import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Findings, PeopleFinding, PersonFinding } from "@huabiao/assess";
import { projectRoot } from "@huabiao/test-kit";
import { huabiao } from "@huabiao/test-kit/command";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** What `planted.json` tells of the people; the example's own tests say how it was laid. */
interface Planted {
  readonly credit: Whose;
  readonly debt: Whose;
  readonly teams: readonly {
    readonly county: string;
    readonly reports: string;
    readonly shares: Readonly<Record<string, number>>;
  }[];
  readonly coalition: readonly string[];
  readonly severities: Readonly<Record<string, number>>;
  readonly quality: Readonly<Record<string, number>>;
  readonly raters: { readonly severe: string; readonly lenient: string; readonly oneGrade: string };
  readonly projects: {
    readonly vanity: readonly string[];
    readonly honestDear: readonly string[];
    readonly failedInGoodFaith: string;
  };
  readonly gates: { readonly vetoed: string; readonly differ: string; readonly incomplete: string };
  readonly noGrade: Readonly<Record<string, string>>;
  readonly thin: Readonly<Record<string, readonly string[]>>;
  readonly oddities: readonly { readonly id: string; readonly person: string }[];
}

interface Whose {
  readonly outcome: string;
  readonly county: string;
  readonly person: string;
}

const example = join(projectRoot, "examples/minghe");
const planted: Planted = JSON.parse(readFileSync(join(example, "planted.json"), "utf8")).people;
const out = mkdtempSync(join(tmpdir(), "huabiao-people-"));
let findings: Findings;
let people: PeopleFinding;

beforeAll(() => {
  const { status, stderr } = huabiao("assess", example, "--out", out, "--draws", "50");
  expect([status, stderr]).toEqual([0, ""]);
  findings = JSON.parse(readFileSync(join(out, "findings.json"), "utf8"));
  people = findings.people as PeopleFinding;
}, 120_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

function personOf(id: string): PersonFinding {
  const found = people.persons.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no person ${id}`);
  return found;
}

const placeOf = (county: string) => findings.subjects.findIndex(({ id }) => id === county);
const teamOf = (county: string) => people.teams.find(({ subject }) => subject === placeOf(county));
const nameAt = (person: number) => people.persons[person]?.id ?? "";

/** What everybody got of an outcome at a place, the most first; amounts without their sign. */
function creditsAt({ outcome, county }: Whose) {
  const place = placeOf(county);
  return people.persons
    .flatMap(({ id, credits, terms }) =>
      credits
        .filter(({ indicator, subject }) => indicator === outcome && subject === place)
        .map(({ kind, amount, term }) => ({ id, kind, amount: Math.abs(amount), post: terms[term]?.post ?? "" })),
    )
    .sort((a, b) => b.amount - a.amount);
}

describe("what ripens late, and what falls due late", () => {
  test("R13 the forest is credited to the secretary who planted it and left in 2021, not to the one who saw it grow", () => {
    const got = creditsAt(planted.credit);
    const secretaries = got.filter(({ post }) => post.endsWith("書記"));
    expect(secretaries[0]).toMatchObject({ id: planted.credit.person, kind: "credit" });
    expect(secretaries[0]?.amount).toBeGreaterThan(4 * (secretaries[1]?.amount ?? Number.NaN));
    const portrait = personOf(planted.credit.person);
    expect(portrait.terms.at(-1)?.subject).not.toBe(placeOf(planted.credit.county));
    expect(portrait.timeline.some(({ period, credited }) => Number(period) >= 2023 && (credited ?? 0) > 0)).toBe(true);
  });

  test("R13 the debt is debited to the secretary who borrowed and left in 2024, not to the one who must pay", () => {
    const got = creditsAt(planted.debt);
    expect(got[0]).toMatchObject({ id: planted.debt.person, kind: "debit" });
    const secretaries = got.filter(({ post }) => post.endsWith("書記"));
    const now = people.persons.filter(({ terms }) =>
      terms.some(
        ({ subject, to, post }) => subject === placeOf(planted.debt.county) && to === null && /書記$/.test(post),
      ),
    );
    const successor = secretaries.find(({ id }) => now.some((one) => one.id === id && !/副書記$/.test(one.post ?? "")));
    expect(successor).toBeDefined();
    expect(successor?.amount).toBeLessThan((got[0]?.amount ?? 0) / 5);
    expect(personOf(planted.debt.person).terms.at(-1)?.subject).not.toBe(placeOf(planted.debt.county));
  });

  test("R27 what is credited and what nobody is credited with sum to the change, at every place", () => {
    expect(people.outcomes.length).toBeGreaterThan(2 * 96);
    for (const { change, credited, unattributed } of people.outcomes)
      expect(credited + unattributed).toBeCloseTo(change, 9);
  });

  test("R11 growth tells nothing of a leader where nobody moved; where somebody did, no effect is made up", () => {
    const { movers, sets } = people.leaders ?? { movers: 0, sets: [] };
    expect(movers).toBeGreaterThan(20);
    expect(sets.some(({ movers: own }) => own === 0)).toBe(true);
    const effects = people.persons.map(({ leaderEffect }) => leaderEffect);
    expect(effects.some(({ reason }) => reason === "not-comparable")).toBe(true);
    const told = effects.filter(({ estimate }) => estimate !== null);
    const around = told.filter(({ lower, upper }) => (lower ?? 0) <= 0 && 0 <= (upper ?? 0));
    expect(told.length).toBeGreaterThan(100);
    expect(around.length / told.length).toBeGreaterThan(0.95);
  });
});

describe("who did what in a team", () => {
  const apart = (county: string, shares: readonly number[] | null) => {
    const truth = planted.teams.find((one) => one.county === county)?.shares ?? {};
    return (teamOf(county)?.members ?? []).map((person, at) => (shares?.[at] ?? 0) - (truth[nameAt(person)] ?? 0));
  };

  test("twelve teams of nine to thirteen, told with the persons of the plan", () => {
    expect(planted.teams).toHaveLength(12);
    for (const { county, shares } of planted.teams) {
      const members = teamOf(county)?.members.map(nameAt) ?? [];
      expect(members.toSorted(), county).toEqual(Object.keys(shares).toSorted());
      expect(members.length).toBeGreaterThanOrEqual(9);
      expect(members.length).toBeLessThanOrEqual(13);
    }
  });

  test("R27 true shares lie within how far the lenses lie apart, for more than nine members in ten", () => {
    const within = planted.teams.flatMap(({ county }) => {
      const { mix = null, spread = [] } = teamOf(county)?.shares ?? {};
      return apart(county, mix).map((difference, at) => Math.abs(difference) <= (spread[at] ?? 0));
    });
    expect(within.filter(Boolean).length / within.length).toBeGreaterThan(0.9);
  });

  test("R27 the mix is nearer to the truth than equal parts, in every team that has reports", () => {
    const size = (values: readonly number[]) => Math.hypot(...values);
    for (const { county, reports } of planted.teams) {
      if (reports === "none") continue;
      const team = teamOf(county);
      const equal = team?.members.map(() => 1 / team.members.length) ?? [];
      expect(size(apart(county, team?.shares.mix ?? null)), county).toBeLessThan(size(apart(county, equal)));
    }
  });

  test("R27 a coalition raises its members a little, all of them together, and the lens of peers is then twice as wrong as elsewhere", () => {
    const peersOf = (county: string) => {
      const found = teamOf(county);
      return apart(county, found?.shares.lenses.find(({ lens }) => lens === "peers")?.shares ?? null);
    };
    const wrong = (county: string) => peersOf(county).reduce((sum, one) => sum + Math.abs(one), 0);
    const league = planted.teams.find(({ reports }) => reports === "coalition")?.county ?? "";
    const gained = peersOf(league).filter((_, at) =>
      planted.coalition.includes(nameAt(teamOf(league)?.members[at] ?? -1)),
    );
    expect(gained).toHaveLength(3);
    expect(gained.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0.05);
    const usual = planted.teams.filter(({ reports }) => reports === "usual").map(({ county }) => wrong(county));
    expect(wrong(league)).toBeGreaterThan(2 * Math.max(...usual));
  });

  test("R27 one who is silent does not stop the others; a team without reports has no such lens, and it is not zero", () => {
    const peers = (reports: string) => {
      const county = planted.teams.find((one) => one.reports === reports)?.county ?? "";
      return teamOf(county)?.shares.lenses.find(({ lens }) => lens === "peers");
    };
    expect(peers("one-silent")?.reason).toBeNull();
    expect(peers("none")).toMatchObject({ shares: null, reason: "missing-reports" });
  });
});

describe("what people said of cadres", () => {
  const ratings = () => people.ratings.find(({ id }) => id === "cadre-ratings");

  test("R22 the severe and the lenient rater are found, and the one of one grade is named", () => {
    const found = new Map(ratings()?.raters.map((one) => [one.rater, one]));
    expect(found.get(planted.raters.severe)?.severity).toBeGreaterThan(8);
    expect(found.get(planted.raters.lenient)?.severity).toBeLessThan(-8);
    const single = [...found.values()].filter(({ oneGrade }) => oneGrade).map(({ rater }) => rater);
    expect(single).toEqual([planted.raters.oneGrade]);
    for (const [rater, severity] of Object.entries(planted.severities)) {
      if (rater === planted.raters.oneGrade) continue;
      expect(Math.abs((found.get(rater)?.severity ?? Number.NaN) - severity), rater).toBeLessThan(4.5);
    }
  });

  test("R22 corrected results are nearer to what is true than raw means, and their intervals hold it", () => {
    const subjects = ratings()?.subjects ?? [];
    const quality = subjects.map(({ subject }) => planted.quality[nameAt(subject)] ?? Number.NaN);
    const miss = (values: readonly number[]) => {
      const shift = values.reduce((sum, value, at) => sum + value - (quality[at] as number), 0) / values.length;
      return Math.hypot(...values.map((value, at) => value - shift - (quality[at] as number)));
    };
    expect(miss(subjects.map(({ estimate }) => estimate))).toBeLessThan(miss(subjects.map(({ raw }) => raw)));
    const held = subjects.filter(({ lower, upper }, at) => {
      const truth = quality[at] as number;
      return lower <= truth && truth <= upper;
    });
    expect(held.length / subjects.length).toBeGreaterThan(0.93);
  });
});

describe("projects", () => {
  test("R28 the three vanity projects are flagged and nothing else, dear and loud as the honest ones are", () => {
    const flagged = people.projects.filter(({ risk }) => risk.flagged).map(({ id }) => id);
    expect(flagged.toSorted()).toEqual(planted.projects.vanity.toSorted());
    for (const id of planted.projects.honestDear) {
      const parts = people.projects.find((one) => one.id === id)?.parts ?? [];
      expect(parts.find(({ part }) => part === "cost")?.position, id).toBeGreaterThan(0.8);
    }
  });

  test("R16 a project given up in good faith is debited, and the panel's excuse stands beside it", () => {
    const failed = planted.projects.failedInGoodFaith;
    const answering = people.projects.find(({ id }) => id === failed)?.persons ?? [];
    expect(answering.length).toBeGreaterThan(0);
    for (const { person } of answering) {
      const portrait = people.persons[person];
      expect(portrait?.credits.some(({ indicator }) => indicator === "abandoned")).toBe(true);
      expect(portrait?.excused.map(({ what }) => what)).toContain(failed);
    }
  });
});

describe("who is judged, and who is not", () => {
  test("R07 a veto is the only way to the last band; where examiners differ or one is missing it is said so", () => {
    expect(personOf(planted.gates.vetoed)).toMatchObject({
      gate: { state: "vetoed" },
      suggestion: { likely: "not-competent" },
    });
    expect(personOf(planted.gates.differ).gate?.state).toBe("examiners-differ");
    expect(personOf(planted.gates.incomplete).gate?.state).toBe("incomplete");
    const last = people.persons.filter(({ suggestion }) => suggestion.likely === "not-competent");
    expect(last.map(({ id }) => id)).toEqual([planted.gates.vetoed]);
  });

  test("R10 the ill, the investigated and the new get no grade, each with the reason", () => {
    for (const [id, reason] of Object.entries(planted.noGrade))
      expect(personOf(id).suggestion, id).toMatchObject({ state: "no-grade", likely: null, reason });
  });

  test("R26 those with too little evidence are named with what is missing, and not suggested for anything", () => {
    for (const [reason, ids] of Object.entries(planted.thin))
      for (const id of ids) {
        expect(people.thin.find(({ person }) => person === id)?.reason, id).toBe(reason);
        expect(personOf(id).suggestion.state).toBe("no-grade");
      }
  });

  test("R26 every other member of the twelve teams who is not new is suggested a range, most of them not the best", () => {
    const kept = new Set([...Object.keys(planted.noGrade), ...Object.values(planted.thin).flat()]);
    const members = planted.teams.flatMap(({ shares }) => Object.keys(shares)).filter((id) => !kept.has(id));
    const states = members.map((id) => personOf(id).suggestion).filter(({ reason }) => reason === null);
    expect(states.length / members.length).toBeGreaterThan(0.85);
    expect(states.filter(({ likely }) => likely === "excellent").length / states.length).toBeLessThan(0.25);
  });

  test("R11 what is unusual about terms is noted: months only, two posts at a time, a former post kept", () => {
    const notesOf = (id: string) => {
      const person = planted.oddities.find((oddity) => oddity.id === id)?.person ?? "";
      return personOf(person).terms.flatMap(({ notes }) => notes);
    };
    expect(notesOf("months-only")).toContain("month-only");
    expect(notesOf("two-posts")).toContain("simultaneous");
    expect(notesOf("two-posts")).toContain("overlaps");
    expect(notesOf("overlap")).toContain("simultaneous");
    expect(notesOf("new-in-post")).toContain("open-end");
  });
});
