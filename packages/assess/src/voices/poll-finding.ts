import type { Grouping } from "@huabiao/measure";
import { type Poll, type PollItem, pollItems, smallestCell } from "@huabiao/scheme";
import type { PollEvidence } from "../evidence.ts";
import type {
  ClassFinding,
  CorrectedFinding,
  EstimateFinding,
  ItemFinding,
  PollFinding,
  Told,
  VoiceFinding,
} from "../voices-finding.ts";
import { itemScores, optionGiven } from "./ballot-scores.ts";
import { type PollCells, pollCells } from "./cell-findings.ts";
import { classResult, classShares } from "./class-result.ts";
import { domainsByPart } from "./domains.ts";
import { estimateMeans, estimateShares, openDesign, type VoiceDesign } from "./estimate.ts";
import { countOptions, countReasons } from "./option-counts.ts";
import { participationOf } from "./participation.ts";
import type { PollParts } from "./poll-parts.ts";

/** What a poll is told from. */
export interface PollSource {
  readonly poll: Poll;
  readonly evidence: PollEvidence;
  readonly parts: PollParts;
  /** Score of every ballot, 0–100; NaN where nothing is answered. */
  readonly scores: Float64Array;
  /** Node beside which it is shown when the scheme does not say. */
  readonly root: string;
  /** Severity-corrected results per subject; empty when raters cannot be told apart. */
  readonly corrected: ReadonlyMap<number, CorrectedFinding>;
  /** Coverage of the intervals, for example 0.95. */
  readonly confidence: number;
}

/**
 * What a poll says, per subject and for all (R14, R15, R20, R22): participation, counts, scores with their uncertainty.
 *
 * Nothing of a cell that is too small to be shown enters any figure. A consultation has counts and no estimates.
 * Cost O(ballots × items × options).
 */
export function pollFinding(source: PollSource): PollFinding {
  const { poll, evidence, parts, scores } = source;
  const items = pollItems(poll);
  const design = openDesign({ poll, parts, ballots: evidence.ballots, confidence: source.confidence });
  const desk: Desk = {
    ...source,
    items,
    design,
    counted: countBallots(evidence, parts),
    cells: pollCells({ poll, items, ballots: evidence.ballots, parts, design, scores }),
  };
  const subjects = [...new Set(parts.cells.map(({ subject }) => subject))].sort((a, b) => a - b);
  const place = new Map(subjects.map((subject, at) => [subject, at]));
  const bySubject = domainsByPart(parts, (part) => place.get(parts.parts[part]?.subject ?? -1) ?? -1);
  return {
    ...describe(desk),
    subjects: voices(desk, { ...bySubject, count: subjects.length }, subjects),
    overall: voices(desk, { ...domainsByPart(parts, () => 0), count: 1 }, [all])[0] as VoiceFinding,
    smallAreas: null,
  };
}

/** Everything that the figures of one poll are made from. */
interface Desk extends PollSource {
  readonly items: readonly PollItem[];
  readonly design: VoiceDesign;
  readonly counted: ReadonlyMap<number, { readonly blank: number; readonly withheld: number }>;
  readonly cells: PollCells;
}

const all = -1;

function describe({ poll, items, root, design }: Desk): Omit<PollFinding, "subjects" | "overall" | "smallAreas"> {
  return {
    id: poll.id,
    title: poll.title,
    instrument: poll.instrument,
    population: poll.population,
    consultation: poll.consultation ?? false,
    parent: poll.parent ?? root,
    smallestCell: smallestCell(poll),
    weighting: design.weighting,
    items: items.map(({ id, title, maximum, anchors, options, reasons }) => ({
      id,
      title,
      maximum,
      anchors,
      options,
      reasons,
    })),
    classes: (poll.classes ?? []).map(({ id, title, weight, minimum }) => ({
      id,
      title,
      weight,
      minimum: minimum ?? 1,
    })),
    strata: (poll.strata ?? []).map(({ id, title }) => ({ id, title })),
  };
}

