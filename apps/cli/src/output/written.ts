import type { Session } from "../io.ts";
import { shortPath } from "./short-path.ts";

/** A paper that was written: of whom, and where it lies. */
export interface WrittenPaper {
  /** Id of the person, team or assessment. */
  readonly id: string;
  readonly path: string;
}

const longestList = 12;

/** Names the papers that were written: each of a few, the folder of many. */
export function printWritten({ io, translate, json }: Session, papers: readonly WrittenPaper[]): void {
  if (json) {
    io.out(`${JSON.stringify({ written: papers }, null, 2)}\n`);
    return;
  }
  for (const { path } of papers.slice(0, longestList))
    io.out(`${translate("cli.paper.written", { path: shortPath(path) })}\n`);
  if (papers.length > longestList) io.out(`${translate("cli.paper.more", { count: papers.length - longestList })}\n`);
}
