import type { Findings, FlagFinding, HeadTitle, PeopleFinding, PersonFinding, TeamFinding } from "@huabiao/assess";
import { openStream } from "@huabiao/kernel/random";
import type { Text } from "@huabiao/kernel/text";
import { sampleBallots } from "./sample-ballots.ts";
import { sampleFindings } from "./sample-findings.ts";
import { type PersonPlace, personFinding } from "./sample-person.ts";
import { projectFindings } from "./sample-projects.ts";

/** Findings of places, people and voices, all fictional and from one seed. */
export interface SamplePeople {
  readonly findings: Findings;
  readonly people: PeopleFinding;
}

const surnames = [..."林沈顧陸許程葉蘇魏江孟俞白岑閔溫"];
const given = ["望舒", "清和", "秉燭", "聽瀾", "思齊", "守拙", "采薇", "懷瑾", "見微", "允中", "攸寧", "若谷"];
const surnamesEn = "Lin Shen Gu Lu Xu Cheng Ye Su Wei Jiang Meng Yu Bai Cen Min Wen".split(" ");
const givenEn = "Wangshu Qinghe Bingzhu Tinglan Siqi Shouzhuo Caiwei Huaijin Jianwei Yunzhong Youning Ruogu".split(" ");
const simplified: Readonly<Record<string, string>> = {
  顧: "顾",
  陸: "陆",
  許: "许",
  葉: "叶",
  蘇: "苏",
  閔: "闵",
  溫: "温",
  燭: "烛",
  聽: "听",
  瀾: "澜",
  齊: "齐",
  懷: "怀",
  見: "见",
  寧: "宁",
  采: "采",
};

const membersOfTeam = 4;

/**
 * People of the fictional province 明河: four members a team, with every state a portrait can show — suggested, undecided,
 * not comparable, no grade; met and vetoed standards; credits and debits; disagreements, dissent, excused failures, flags.
 */
export function samplePeople(options: { readonly persons?: number; readonly seed?: number } = {}): SamplePeople {
  const { persons: n = 12, seed = 20251231 } = options;
  const random = openStream(seed, 1);
  const teams = Math.ceil(n / membersOfTeam);
  const findings = sampleFindings({ subjects: Math.max(12, teams), indicators: 14, seed });
  const titles = Array.from({ length: n }, (_, at) => nameOf(at));
  const projects = projectFindings(n, random);
  const persons = titles.map((title, at): PersonFinding => {
    const place: PersonPlace = { at, title, team: Math.floor(at / membersOfTeam), persons: n, projects };
    return personFinding(place, random);
  });
  return {
    findings: {
      ...findings,
      bands: personBands,
      flags: sampleFlags,
      voices: sampleBallots(findings.subjects.length, random),
    },
    people: {
      teamHeads,
      personHeads,
      teamBands,
      personBands,
      teams: Array.from({ length: teams }, (_, at) => teamFinding(at, { n, persons, findings })),
      persons,
      polls: sampleBallots(persons.length, random).polls,
      ratings: [],
      thin: [{ person: "p-thin", title: "岑未到", reason: "no-data", facts: {} }],
      projects,
      outcomes: [{ indicator: "i2", subject: 0, change: 15, credited: 13.3, unattributed: 1.7, beforeRecord: 0.6 }],
      leaders: { indicator: "i10", movers: 5, sets: [{ places: 7, leaders: 19, movers: 5 }] },
    },
  };
}

const words = (hant: string, hans: string, en: string): Text => ({ "zh-Hant": hant, "zh-Hans": hans, en });

const sampleFlags: readonly FlagFinding[] = [
  {
    check: "jump",
    subject: 0,
    poll: null,
    indicator: "i12",
    periods: ["2025"],
    statistic: 3.4,
    pValue: 0.0004,
    adjusted: 0.01,
    facts: { change: 31.2, peerChange: 5.4, expectedChange: 6.1 },
  },
  {
    check: "second-source-outlier",
    subject: 0,
    poll: null,
    indicator: "i10",
    periods: ["2025"],
    statistic: 2.9,
    pValue: 0.001,
    adjusted: 0.02,
    facts: { ratio: 1.41, peerRatio: 1.02 },
  },
];

const personBands = [
  { id: "excellent", title: words("優秀", "优秀", "Excellent") },
  { id: "competent", title: words("稱職", "称职", "Competent") },
  { id: "basic", title: words("基本稱職", "基本称职", "Basically competent") },
  { id: "incompetent", title: words("不稱職", "不称职", "Not competent") },
];

