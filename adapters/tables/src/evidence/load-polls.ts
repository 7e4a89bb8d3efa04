import type { Ballots, PollEvidence, Ratings } from "@huabiao/assess";
import type { Poll, PollTable } from "@huabiao/scheme";
import { readBallots } from "./read-ballots.ts";
import { type BoxCell, ballotsOfBox, type RecountBox } from "./read-box.ts";
import { type ReadFrame, readFrame } from "./read-frame.ts";
import { readRatings } from "./read-ratings.ts";
import type { Reading } from "./reading.ts";
import type { SourceList } from "./source-list.ts";

/** Reads the ballots and the frame of every poll of the scheme that has tables; what is refused stands in the logs. */
export async function loadPolls(
  { scheme, subjects }: Pick<Reading, "scheme" | "subjects">,
  sources: SourceList,
  recount: RecountBox | undefined,
): Promise<PollEvidence[]> {
  const found: PollEvidence[] = [];
  for (const table of scheme.tables.polls ?? []) {
    const at = (scheme.polls ?? []).findIndex(({ id }) => id === table.poll);
    const poll = scheme.polls?.[at];
    if (poll === undefined) continue;
    const inTable = await loadBallots(table, { poll, subjects }, sources);
    const { frame, boxCells } = await loadFrame(table, { poll, subjects }, sources);
    const ballots =
      table.box === undefined
        ? inTable
        : await loadBox(table.box, { poll, cells: boxCells, name: table.box, recount }, sources);
    if (ballots !== null) found.push({ poll: at, ballots, frame });
  }
  return found;
}

type Of = { readonly poll: Poll; readonly subjects: Reading["subjects"] };

async function loadBallots({ ballots: declared }: PollTable, of: Of, sources: SourceList): Promise<Ballots | null> {
  let ballots: Ballots | null = null;
  if (declared === undefined) return ballots;
  await sources.read(declared, async (table) => {
    const read = await readBallots(table, declared, of);
    ballots = read.ballots;
    return read.rows;
  });
  return ballots;
}

async function loadFrame({ frame: declared }: PollTable, of: Of, sources: SourceList): Promise<ReadFrame> {
  let read: ReadFrame = { frame: [], boxCells: new Map(), rows: 0 };
  if (declared === undefined) return read;
  await sources.read(declared, async (table) => {
    read = await readFrame(table, declared, of);
    return read.rows;
  });
  return read;
}

async function loadBox(
  folder: string,
  of: { poll: Poll; cells: ReadonlyMap<string, BoxCell>; name: string; recount: RecountBox | undefined },
  sources: SourceList,
): Promise<Ballots | null> {
  let ballots: Ballots | null = null;
  await sources.readFolder(folder, async (path, log) => {
    if (of.recount === undefined) {
      log.refuseTable("table.box-not-read", { value: folder });
      return;
    }
    const box = await of.recount(path);
    if (box.ok) ballots = ballotsOfBox(box.value, of, log);
    else for (const one of box.error) log.pass(one);
  });
  return ballots;
}

/** Reads every table of ratings. */
export async function loadRatings({ scheme, subjects }: Reading, sources: SourceList): Promise<Ratings[]> {
  const found: Ratings[] = [];
  for (const [at, declared] of (scheme.tables.ratings ?? []).entries()) {
    await sources.read(declared, async (table) => {
      const { ratings, rows } = await readRatings(table, declared, { subjects, at });
      if (ratings !== null) found.push(ratings);
      return rows;
    });
  }
  return found;
}
