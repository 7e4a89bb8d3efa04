import type { Findings } from "@huabiao/assess";
import { csvText } from "@huabiao/tables";

/** `subject,node,score,rank` for every node of the tree: rank 1 best, ties share the smallest; empty where there is no score. */
export function scoresCsv({ subjects, nodes }: Findings): string {
  const rows = subjects.flatMap((subject, at) =>
    nodes.map((node) => [subject.id, node.id, node.score[at] ?? null, node.rank[at] ?? null]),
  );
  return csvText(["subject", "node", "score", "rank"], rows);
}

/** `subject,node,nominal,median,lower,upper` for the index and its dimensions; without draws only the nominal rank. */
export function ranksCsv({ subjects, nodes }: Findings): string {
  const root = nodes.length - 1;
  const tracked = nodes.filter((node, at) => at === root || node.parent === root);
  const rows = subjects.flatMap((subject, at) =>
    tracked.map(({ id, rank, uncertainty: u }) => [
      subject.id,
      id,
      rank[at] ?? null,
      u?.rankMedian[at] ?? null,
      u?.rankLower[at] ?? null,
      u?.rankUpper[at] ?? null,
    ]),
  );
  return csvText(["subject", "node", "nominal", "median", "lower", "upper"], rows);
}