const teamBands = [
  { id: "excellent", title: words("優秀", "优秀", "Excellent") },
  { id: "good", title: words("良好", "良好", "Good") },
  { id: "fair", title: words("一般", "一般", "Fair") },
  { id: "poor", title: words("較差", "较差", "Poor") },
];

/** Every head of the sample has these; which of them a person is asked differs. */
const sources: HeadTitle["sources"] = [
  { id: "voice", from: "poll", poll: "served" },
  { id: "corrected", from: "ratings", ratings: "panel" },
  { id: "data", from: "node", node: "i5" },
  { id: "record", from: "records", record: "practice" },
];

const personHeads = [
  { id: "virtue", title: words("德", "德", "Virtue"), sources },
  { id: "ability", title: words("能", "能", "Ability"), sources },
  { id: "diligence", title: words("勤", "勤", "Diligence"), sources },
  { id: "results", title: words("績", "绩", "Results"), sources },
  { id: "integrity", title: words("廉", "廉", "Integrity"), sources },
];

const teamHeads = [
  { id: "politics", title: words("政治思想建設", "政治思想建设", "Political standing"), sources },
  { id: "leading", title: words("領導能力", "领导能力", "Leadership"), sources },
  { id: "work", title: words("工作實績", "工作实绩", "Results of work"), sources },
  { id: "clean", title: words("黨風廉政建設", "党风廉政建设", "Clean government"), sources },
  { id: "style", title: words("作風建設", "作风建设", "Conduct"), sources },
];

function nameOf(at: number): Text {
  const [s, g] = [at % surnames.length, (at * 5 + Math.floor(at / surnames.length)) % given.length];
  const hant = `${surnames[s]}${given[g]}`;
  return words(
    hant,
    [...hant].map((letter) => simplified[letter] ?? letter).join(""),
    `${givenEn[g]} ${surnamesEn[s]}`,
  );
}

interface TeamInput {
  readonly n: number;
  readonly persons: readonly PersonFinding[];
  readonly findings: Findings;
}

function teamFinding(at: number, { n, persons, findings }: TeamInput): TeamFinding {
  const members = Array.from({ length: membersOfTeam }, (_, member) => at * membersOfTeam + member).filter(
    (p) => p < n,
  );
  const first = persons[members[0] ?? 0];
  const even = members.map(() => 1 / members.length);
  const tilted = even.map((share, member) => share + (member === 0 ? 0.06 : -0.06 / Math.max(1, even.length - 1)));
  const place = findings.subjects[at]?.title ?? "";
  const enough = members.length >= 4;
  return {
    id: `t${at}`,
    title:
      typeof place === "string" ? words(`${place}領導班子`, `${place}领导班子`, `Leading team of ${place}`) : place,
    subject: at,
    members,
    heads: teamHeads.map(({ id }, head) => ({
      head: id,
      views: first?.heads[head]?.views ?? [],
      disagreements: first?.heads[head]?.disagreements ?? [],
    })),
    suggestion:
      at === 0
        ? {
            state: "suggested",
            bands: [
              { band: "excellent", probability: 0.86 },
              { band: "good", probability: 0.14 },
            ],
            likely: "excellent",
            bars: [],
            proposals: [],
            reason: null,
          }
        : at % 2 === 1
          ? {
              state: "undecided",
              bands: [
                { band: "excellent", probability: 0.42 },
                { band: "good", probability: 0.55 },
                { band: "fair", probability: 0.03 },
              ],
              likely: "good",
              bars: [],
              proposals: [],
              reason: null,
            }
          : { state: "not-comparable", bands: [], likely: null, bars: [], proposals: [], reason: "too-few-units" },
    shares: {
      lenses: [
        { lens: "duty", weight: 0.4, shares: even, reason: null },
        { lens: "peers", weight: 0.3, shares: enough ? tilted : null, reason: enough ? null : "too-few-units" },
        {
          lens: "evidence",
          weight: 0.3,
          shares: at % 3 === 1 ? null : tilted.toReversed(),
          reason: at % 3 === 1 ? "no-data" : null,
        },
      ],
      mix: even,
      spread: even.map((_, member) => (member === 0 ? 0.12 : 0.05)),
      mustDeliberate: at === 0,
    },
    projects: first?.projects ?? [],
    incidents: first?.incidents ?? [],
    comments: first?.comments ?? [],
    timeline: first?.timeline ?? [],
  };
}
