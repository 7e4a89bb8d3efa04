import type {
  CellFinding,
  ClassFinding,
  CorrectedFinding,
  EstimateFinding,
  ItemFinding,
  PollFinding,
  PollItemFinding,
  RatingsFinding,
  SideComparisonFinding,
  SideFinding,
  SmallAreasFinding,
  Told,
  VoiceFinding,
  VoicesFinding,
} from "@huabiao/assess";
import type { Stream } from "@huabiao/kernel/random";
import type { Text } from "@huabiao/kernel/text";

/** What the voices of a sample are made from. */
export interface VoicesInput {
  readonly groupOf: readonly number[];
  /** The index, from which people's view departs a little. */
  readonly rootScore: readonly (number | null)[];
  readonly random: Stream;
  /** Every poll gets so many questions when told. */
  readonly questions?: number | undefined;
}

const say = (hant: string, hans: string, en: string): Text => ({ "zh-Hant": hant, "zh-Hans": hans, en });

type Option = PollItemFinding["options"][number];
const unknown: Option = { id: "unknown", title: say("不了解", "不了解", "I do not know"), coefficient: null };
const five: readonly Option[] = [
  { id: "very", title: say("很滿意", "很满意", "Very satisfied"), coefficient: 1 },
  { id: "fairly", title: say("比較滿意", "比较满意", "Fairly satisfied"), coefficient: 0.75 },
  { id: "middling", title: say("一般", "一般", "Neither"), coefficient: 0.5 },
  { id: "hardly", title: say("不太滿意", "不太满意", "Rather dissatisfied"), coefficient: 0.25 },
  { id: "not", title: say("很不滿意", "很不满意", "Very dissatisfied"), coefficient: 0 },
  unknown,
];
const four: readonly Option[] = [
  { id: "excellent", title: say("優秀", "优秀", "Excellent"), coefficient: 1 },
  { id: "good", title: say("良好", "良好", "Good"), coefficient: 0.8 },
  { id: "fair", title: say("一般", "一般", "Fair"), coefficient: 0.6 },
  { id: "poor", title: say("較差", "较差", "Poor"), coefficient: 0.3 },
  unknown,
];
const promise: readonly Option[] = [
  { id: "yes", title: say("答應", "答应", "Agreed"), coefficient: 1 },
  { id: "no", title: say("不答應", "不答应", "Not agreed"), coefficient: 0 },
  unknown,
];
const accept: readonly Option[] = [
  { id: "accept", title: say("認同", "认同", "Accepted"), coefficient: 1 },
  { id: "mostly", title: say("基本認同", "基本认同", "Mostly accepted"), coefficient: 0.6 },
  { id: "reject", title: say("不認同", "不认同", "Not accepted"), coefficient: 0 },
  unknown,
];

type Question = readonly [hant: string, hans: string, en: string];
const lives: readonly Question[] = [
  ["孩子就近上學", "孩子就近上学", "Schools close to home"],
  ["看病就醫", "看病就医", "Seeing a doctor"],
  ["就業與收入", "就业与收入", "Work and income"],
  ["養老服務", "养老服务", "Care for the aged"],
  ["空氣和水", "空气和水", "Air and water"],
  ["到政府辦事", "到政府办事", "Dealing with government offices"],
  ["社會治安", "社会治安", "Public safety"],
  ["政府說到做到", "政府说到做到", "The government keeps its word"],
];
const virtues: readonly Question[] = [
  ["德", "德", "Virtue"],
  ["能", "能", "Ability"],
  ["勤", "勤", "Diligence"],
  ["績", "绩", "Results"],
  ["廉", "廉", "Integrity"],
];
const feelings: readonly Question[] = [
  ["獲得感", "获得感", "Felt gain"],
  ["幸福感", "幸福感", "Happiness"],
  ["安全感", "安全感", "Safety"],
];
const promises: readonly Question[] = [
  ["村口的路修好了", "村口的路修好了", "The road to the village is repaired"],
  ["老人食堂開門了", "老人食堂开门了", "The canteen for the aged is open"],
];
const appointments: readonly Question[] = [["新提拔幹部一名", "新提拔干部一名", "A newly appointed cadre"]];

