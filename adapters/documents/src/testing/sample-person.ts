import type {
  CreditFinding,
  HeadFinding,
  PersonFinding,
  ProjectFinding,
  SuggestionFinding,
  TermFinding,
  ViewFinding,
} from "@huabiao/assess";
import type { Stream } from "@huabiao/kernel/random";
import type { Text } from "@huabiao/kernel/text";
import { writings } from "./sample-writings.ts";

/** Where a person stands in the sample. */
export interface PersonPlace {
  readonly at: number;
  readonly title: Text;
  readonly team: number;
  readonly persons: number;
  readonly projects: readonly ProjectFinding[];
}

const words = (hant: string, hans: string, en: string): Text => ({ "zh-Hant": hant, "zh-Hans": hans, en });
const posts = ["縣委書記", "縣長", "副縣長（農業農村）", "副縣長（生態環境）"];

/** One person with every part a portrait can show; which state follows from the place in the sample. */
export function personFinding({ at, title, team, persons, projects }: PersonPlace, random: Stream): PersonFinding {
  const level = 70 + 6 * random.normal();
  const terms = termsOf(at, team);
  return {
    id: `p${String(at).padStart(3, "0")}`,
    title,
    rank: at % 4 < 2 ? "正處級" : "副處級",
    post: posts[at % 4] ?? null,
    team,
    peerGroup: {
      title: words(
        "重點生態功能區縣（區）黨政正職",
        "重点生态功能区县（区）党政正职",
        "Heads of counties in key ecological areas",
      ),
      size: Math.max(24, Math.min(persons, 60)),
    },
    terms,
    gate: gateOf(at),
    heads: headsOf(at, level, random),
    share:
      at % 5 === 3
        ? { mix: null, lenses: [null, null, null], spread: null, reason: "no-data" }
        : {
            mix: 0.28,
            lenses: [0.25, at % 5 === 1 ? null : 0.34, 0.26],
            spread: at % 5 === 1 ? 0.01 : 0.09,
            reason: null,
          },
    credits: creditsOf(at, terms),
    handovers: [
      {
        indicator: "i8",
        term: terms.length - 1,
        level: 281,
        trendPerYear: 4.5,
        expected: 299,
        actual: 312,
        lower: 306,
        upper: 318,
        reason: null,
      },
      {
        indicator: "i11",
        term: terms.length - 1,
        level: 82.5,
        trendPerYear: null,
        expected: null,
        actual: 88.2,
        lower: null,
        upper: null,
        reason: "too-few-values",
      },
    ],
    leaderEffect:
      at % 3 === 0
        ? { estimate: 0.42, lower: -0.11, upper: 0.95, reason: null }
        : { estimate: null, lower: null, upper: null, reason: "too-few-units" },
    timeline: Array.from({ length: 13 }, (_, year) => ({
      period: String(2013 + year),
      visible: 0.4 + 0.1 * random.normal() + (year === 12 ? 0.5 : 0),
      latent: year === 0 ? null : 0.06 * year - 0.2 + 0.08 * random.normal(),
      credited: year < 4 || at % 4 > 1 ? null : 0.05 * (year - 3),
    })),
    corrected: [{ source: "panel", raw: 84.1, estimate: 79.6, se: 1.9, lower: 76.4, upper: 82.8, ratings: 31, set: 0 }],
    projects: projects.flatMap((project, index) =>
      project.persons.some(({ person }) => person === at) ? [index] : [],
    ),
    ...writings(at),
    flags: at % 3 === 0 ? [0, 1] : [],
    outlook: [
      { code: "raise-area", facts: { area: "i5", score: 61.4, gain: 11.6 } },
      { code: "raise-view", facts: { head: "results", source: "i5", percent: 22 } },
      { code: "verify-records", facts: { count: 2 } },
    ],
    suggestion: suggestionOf(at),
  };
}

function termsOf(at: number, team: number): readonly TermFinding[] {
  const former = (team + 5) % 12;
  return [
    { post: "鎮黨委書記", subject: former, from: "2013-06", to: "2017-09-14", days: 1566, notes: ["month-only"] },
    {
      post: posts[(at + 1) % 4] ?? "",
      subject: former,
      from: "2017-09-15",
      to: "2021-11-30",
      days: 1537,
      notes: at % 2 === 0 ? [] : ["overlaps"],
    },
    {
      post: posts[at % 4] ?? "",
      subject: team,
      from: "2022-01-10",
      to: null,
      days: 1451,
      notes: ["gap-before", "open-end"],
    },
  ];
}

