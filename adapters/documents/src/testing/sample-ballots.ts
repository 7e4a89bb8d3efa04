import type {
  ClassFinding,
  EstimateFinding,
  ItemFinding,
  PollFinding,
  Told,
  VoiceFinding,
  VoicesFinding,
} from "@huabiao/assess";
import type { Stream } from "@huabiao/kernel/random";
import type { Text } from "@huabiao/kernel/text";

const words = (hant: string, hans: string, en: string): Text => ({ "zh-Hant": hant, "zh-Hans": hans, en });

/** One poll about so many subjects, in three classes, of which the last is too small to be shown. */
export function sampleBallots(subjects: number, random: Stream): VoicesFinding {
  const poll: PollFinding = {
    id: "served",
    title: words("年度民主測評", "年度民主测评", "Democratic evaluation of the year"),
    instrument: "democratic-evaluation",
    population: "panel",
    consultation: false,
    parent: "index",
    smallestCell: 5,
    weighting: "design",
    items: [
      {
        id: "overall",
        title: words("總體評價", "总体评价", "Overall"),
        maximum: 100,
        anchors: {},
        options: [
          { id: "excellent", title: words("優秀", "优秀", "Excellent"), coefficient: 1 },
          { id: "competent", title: words("稱職", "称职", "Competent"), coefficient: 0.8 },
          { id: "basic", title: words("基本稱職", "基本称职", "Basically competent"), coefficient: 0.6 },
          { id: "incompetent", title: words("不稱職", "不称职", "Not competent"), coefficient: 0 },
          { id: "unknown", title: words("不了解", "不了解", "Do not know"), coefficient: null },
        ],
        reasons: [],
      },
    ],
    classes: [
      {
        id: "a",
        title: words("A 類：上級與班子", "A 类：上级与班子", "A: superiors and team"),
        weight: 0.4,
        minimum: 5,
      },
      { id: "b", title: words("B 類：下屬單位", "B 类：下属单位", "B: units below"), weight: 0.3, minimum: 5 },
      { id: "c", title: words("C 類：服務對象代表", "C 类：服务对象代表", "C: those served"), weight: 0.3, minimum: 8 },
    ],
    strata: [],
    subjects: Array.from({ length: subjects }, (_, subject) => voiceOf(subject, random)),
    overall: voiceOf(-1, random),
    smallAreas: null,
  };
  return { polls: [poll], ratings: [], sides: [], comparisons: [] };
}

function voiceOf(subject: number, random: Stream): VoiceFinding {
  const small = subject % 3 === 0;
  const classes = [
    classOf([5, 4, 1, 0, 1], 0.57, random),
    classOf([24, 27, 5, 1, 6], 0.43, random),
    small ? tooFew : classOf([11, 14, 6, 2, 3], 0.3, random),
  ];
  const counts = [0, 1, 2, 3, 4].map((option) =>
    classes.reduce((sum, { items }) => sum + (items[0]?.counts[option] ?? 0), 0),
  );
  const returned = classes.reduce((sum, own) => sum + own.returned, 0);
  return {
    subject,
    participation: {
      population: 140,
      invited: 128,
      returned,
      blank: 1,
      rate: returned / 128,
      withheld: small ? 3 : 0,
      covered: 1,
      parts: [],
    },
    score: told(78 + random.normal(), returned),
    corrected: null,
    items: [itemOf(counts, random)],
    classes,
    cells: [],
  };
}

function classOf(counts: readonly number[], weight: number, random: Stream): ClassFinding {
  const returned = counts.reduce((sum, own) => sum + own, 0);
  return { returned, weight, score: told(80 + 3 * random.normal(), returned), items: [itemOf(counts, random)] };
}

const tooFew: ClassFinding = { returned: 3, weight: 0, score: { value: null, reason: "too-few-values" }, items: [] };

function itemOf(counts: readonly number[], random: Stream): ItemFinding {
  const answering = counts.slice(0, 4).reduce((sum, own) => sum + own, 0);
  const shares = counts.map((own, option) => {
    if (option === 4 || answering === 0) return null;
    const share = own / answering;
    return [share, Math.max(0, share - 0.08), Math.min(1, share + 0.08)] as const;
  });
  return { score: told(80 + random.normal(), answering), counts, blank: 0, shares, reasons: [] };
}

function told(estimate: number, n: number): Told<EstimateFinding> {
  return {
    value: {
      estimate,
      se: 1.8,
      lower: estimate - 3,
      upper: estimate + 3,
      n,
      effective: n * 0.9,
      designEffect: 1.1,
      df: Math.max(1, n - 3),
    },
    reason: null,
  };
}