interface Sample {
  readonly id: string;
  readonly title: Text;
  readonly instrument: string;
  readonly population: PollFinding["population"];
  readonly weighting: PollFinding["weighting"];
  readonly options: readonly Option[];
  readonly questions: readonly Question[];
  readonly ballots: number;
  readonly classes?: PollFinding["classes"];
  readonly strata?: PollFinding["strata"];
  readonly consultation?: boolean;
  readonly smallAreas?: "all" | "group";
  readonly raters?: boolean;
  readonly reasons?: PollItemFinding["reasons"];
}

const classes: PollFinding["classes"] = [
  { id: "a", title: say("上級", "上级", "Superiors"), weight: 0.3, minimum: 3 },
  { id: "b", title: say("同級", "同级", "Peers"), weight: 0.3, minimum: 5 },
  { id: "c", title: say("下屬與服務對象", "下属与服务对象", "Subordinates and those served"), weight: 0.4, minimum: 5 },
];
const strata: PollFinding["strata"] = [
  { id: "town", title: say("城鎮居民", "城镇居民", "Townspeople") },
  { id: "village", title: say("鄉村居民", "乡村居民", "Villagers") },
  { id: "migrant", title: say("外來務工人員", "外来务工人员", "Migrant workers") },
];
const samples: readonly Sample[] = [
  {
    id: "public-satisfaction",
    title: say("群眾滿意度調查", "群众满意度调查", "Public satisfaction survey"),
    instrument: "satisfaction",
    population: "public",
    weighting: "design",
    options: five,
    questions: lives,
    ballots: 180,
    smallAreas: "group",
    strata,
  },
  {
    id: "felt-life",
    title: say("獲得感、幸福感、安全感", "获得感、幸福感、安全感", "Felt gain, happiness and safety"),
    instrument: "gain-happiness-safety",
    population: "served",
    weighting: "population",
    options: five,
    questions: feelings,
    ballots: 90,
  },
  {
    id: "five-dimensions",
    title: say(
      "班子民主測評（德能勤績廉）",
      "班子民主测评（德能勤绩廉）",
      "Evaluation of the teams on five dimensions",
    ),
    instrument: "five-dimensions",
    population: "panel",
    weighting: "equal",
    options: four,
    questions: virtues,
    ballots: 42,
    classes,
    raters: true,
  },
  {
    id: "promise",
    title: say("民生實事答應不答應", "民生实事答应不答应", "Do you agree that it was done?"),
    instrument: "promise",
    population: "served",
    weighting: "equal",
    options: promise,
    questions: promises,
    ballots: 60,
  },
  {
    id: "appointments",
    title: say("一報告兩評議", "一报告两评议", "Report on appointments"),
    instrument: "appointments",
    population: "panel",
    weighting: "equal",
    options: accept,
    questions: appointments,
    ballots: 30,
    classes,
    reasons: [
      { id: "standard", title: say("不合標準", "不合标准", "Does not meet the standard") },
      { id: "procedure", title: say("程序有疑", "程序有疑", "The procedure is in doubt") },
    ],
  },
  {
    id: "online",
    title: say("網上徵求意見", "网上征求意见", "Online consultation"),
    instrument: "satisfaction",
    population: "public",
    weighting: "equal",
    options: five,
    questions: lives.slice(5, 7),
    ballots: 25,
    consultation: true,
  },
];

/** Seeded voices of a sample: five polls, a consultation, ratings of raters of known severity, and where the sides disagree. */
export function sampleVoices(input: VoicesInput): VoicesFinding {
  const polls = samples.map((sample) => pollOf(sample, input));
  const ratings = ratingsOf(input, polls);
  const sides = sidesOf(input, polls, ratings);
  return { polls, ratings, sides, comparisons: comparisonsOf(sides, input.groupOf) };
}

function itemsOf({ questions, options, reasons = [] }: Sample, count: number | undefined): PollItemFinding[] {
  return Array.from({ length: count ?? questions.length }, (_, k) => {
    const [hant, hans, en] = questions[k % questions.length] ?? ["問", "问", "Question"];
    const suffix = k < questions.length ? "" : `（${Math.floor(k / questions.length) + 1}）`;
    return {
      id: `q${k}`,
      title: say(hant + suffix, hans + suffix, en + suffix),
      maximum: 100,
      anchors: {
        [options[0]?.id ?? ""]: say("能舉出身邊的實例", "能举出身边的实例", "Can name an example close by"),
        [options[options.length - 2]?.id ?? ""]: say(
          "能舉出相反的實例",
          "能举出相反的实例",
          "Can name an example against it",
        ),
      },
      options,
      reasons,
    };
  });
}

