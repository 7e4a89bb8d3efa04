import type {
  Findings,
  FlagFinding,
  LeafCells,
  NodeFinding,
  ProposalFinding,
  SubjectFinding,
  SurpriseFinding,
  TargetFinding,
} from "@huabiao/assess";
import { openStream, type Stream } from "@huabiao/kernel/random";
import type { Text } from "@huabiao/kernel/text";
import { sampleVoices } from "./sample-voices.ts";

/** What a sample should look like; everything else follows from the seed. */
export interface SampleOptions {
  readonly subjects: number;
  readonly indicators?: number;
  readonly groups?: number;
  readonly draws?: number;
  readonly seed?: number;
  readonly names?: readonly Text[];
  /** So many questions in every poll; each its own number unless told. */
  readonly questions?: number;
}

const concepts = [
  { id: "innovation", title: { "zh-Hant": "創新", "zh-Hans": "创新", en: "Innovation" } },
  { id: "coordination", title: { "zh-Hant": "協調", "zh-Hans": "协调", en: "Coordination" } },
  { id: "green", title: { "zh-Hant": "綠色", "zh-Hans": "绿色", en: "Green" } },
  { id: "openness", title: { "zh-Hant": "開放", "zh-Hans": "开放", en: "Openness" } },
  { id: "sharing", title: { "zh-Hant": "共享", "zh-Hans": "共享", en: "Sharing" } },
  { id: "voice", title: { "zh-Hant": "民生評價", "zh-Hans": "民生评价", en: "Livelihood and voice" } },
] as const;

const indicatorTitles: readonly (readonly [string, string, string, string, "visible" | "latent"])[] = [
  ["研發投入強度", "研发投入强度", "R&D intensity", "%", "latent"],
  ["城鎮化率", "城镇化率", "Urbanisation", "%", "visible"],
  ["森林蓄積增量", "森林蓄积增量", "Growth of forest stock", "萬立方米", "latent"],
  ["實際利用外資", "实际利用外资", "Foreign capital used", "億元", "visible"],
  ["基本養老保險覆蓋", "基本养老保险覆盖", "Pension coverage", "%", "visible"],
  ["群眾獲得感", "群众获得感", "Sense of gain", "分", "visible"],
  ["每萬人發明專利", "每万人发明专利", "Patents per 10,000", "件", "visible"],
  ["城鄉收入比", "城乡收入比", "Urban–rural income ratio", "", "visible"],
  ["空氣質量優良天數", "空气质量优良天数", "Days of good air", "天", "visible"],
  ["進出口額佔比", "进出口额占比", "Trade share", "%", "visible"],
  ["農民收入增速", "农民收入增速", "Growth of farm income", "%", "visible"],
  ["熱線訴求解決率", "热线诉求解决率", "Hotline cases solved", "%", "visible"],
  ["規上工業增加值", "规上工业增加值", "Industrial value added", "億元", "visible"],
  ["新增債務率", "新增债务率", "New debt ratio", "%", "latent"],
];

const places = [
  "臨江",
  "望山",
  "海晏",
  "東渡",
  "永平",
  "稻香",
  "清渠",
  "豐樂",
  "安穀",
  "禾川",
  "松嶺",
  "雲溪",
  "鹿鳴",
  "石泉",
  "柳塘",
  "白沙",
  "長坪",
  "青浦",
  "竹溪",
  "金湖",
  "蓮塘",
  "沙洲",
  "梅關",
  "桐柏",
];
const groupTitles = [
  { "zh-Hant": "城市化地區", "zh-Hans": "城市化地区", en: "Urbanised areas" },
  { "zh-Hant": "農產品主產區", "zh-Hans": "农产品主产区", en: "Main farming areas" },
  { "zh-Hant": "重點生態功能區", "zh-Hans": "重点生态功能区", en: "Key ecological areas" },
  { "zh-Hant": "重點開發區", "zh-Hans": "重点开发区", en: "Key development areas" },
] as const;

const periods = ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"];

