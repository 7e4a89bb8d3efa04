import { because, nodeName, type Sheet, type SheetCell, type SheetSource, subjectCells } from "./sheet.ts";

/** Subjects with the index, its interval, the rank range and the suggested band. */
export function subjectsSheet(source: SheetSource): Sheet {
  const { findings, words } = source;
  const root = findings.nodes.at(-1);
  const interval = root?.uncertainty ?? null;
  return {
    code: "subjects",
    columns: [
      "id",
      "name",
      "group",
      "score",
      "lower",
      "upper",
      "rank",
      "rank-lower",
      "rank-upper",
      "band",
      "undecided",
      "coverage",
      "reason",
    ],
    rows: findings.subjects.map((subject, at) => [
      subject.id,
      words.text(subject.title),
      words.text(findings.groups[subject.group]?.title ?? ""),
      root?.score[at] ?? null,
      interval?.lower[at] ?? null,
      interval?.upper[at] ?? null,
      root?.rank[at] ?? null,
      interval?.rankLower[at] ?? null,
      interval?.rankUpper[at] ?? null,
      subject.band,
      subject.undecided,
      subject.coverage,
      because(words, findings.reasons.find((own) => own.subject === at && own.node === root?.id)?.reason ?? null),
    ]),
  };
}

/** Every score of every node and subject, with its interval where there is one. */
export function nodesSheet(source: SheetSource): Sheet {
  const { findings, words } = source;
  return {
    code: "nodes",
    columns: ["node", "title", "kind", "unit", "id", "name", "score", "lower", "upper", "rank", "weight"],
    rows: findings.nodes.flatMap((node) =>
      findings.subjects.map((subject, at): SheetCell[] => [
        node.id,
        words.text(node.title),
        words.say(`node.${node.kind}`),
        node.unit,
        subject.id,
        words.text(subject.title),
        node.score[at] ?? null,
        node.uncertainty?.lower[at] ?? null,
        node.uncertainty?.upper[at] ?? null,
        node.rank[at] ?? null,
        node.globalWeights[subject.group] ?? null,
      ]),
    ),
  };
}

/** A poll's title; nothing where there is none. */
function pollName({ findings, people, words }: SheetSource, id: string | null): string | null {
  const poll = [...findings.voices.polls, ...people.polls].find((own) => own.id === id);
  return poll === undefined ? id : words.text(poll.title);
}

/** Flags: a request to look, without effect on any score. */
export function flagsSheet(source: SheetSource): Sheet {
  const { findings, words } = source;
  return {
    code: "flags",
    columns: ["check", "id", "name", "indicator", "from", "to", "statistic", "p", "adjusted"],
    rows: findings.flags.map((flag) => [
      words.known([`check.${flag.check}.name`]) ?? flag.check,
      ...subjectCells(source, flag.subject),
      nodeName(source, flag.indicator) ?? pollName(source, flag.poll),
      flag.periods[0] ?? null,
      flag.periods.at(-1) ?? null,
      flag.statistic,
      flag.pValue,
      flag.adjusted,
    ]),
  };
}

/** Quotas line by line. */
export function quotasSheet({ findings, words }: SheetSource): Sheet {
  return {
    code: "quotas",
    columns: ["quota", "pool", "band", "size", "share", "product", "places", "suggested"],
    rows: findings.quotas.map((quota) => [
      quota.id,
      words.text(quota.pool),
      words.text(findings.bands.find(({ id }) => id === quota.band)?.title ?? quota.band),
      quota.size,
      quota.share,
      quota.product,
      quota.places,
      quota.suggested,
    ]),
  };
}