function pollOf(sample: Sample, input: VoicesInput): PollFinding {
  const items = itemsOf(sample, sample.consultation ? undefined : input.questions);
  const lean = samples.indexOf(sample) * 2;
  const levels = input.rootScore.map((score, i) => {
    const planted = sample.id === "five-dimensions" && i === 3 ? 24 : 0;
    return 40 + 0.5 * (score ?? 50) + lean + planted + 5 * input.random.normal();
  });
  const some = (i: number) => sample.id !== "promise" || i % 4 !== 1;
  const subjects = levels.flatMap((level, i) =>
    some(i) ? [voiceOf({ sample, items, subject: i, level, random: input.random })] : [],
  );
  const mean = levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length);
  const all = voiceOf({ sample, items, subject: -1, level: mean, size: levels.length, random: input.random });
  return {
    id: sample.id,
    title: sample.title,
    instrument: sample.instrument,
    population: sample.population,
    consultation: sample.consultation ?? false,
    parent: "voice",
    smallestCell: sample.population === "panel" ? 5 : 10,
    weighting: sample.weighting,
    items,
    classes: sample.classes ?? [],
    strata: sample.strata ?? [],
    subjects,
    overall: all,
    smallAreas: sample.smallAreas ? areasOf(sample.smallAreas, subjects) : null,
  };
}

/** Modelled scores half way to the mean of all. */
function areasOf(across: "all" | "group", subjects: readonly VoiceFinding[]): SmallAreasFinding {
  const told = subjects.flatMap(({ subject, score: { value } }) => (value === null ? [] : [{ subject, ...value }]));
  const mean = told.reduce((sum, { estimate }) => sum + estimate, 0) / Math.max(1, told.length);
  const areas = told.map(({ subject, estimate, se }) => {
    const middle = (estimate + mean) / 2;
    return { subject, estimate: middle, se: se / 1.4, lower: middle - se, upper: middle + se, own: 0.5 };
  });
  return { across, spread: 2, areas, reason: null };
}

interface Asked {
  readonly sample: Sample;
  readonly items: readonly PollItemFinding[];
  readonly subject: number;
  readonly level: number;
  readonly size?: number;
  readonly random: Stream;
}

function voiceOf({ sample, items, subject, level, size = 1, random }: Asked): VoiceFinding {
  const small = sample.id === "public-satisfaction" && subject % 11 === 5;
  const returned = small ? 6 : Math.round(sample.ballots * size * (0.7 + 0.3 * random.uniform()));
  const kinds = sample.classes ?? [];
  const parts = partsOf(sample, returned);
  const answers = small ? [] : items.map((item, k) => answersOf(item, level + 6 * Math.cos(k * 2), returned));
  const found = kinds.map((_, k): ClassFinding => {
    const n = parts.filter((part) => part.class === k).reduce((sum, part) => sum + part.returned, 0);
    const few = n < (kinds[k]?.minimum ?? 1) || (subject % 7 === 2 && k === 0);
    if (few) return { returned: few && n > 2 ? 2 : n, weight: 0, score: none("too-few-values"), items: [] };
    return {
      returned: n,
      weight: kinds[k]?.weight ?? 0,
      score: estimated(level + 4 * (k - 1), n),
      items: items.map((item, q) => answersOf(item, level + 6 * Math.cos(q * 2) + 4 * (k - 1), n)),
    };
  });
  return {
    subject,
    participation: {
      population: sample.consultation ? null : returned * 40,
      invited: sample.consultation ? null : Math.round(returned / 0.62),
      returned,
      blank: Math.round(returned / 90),
      rate: sample.consultation ? null : 0.62,
      withheld: small
        ? returned
        : subject < 0 && sample.id === "public-satisfaction"
          ? 6 * Math.floor((size + 5) / 11)
          : 0,
      covered: sample.consultation ? null : subject % 5 === 2 ? 0.94 : 1,
      parts,
    },
    score: small || sample.consultation ? none("too-few-values") : estimated(level, returned),
    corrected: sample.raters === true && subject >= 0 ? correctedOf(level, returned, random) : null,
    items: answers,
    classes: found,
    cells: small || sample.consultation ? [] : cellsOf(sample, { level, returned, subject, items }),
  };
}