/** Seeded findings of the fictional province 明河: undecided and scoreless subjects, flags, targets, gaps, quotas, remarks. */
export function sampleFindings(options: SampleOptions): Findings {
  const { subjects: n, indicators: m = 28, groups: g = 3, draws = 1000, seed = 20251231 } = options;
  const random = openStream(seed);
  const leaves = leafNodes(m, g);
  const base = Array.from({ length: n }, () => 58 + 9 * random.normal());
  const groupOf = base.map((_, i) => Math.min(g - 1, Math.floor((i * g) / n)));
  const noScore = (i: number) => n > 6 && i % 17 === 16;
  const scored = leaves.map((leaf, k) => ({
    ...leaf,
    score: base.map((level, i) => (noScore(i) && k % 2 === 0 ? null : round(level + 12 * random.normal()))),
  }));
  const inner = concepts.map((concept, c): NodeFinding => {
    const own = scored.filter((leaf) => leaf.parent === m + c);
    const score = base.map((_, i) => meanOf(own.map((leaf) => leaf.score[i] ?? null)));
    return {
      ...innerNode(concept.id, concept.title, m + concepts.length, 1),
      weights: share(g, 1 / concepts.length),
      globalWeights: share(g, 1 / concepts.length),
      score,
      ...standings(score, groupOf, draws),
    };
  });
  const rootScore = base.map((_, i) => (noScore(i) ? null : meanOf(inner.map((node) => node.score[i] ?? null))));
  const root: NodeFinding = {
    ...innerNode(
      "index",
      { "zh-Hant": "高質量發展綜合評價", "zh-Hans": "高质量发展综合评价", en: "High-quality development" },
      -1,
      0,
    ),
    weights: share(g, 1),
    globalWeights: share(g, 1),
    score: rootScore,
    ...standings(rootScore, groupOf, draws),
  };
  const ranked = scored.map(
    (leaf): NodeFinding => ({
      ...leaf,
      rank: ranksOf(leaf.score, groupOf),
      effectiveWeight: round(random.uniform() * 0.95 - 0.12),
    }),
  );
  const cells = ranked.map((leaf, k) => leafCells(leaf, k, random));
  const names = base.map(
    (_, i): Text =>
      options.names?.[i] ??
      `${places[i % places.length]}${i >= places.length ? Math.floor(i / places.length) + 1 : ""}${groupOf[i] === 0 ? "區" : "縣"}`,
  );
  const subjects = base.map((_, i) => subjectFinding(i, { root, leaves: ranked, groupOf, names, draws, random }));
  const flags = n < 4 ? [] : flagFindings(ranked);
  const targets = n < 2 ? [] : targetFindings(n, ranked, random);
  const voices = sampleVoices({ groupOf, rootScore, random: openStream(seed, 1), questions: options.questions });
  return {
    huabiao: 1,
    engine: "0.1.0",
    scheme: {
      id: "minghe",
      version: "2025.1",
      title: {
        "zh-Hant": "明河省高質量發展綜合評價",
        "zh-Hans": "明河省高质量发展综合评价",
        en: "High-quality development of Minghe province",
      },
      kind: "annual",
      subjectType: "place",
      period: "2025",
      fictional: true,
      digest: "7c1e0f5ab2d94e6f8a3b1c2d5e7f90112233445566778899aabbccddeeffa94d",
      basis: [{ title: "關於改進推動高質量發展的政績考核的通知", cite: "2020" }],
    },
    inputs: [
      { name: "observations.csv", digest: "9b02".repeat(16), bytes: 1_234_567, rows: 21_504, encoding: "utf-8" },
      { name: "targets.csv", digest: "11fe".repeat(16), bytes: 45_678, rows: 480, encoding: "gb18030" },
    ],
    seed,
    draws,
    interval: 0.9,
    across: "group",
    groups: Array.from({ length: g }, (_, i) => ({
      id: `g${i}`,
      title: groupTitles[i % 4] ?? "",
      size: groupOf.filter((group) => group === i).length,
    })),
    subjects,
    nodes: [...ranked, ...inner, root],
    cells,
    columns: ["value", "target", "baseline"],
    periods,
    reasons: reasonsOf(rootScore, ranked),
    sensitivity:
      draws === 0
        ? null
        : [
            { factor: "weights", first: [0.46, 0.4, 0.52], total: [0.61, 0.54, 0.69] },
            { factor: "normalise", first: [0.18, 0.13, 0.24], total: [0.31, 0.25, 0.38] },
            { factor: "aggregate", first: [0.05, 0.01, 0.1], total: [0.16, 0.1, 0.22] },
            { factor: "inputs", first: [0.02, -0.01, 0.05], total: [0.03, 0.01, 0.06] },
          ],
    flags,
    checks: [
      { check: "bunching", run: n, flagged: flags.length, skipped: 2 },
      { check: "jump", run: n * m, flagged: 0, skipped: 0 },
    ],
    targets,
    voices,
    people: null,
    effort: [],
    bands: [],
    quotas: [
      {
        id: "teams",
        pool: { "zh-Hant": "縣（區）領導班子", "zh-Hans": "县（区）领导班子", en: "County teams" },
        band: "優秀",
        size: n,
        share: 0.3,
        product: n * 0.3,
        places: Math.floor(n * 0.3),
        suggested: Math.ceil(n * 0.35),
        lines: [
          { code: "size", facts: { value: n } },
          { code: "share", facts: { value: 0.3 } },
          { code: "places", facts: { value: Math.floor(n * 0.3) } },
        ],
      },
    ],
    burden: {
      fields: m * 2,
      newFields: 6,
      minutesPerSubject: 385,
      minutesTotal: 385 * n,
      budgetMinutesPerSubject: 480,
    },
    lint: [
      { rule: "no-public-voice", requirement: "R14", severity: "warning", path: "/polls", facts: {}, waived: null },
      {
        rule: "single-source-key",
        requirement: "R21",
        severity: "advice",
        path: "/indicators/12",
        facts: { indicator: "i12" },
        waived: null,
      },
      {
        rule: "one-size-weights",
        requirement: "R25",
        severity: "warning",
        path: "/dimensions",
        facts: {},
        waived: "試點第一年，統一權重便於比較，明年分組。",
      },
    ],
    surprises: surpriseFindings(subjects, rootScore, flags, targets),
    refused: [
      {
        code: "table.not-a-number",
        path: [],
        facts: { value: "八十五" },
        place: { file: "observations.csv", row: 812, column: "value" },
      },
    ],
  };
}