function creditsOf(at: number, terms: readonly TermFinding[]): readonly CreditFinding[] {
  const place = terms[0]?.subject ?? 0;
  if (at % 4 > 1) return [];
  return [
    { indicator: "i2", subject: place, term: 0, kind: "credit", amount: 8.9, change: 15, periods: ["2019", "2025"] },
    { indicator: "i8", subject: place, term: 1, kind: "credit", amount: 4.4, change: 11, periods: ["2021", "2025"] },
    { indicator: "i13", subject: place, term: 1, kind: "debit", amount: 2.7, change: 3.1, periods: ["2022", "2025"] },
  ];
}

function gateOf(at: number): PersonFinding["gate"] {
  const vetoed = at % 8 === 5;
  const met = {
    examiner: "甲",
    judgement: "met",
    reason: "重大任務中態度鮮明，個別談話與民主生活會記錄相符。",
    cites: "談話紀要 3、7",
  } as const;
  return {
    state: vetoed ? "vetoed" : at % 8 === 6 ? "examiners-differ" : "met",
    criteria: [
      {
        id: "loyalty",
        title: words("政治忠誠", "政治忠诚", "Political loyalty"),
        veto: true,
        wanted: 2,
        judgements: [met, { ...met, examiner: "乙", cites: "民主生活會記錄 2" }],
      },
      {
        id: "duty",
        title: words("擔當作為", "担当作为", "Taking responsibility"),
        veto: true,
        wanted: 2,
        judgements: [
          met,
          vetoed || at % 8 === 6
            ? {
                examiner: "乙",
                judgement: "not-met",
                reason: "汛期離崗兩日未報告，經核實屬實。",
                cites: "值班記錄 2025-07-11",
              }
            : met,
        ],
      },
      {
        id: "rules",
        title: words("遵守規矩", "遵守规矩", "Keeping the rules"),
        veto: false,
        wanted: 2,
        judgements: at % 8 === 7 ? [met] : [met, met],
      },
    ],
  };
}

function headsOf(at: number, level: number, random: Stream): readonly HeadFinding[] {
  const peers = (spread: number) => Array.from({ length: 23 }, () => 68 + spread * random.normal());
  const view = (kind: ViewFinding["kind"], title: Text, shift: number): ViewFinding => {
    const estimate = level + shift;
    const half = kind === "data" ? 2.2 : 3.4;
    return {
      id: kind,
      kind,
      source: kind === "data" ? "i5" : "served",
      title,
      unit: null,
      estimate,
      lower: estimate - half,
      upper: estimate + half,
      n: kind === "data" ? null : 412,
      peers: peers(6),
      above: 0.71,
      reason: null,
    };
  };
  const served = words("服務對象評議", "服务对象评议", "Those served");
  const staff = words("下屬與同事評議（校正後）", "下属与同事评议（校正后）", "Staff and colleagues (corrected)");
  const own = words("本崗位指標", "本岗位指标", "Indicators of the post");
  const none: ViewFinding = {
    ...view("record", words("平時記錄", "平时记录", "Routine records"), 0),
    estimate: null,
    lower: null,
    upper: null,
    n: 0,
    above: null,
    reason: "no-data",
  };
  return [
    { head: "virtue", views: [view("voice", served, 3)], disagreements: [] },
    { head: "ability", views: [view("voice", served, 1), view("corrected", staff, -1)], disagreements: [] },
    { head: "diligence", views: [view("voice", served, 5), none], disagreements: [] },
    {
      head: "results",
      views: [view("data", own, 4), view("voice", served, -9)],
      disagreements: at % 2 === 0 ? [{ first: 0, second: 1, difference: 2.1, se: 0.5 }] : [],
    },
    { head: "integrity", views: [view("voice", served, 2)], disagreements: [] },
  ];
}

function suggestionOf(at: number): SuggestionFinding {
  const bands = (excellent: number) => [
    { band: "excellent", probability: excellent },
    { band: "competent", probability: 0.97 - excellent },
    { band: "basic", probability: 0.03 },
  ];
  const states: readonly SuggestionFinding[] = [
    { state: "undecided", bands: bands(0.61), likely: "excellent", bars: [], reason: null },
    {
      state: "suggested",
      bands: bands(0.08),
      likely: "competent",
      bars: [
        {
          id: "leave",
          from: "excellent",
          reason: words(
            "四個季度沒有一個「好」，不得評為優秀。",
            "四个季度没有一个“好”，不得评为优秀。",
            "No routine grade was “good”.",
          ),
        },
      ],
      reason: null,
    },
    { state: "not-comparable", bands: [], likely: null, bars: [], reason: "too-few-units" },
    { state: "no-grade", bands: [], likely: null, bars: [], reason: "no-data" },
  ];
  return states[at % states.length] as SuggestionFinding;
}