function partsOf(sample: Sample, returned: number): VoiceFinding["participation"]["parts"] {
  const part = (kind: number, stratum: number, share: number) => ({
    class: kind,
    stratum,
    population: sample.consultation ? null : Math.round(returned * share * 40),
    invited: sample.consultation ? null : Math.round((returned * share) / 0.62),
    returned: Math.round(returned * share),
  });
  if (sample.classes !== undefined) return [0.15, 0.35, 0.5].map((share, k) => part(k, -1, share));
  if (sample.strata !== undefined) return [0.55, 0.35, 0.1].map((share, k) => part(-1, k, share));
  return [part(-1, -1, 1)];
}

function cellsOf(
  sample: Sample,
  about: {
    readonly level: number;
    readonly returned: number;
    readonly subject: number;
    readonly items: readonly PollItemFinding[];
  },
): CellFinding[] {
  const { level, returned, subject, items } = about;
  const cell = (kind: number, merged: readonly number[], share: number): CellFinding => ({
    class: kind,
    strata: merged,
    score: estimated(level + 5 * (kind + (merged[0] ?? 0)) - 5, returned * share),
    counts: items.map((item) => answersOf(item, level, Math.round(returned * share)).counts),
  });
  if (sample.classes !== undefined) return [0.15, 0.35, 0.5].map((share, k) => cell(k, [], share));
  if (sample.strata === undefined) return [];
  if (subject % 5 === 2) return [cell(-1, [0], 0.55), cell(-1, [1, 2], 0.45)];
  return [0.55, 0.35, 0.1].map((share, k) => cell(-1, [k], share));
}

/** Answers about a level on a scale of options: shares fall off with the distance of an option's coefficient from it. */
function answersOf(item: PollItemFinding, level: number, n: number): ItemFinding {
  const width = 1.6 / item.options.filter(({ coefficient }) => coefficient !== null).length ** 2;
  const near = item.options.map(({ coefficient }) =>
    coefficient === null ? null : Math.exp(-((coefficient - level / 100) ** 2) / width),
  );
  const sum = near.reduce<number>((total, part) => total + (part ?? 0), 0);
  const answered = Math.round(n * 0.93);
  const counts = near.map((part) => (part === null ? Math.round(n * 0.05) : Math.round((answered * part) / sum)));
  const score = item.options.reduce(
    (total, option, k) => total + (100 * (option.coefficient ?? 0) * (near[k] ?? 0)) / sum,
    0,
  );
  const lowest = counts[item.options.length - 2] ?? 0;
  return {
    score: estimated(score, answered),
    counts,
    blank: Math.max(0, n - counts.reduce((total, count) => total + count, 0)),
    shares: near.map((part) => {
      if (part === null) return null;
      const share = part / sum;
      const half = 1.645 * Math.sqrt((share * (1 - share)) / Math.max(1, answered));
      return [round(share, 4), round(Math.max(0, share - half), 4), round(Math.min(1, share + half), 4)];
    }),
    reasons: item.reasons.map((_, k) => (k === 0 ? Math.ceil(lowest * 0.6) : Math.floor(lowest * 0.4))),
  };
}

function estimated(level: number, n: number): Told<EstimateFinding> {
  const estimate = Math.max(4, Math.min(96, level));
  const se = 24 / Math.sqrt(Math.max(1, n));
  const value = {
    estimate: round(estimate),
    se: round(se),
    lower: round(Math.max(0, estimate - 1.645 * se)),
    upper: round(Math.min(100, estimate + 1.645 * se)),
    n: Math.round(n),
    effective: round(n / 1.3),
    designEffect: 1.3,
    df: Math.max(1, Math.round(n) - 1),
  };
  return { value, reason: null };
}

function none(reason: "too-few-values"): Told<EstimateFinding> {
  return { value: null, reason };
}

function correctedOf(level: number, ratings: number, random: Stream): CorrectedFinding {
  const estimate = Math.max(5, Math.min(95, level));
  return {
    raw: round(Math.min(98, estimate + 4 * random.normal())),
    estimate: round(estimate),
    se: 1.8,
    lower: round(estimate - 2.96),
    upper: round(estimate + 2.96),
    ratings,
    set: 0,
  };
}