function leafNodes(m: number, g: number): NodeFinding[] {
  return Array.from({ length: m }, (_, k): NodeFinding => {
    const [hant, hans, en, unit, horizon] = indicatorTitles[k % indicatorTitles.length] ?? [
      "指標",
      "指标",
      "Indicator",
      "",
      "visible",
    ];
    const suffix = k < indicatorTitles.length ? "" : `（${k - indicatorTitles.length + 1}）`;
    const weight = (1 + (k % 3)) / (2 * m);
    return {
      ...innerNode(
        `i${k}`,
        { "zh-Hant": hant + suffix, "zh-Hans": hans + suffix, en: en + suffix },
        m + (k % concepts.length),
        2,
      ),
      kind: "indicator",
      unit,
      direction: k % 7 === 0 ? "lower" : "higher",
      horizon,
      binding: k === 13,
      weights: share(g, 0.2),
      globalWeights: Array.from({ length: g }, (_, group) =>
        k === 3 && group === g - 1 ? 0 : weight * (1 + 0.1 * group),
      ),
      method: {
        lens: "level",
        missing: "carry-forward(2), leave-out",
        treatment: "winsorise(5)",
        normalise: "minmax:0,100",
      },
    };
  });
}

function innerNode(id: string, title: Text, parent: number, level: number): NodeFinding {
  return {
    id,
    title,
    kind: level === 0 ? "index" : "dimension",
    parent,
    level,
    concept: null,
    unit: null,
    direction: null,
    horizon: null,
    binding: false,
    weights: [],
    globalWeights: [],
    effectiveWeight: null,
    method: { aggregate: "arithmetic" },
    score: [],
    rank: [],
    uncertainty: null,
  };
}

function standings(
  score: readonly (number | null)[],
  groupOf: readonly number[],
  draws: number,
): Pick<NodeFinding, "rank" | "uncertainty"> {
  const rank = ranksOf(score, groupOf);
  if (draws === 0) return { rank, uncertainty: null };
  const width = (i: number) => 2.5 + (i % 4) * 0.7;
  const size = (i: number) => groupOf.filter((group, j) => group === groupOf[i] && (score[j] ?? null) !== null).length;
  const shift = (by: number) =>
    rank.map((r, i) => (r === null ? null : Math.max(1, Math.min(size(i), r + by * (1 + (i % 2))))));
  return {
    rank,
    uncertainty: {
      lower: score.map((s, i) => (s === null ? null : round(s - width(i)))),
      upper: score.map((s, i) => (s === null ? null : round(s + width(i)))),
      rankMedian: rank,
      rankLower: shift(-1),
      rankUpper: shift(1),
    },
  };
}

function ranksOf(score: readonly (number | null)[], groupOf: readonly number[]): (number | null)[] {
  return score.map((own, i) =>
    own === null
      ? null
      : 1 + score.filter((other, j) => other !== null && groupOf[j] === groupOf[i] && other > own).length,
  );
}