/** One finding per domain; `subjects` names the subject of each domain, −1 = all. */
function voices(desk: Desk, by: Grouping, subjects: readonly number[]): VoiceFinding[] {
  const classes = desk.poll.classes ?? [];
  const whole = estimateMeans(desk.design, desk.scores, by);
  const ofClasses = classes.length === 0 ? [] : classFindings(desk, by);
  const items = itemFindings(desk, by);
  return subjects.map((subject, at) => {
    const own = classes.map((_, cls) => ofClasses[cls * by.count + at] as ClassFinding);
    const weighed = own.map(({ score }, cls) => ({ score, weight: classes[cls]?.weight ?? 0 }));
    const shares = classShares(weighed);
    return {
      subject,
      participation: participation(desk, subject),
      score: classes.length > 0 ? classResult(weighed, desk.confidence) : (whole[at] as Told<EstimateFinding>),
      corrected: desk.corrected.get(subject) ?? null,
      items: items.map((found) => found[at] as ItemFinding),
      classes: own.map((found, cls) => ({ ...found, weight: shares[cls] as number })),
      cells: subject === all ? desk.cells.overall : (desk.cells.bySubject.get(subject) ?? []),
    };
  });
}

/** Every domain of the first class, then of the second, …: all classes are estimated at once. */
function inClasses({ parts, poll }: Desk, by: Grouping): Grouping {
  const classOf = parts.parts.map((part) => part.class);
  return {
    count: by.count * (poll.classes?.length ?? 0),
    codes: by.codes.map((domain, ballot) => {
      const cls = classOf[parts.partOf[ballot] ?? -1] ?? -1;
      return domain < 0 || cls < 0 ? -1 : cls * by.count + domain;
    }),
  };
}

function itemFindings({ items, evidence, design }: Desk, by: Grouping): ItemFinding[][] {
  return items.map((item, at) => {
    const given = evidence.ballots.answers[at] as Int16Array;
    const scores = estimateMeans(design, itemScores(item, given), by);
    const counts = countOptions(item, given, by);
    const reasons = countReasons(item, evidence.ballots.reasons[at] ?? null, by);
    const shares = item.options.map(({ coefficient }, option) =>
      coefficient === null ? null : estimateShares(design, optionGiven(item, given, option), by),
    );
    return scores.map((score, domain) => ({
      score,
      counts: counts[domain]?.counts ?? [],
      blank: counts[domain]?.blank ?? 0,
      shares: shares.map((share) => share?.[domain] ?? null),
      reasons: reasons[domain] ?? [],
    }));
  });
}

/** A class under its minimum is counted and not scored; one under the smallest cell is not even counted. */
function classFindings(desk: Desk, domains: Grouping): ClassFinding[] {
  const by = inClasses(desk, domains);
  const returned = new Int32Array(by.count);
  for (const domain of by.codes) if (domain >= 0) returned[domain] = (returned[domain] as number) + 1;
  const scores = estimateMeans(desk.design, desk.scores, by);
  const items = itemFindings(desk, by);
  return scores.map((score, domain) => {
    const count = returned[domain] as number;
    const minimum = desk.poll.classes?.[Math.floor(domain / domains.count)]?.minimum ?? 1;
    return {
      returned: count,
      weight: 0,
      score: count < minimum ? { value: null, reason: "sample-too-small" } : score,
      items: count === 0 ? [] : items.map((found) => found[domain] as ItemFinding),
    };
  });
}

/** Per subject the ballots without any answer, and those withheld. */
function countBallots({ ballots }: PollEvidence, { partOf }: PollParts) {
  const found = new Map<number, { blank: number; withheld: number }>();
  ballots.subjectOf.forEach((subject, ballot) => {
    const own = found.get(subject) ?? { blank: 0, withheld: 0 };
    if (ballots.answers.every((given) => given[ballot] === -1)) own.blank++;
    if (partOf[ballot] === -1) own.withheld++;
    found.set(subject, own);
  });
  return found;
}

function participation({ parts, counted }: Desk, subject: number) {
  if (subject !== all) {
    const cells = parts.cells.filter((cell) => cell.subject === subject);
    return participationOf(cells, counted.get(subject) ?? { blank: 0, withheld: 0 });
  }
  const sums = { blank: 0, withheld: 0 };
  for (const { blank, withheld } of counted.values()) {
    sums.blank += blank;
    sums.withheld += withheld;
  }
  return participationOf(parts.cells, sums);
}