function ratingsOf({ rootScore, random }: VoicesInput, polls: readonly PollFinding[]): RatingsFinding[] {
  const raters = Array.from({ length: 18 }, (_, k) => ({
    rater: `r${String(k + 1).padStart(2, "0")}`,
    ratings: 20 + (k % 5),
    severity: k === 4 ? 11.4 : k === 9 ? -9.2 : round(2.4 * random.normal()),
    se: 1.1,
    oneGrade: k === 15,
  }));
  const panel = polls.find((poll) => poll.id === "five-dimensions");
  const reliability = {
    subjectVariance: 30,
    raterVariance: 14,
    residualVariance: 22,
    icc: 0.45,
    generalisability: 0.83,
  };
  return [
    {
      id: "site-visits",
      title: say("實地考評打分", "实地考评打分", "Ratings of site visits"),
      kind: "table",
      scale: [0, 100],
      subjects: rootScore.map((score, subject) => ({ subject, ...correctedOf(score ?? 50, 12, random) })),
      raters,
      sets: 1,
      reason: null,
      reliability: { ...reliability, target: 0.8, ratersNeeded: 9 },
    },
    {
      id: "five-dimensions",
      title: panel?.title ?? "",
      kind: "poll",
      scale: [0, 100],
      subjects: [],
      raters: [],
      sets: 0,
      reason: "not-converged",
      reliability: null,
    },
  ];
}

function sidesOf(input: VoicesInput, polls: readonly PollFinding[], ratings: readonly RatingsFinding[]): SideFinding[] {
  const data: SideFinding = {
    kind: "data",
    id: "index",
    title: say("高質量發展綜合評價", "高质量发展综合评价", "High-quality development"),
    score: input.rootScore,
    se: input.rootScore.map(() => null),
    lower: input.rootScore.map((score) => (score === null ? null : round(score - 3))),
    upper: input.rootScore.map((score) => (score === null ? null : round(score + 3))),
  };
  const told = (find: (subject: number) => { estimate: number; se: number; lower: number; upper: number } | null) => {
    const found = input.rootScore.map((_, subject) => find(subject));
    const column = (name: "estimate" | "se" | "lower" | "upper") => found.map((one) => one?.[name] ?? null);
    return { score: column("estimate"), se: column("se"), lower: column("lower"), upper: column("upper") };
  };
  return [
    data,
    ...polls
      .filter((poll) => !poll.consultation)
      .map(
        (poll): SideFinding => ({
          kind: poll.population,
          id: poll.id,
          title: poll.title,
          ...told((subject) => poll.subjects.find((voice) => voice.subject === subject)?.score.value ?? null),
        }),
      ),
    ...ratings
      .filter(({ kind }) => kind === "table")
      .map(
        ({ id, title, subjects }): SideFinding => ({
          kind: "ratings",
          id,
          title,
          ...told((subject) => subjects.find((one) => one.subject === subject) ?? null),
        }),
      ),
  ];
}

function comparisonsOf(sides: readonly SideFinding[], groupOf: readonly number[]): SideComparisonFinding[] {
  return sides.flatMap((_, second) =>
    sides.slice(0, second).map((_, first) => {
      const [a, b] = [sides[first], sides[second]].map((side) => positionsOf(side?.score ?? [], groupOf));
      const units = groupOf.flatMap((_, subject) => {
        const positions = [a?.[subject] ?? Number.NaN, b?.[subject] ?? Number.NaN] as const;
        const difference = round(positions[0] - positions[1]);
        if (Number.isNaN(difference)) return [];
        const disagrees = Math.abs(difference) > 2.2;
        return [{ subject, positions, difference, se: 0.41, adjusted: disagrees ? 0.004 : 0.6, disagrees }];
      });
      return { first, second, correlation: units.length < 3 ? null : round(0.8 - 0.07 * (first + second)), units };
    }),
  );
}

function positionsOf(score: readonly (number | null)[], groupOf: readonly number[]): (number | null)[] {
  return score.map((own, subject) => {
    const mates = score.filter((other, j): other is number => other !== null && groupOf[j] === groupOf[subject]);
    if (own === null || mates.length < 3) return null;
    const mean = mates.reduce((sum, other) => sum + other, 0) / mates.length;
    const sd = Math.sqrt(mates.reduce((sum, other) => sum + (other - mean) ** 2, 0) / (mates.length - 1));
    return (own - mean) / sd;
  });
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