function leafCells(leaf: NodeFinding, k: number, random: Stream): LeafCells {
  const value = leaf.score.map((score, i) => (score === null || (i + k) % 41 === 7 ? null : round(score * 1.7 + 3)));
  const filled = value.map((own) => own ?? 42.42);
  const treated = filled.map((own, i) => (k === 2 && i === 0 ? 120.5 : own));
  return {
    node: leaf.id,
    indicator: leaf.id,
    lens: "level",
    value,
    filled,
    treated,
    inputs: value.map((own, i) =>
      own === null
        ? []
        : [
            ["value", 0, 2 + i * 28 + k, 0, 7, own],
            ...(k % 5 === 0 ? [["denominator", 0, 3 + i, 2, 7, round(1000 * random.uniform())] as const] : []),
          ],
    ),
    treatment: k === 2 ? { winsorised: 1, log: false, skewBefore: 2.6, kurtosisBefore: 9.1 } : null,
  };
}

interface SubjectInput {
  readonly root: NodeFinding;
  readonly leaves: readonly NodeFinding[];
  readonly groupOf: readonly number[];
  readonly names: readonly Text[];
  readonly draws: number;
  readonly random: Stream;
}

function subjectFinding(i: number, { root, leaves, groupOf, names, draws, random }: SubjectInput): SubjectFinding {
  const score = root.score[i] ?? null;
  const rank = root.rank[i] ?? null;
  const mates = groupOf.map((_, j) => j).filter((j) => groupOf[j] === groupOf[i] && (root.score[j] ?? null) !== null);
  const mean = mates.reduce((sum, j) => sum + (root.score[j] ?? 0), 0) / Math.max(1, mates.length);
  const difference = score === null ? null : score - mean;
  const parts = leaves.map((leaf) => ({ node: leaf.id, value: (random.uniform() - 0.5) * 2.4 }));
  const gap = (difference ?? 0) - parts.reduce((sum, part) => sum + part.value, 0);
  const close =
    draws === 0 ? [] : mates.filter((j) => j !== i && score !== null && Math.abs((root.score[j] ?? 0) - score) < 1);
  const neighbour = mates.find((j) => j !== i) ?? i;
  const previous =
    score === null
      ? null
      : {
          period: "2024",
          score: round(score + 2.2 * random.normal()),
          rank: Math.max(1, (rank ?? 1) + Math.round(1.6 * random.normal())),
        };
  return {
    id: `s${i}`,
    title: names[i] ?? "",
    group: groupOf[i] ?? 0,
    coverage: score === null ? 0.42 : 0.96,
    band: null,
    bandProbabilities: [],
    undecided: close.length > 0,
    proposals: i === 2 ? [use("watch", true), use("train", false)] : [],
    bars:
      i === 2
        ? [
            {
              id: "debt",
              from: "優秀",
              reason: {
                "zh-Hant": "新增隱性債務不為零。",
                "zh-Hans": "新增隐性债务不为零。",
                en: "New hidden debt is not zero.",
              },
            },
          ]
        : [],
    inseparable: close,
    rankProbabilities:
      draws === 0 || rank === null ? [] : mates.map((_, k) => 1 / (1 + Math.exp(-2 * (k + 1.5 - rank)))),
    previous,
    contributions:
      score === null ? [] : parts.map((part, k) => (k === 0 ? { ...part, value: part.value + gap } : part)),
    difference,
    explainedBy: "exact",
    history: periods.map((period, t) => {
      const at = score === null ? null : round(score - (7 - t) * 0.9 + random.normal());
      return {
        period,
        score: at,
        visible: at === null ? null : round(at + 3 - t * 0.4),
        latent: at === null || t === 0 ? null : round(at - 4 + t * 0.8),
      };
    }),
    wouldChange:
      score === null || neighbour === i
        ? []
        : [
            { kind: "input", direction: "up", node: "i5", from: 71.2, to: 74.9, effort: 0.42, rival: neighbour },
            { kind: "weight", direction: "down", node: "i3", from: 0.04, to: 0.062, effort: 0.55, rival: neighbour },
          ],
  };
}

function flagFindings(leaves: readonly NodeFinding[]): FlagFinding[] {
  const indicator = leaves[12]?.id ?? leaves[0]?.id ?? null;
  return [
    {
      check: "bunching",
      subject: 1,
      indicator,
      poll: null,
      periods: ["2020", "2021", "2022", "2023", "2024", "2025"],
      statistic: 5,
      pValue: 0.00004,
      adjusted: 0.002,
      facts: { years: 6, times: 5, low: 0.1, high: 0.3 },
    },
    {
      check: "copied-series",
      subject: 3,
      indicator: leaves[4]?.id ?? null,
      poll: null,
      periods: ["2025"],
      statistic: 0.999,
      pValue: 0.0007,
      adjusted: 0.014,
      facts: { twin: "s2" },
    },
    {
      check: "benford",
      subject: null,
      indicator: leaves[8]?.id ?? null,
      poll: null,
      periods: [],
      statistic: 31.2,
      pValue: 0.0021,
      adjusted: 0.03,
      facts: {},
    },
    {
      check: "burst",
      subject: 3,
      indicator: null,
      poll: "five-dimensions",
      periods: [],
      statistic: 18,
      pValue: 0.0001,
      adjusted: 0.003,
      facts: { class: "c", batch: 4, share: "62 %", elsewhereShare: "21 %", count: 18 },
    },
    {
      check: "over-roll",
      subject: 3,
      indicator: null,
      poll: "public-satisfaction",
      periods: [],
      statistic: 12,
      pValue: 0.0002,
      adjusted: 0.004,
      facts: { stratum: "village", count: 212, roll: 200 },
    },
    {
      check: "invariant",
      subject: null,
      indicator: null,
      poll: "five-dimensions",
      periods: [],
      statistic: 9,
      pValue: 0.0003,
      adjusted: 0.006,
      facts: { class: "b", voters: 17, share: "71 %", expectedShare: "12 %" },
    },
  ];
}

function targetFindings(n: number, leaves: readonly NodeFinding[], random: Stream): TargetFinding[] {
  return Array.from({ length: n }, (_, subject) =>
    [2, 4, 11].map((k, t): TargetFinding => {
      const attainment = t === 2 && subject % 9 === 0 ? null : round(0.6 + 0.6 * random.uniform());
      return {
        subject,
        indicator: leaves[k % leaves.length]?.id ?? "i0",
        baseline: 40,
        target: 60,
        actual: attainment === null ? null : round(40 + 20 * attainment),
        attainment,
        reason: attainment === null ? "no-data" : null,
        met: attainment === null ? null : attainment >= 1,
        deadline: "2025-12-31",
        provider: ["林業局", "人社局", "信訪局"][t] ?? null,
        verified: t === 0 ? true : t === 1 ? false : null,
      };
    }),
  ).flat();
}

function surpriseFindings(
  subjects: readonly SubjectFinding[],
  score: readonly (number | null)[],
  flags: readonly FlagFinding[],
  targets: readonly TargetFinding[],
): SurpriseFinding[] {
  const moved = subjects
    .map((subject, i) => ({
      i,
      by: subject.previous === null ? 0 : Math.abs((score[i] ?? 0) - subject.previous.score),
    }))
    .sort((a, b) => b.by - a.by || a.i - b.i);
  return [
    ...moved.slice(0, 2).map(({ i }): SurpriseFinding => ({ code: "moved", subject: i, facts: {} })),
    ...flags.map(
      (flag): SurpriseFinding => ({
        code: "flagged",
        subject: flag.subject,
        facts: {
          ...(flag.indicator === null ? {} : { indicator: flag.indicator }),
          ...(flag.poll === null ? {} : { poll: flag.poll }),
        },
      }),
    ),
    ...subjects.flatMap((subject, i): SurpriseFinding[] =>
      subject.undecided && i < 12 ? [{ code: "undecided", subject: i, facts: {} }] : [],
    ),
    ...targets
      .slice(0, 3)
      .filter((target) => target.met === false)
      .slice(0, 1)
      .map((target): SurpriseFinding => ({ code: "target-missed", subject: target.subject, facts: {} })),
    ...score.flatMap((own, i): SurpriseFinding[] =>
      own === null ? [{ code: "no-score", subject: i, facts: {} }] : [],
    ),
    { code: "disagree-lens", subject: 0, facts: { node: "i0", difference: 34 } },
    ...(subjects.length < 4
      ? []
      : [
          {
            code: "disagree-sides",
            subject: 3,
            facts: { first: "index", second: "five-dimensions", difference: -2.4 },
          } as const,
        ]),
  ];
}

function reasonsOf(rootScore: readonly (number | null)[], leaves: readonly NodeFinding[]): Findings["reasons"] {
  return rootScore.flatMap((score, subject) =>
    score !== null
      ? []
      : [
          { subject, node: "index", reason: "coverage-below-floor" as const },
          ...leaves
            .filter((_, k) => k % 2 === 0)
            .map((leaf) => ({ subject, node: leaf.id, reason: "no-data" as const })),
        ],
  );
}

function meanOf(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : round(present.reduce((sum, value) => sum + value, 0) / present.length);
}

function share(groups: number, each: number): number[] {
  return Array.from({ length: groups }, () => each);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function use(id: string, afterObjection: boolean): ProposalFinding {
  return { id, title: `${id} 運用`, purpose: "supervision", afterObjection };
}
