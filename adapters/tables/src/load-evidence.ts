import type { Evidence, Observations, Target, Term } from "@huabiao/assess";
import { type Problem, problem } from "@huabiao/kernel/problem";
import type { Scheme } from "@huabiao/scheme";
import { arrangeObservations, type Duplicate } from "./evidence/arrange-observations.ts";
import { checkPlaceDays } from "./evidence/check-place-days.ts";
import { loadPolls, loadRatings } from "./evidence/load-polls.ts";
import { ObservationStore } from "./evidence/observation-store.ts";
import type { RecountBox } from "./evidence/read-box.ts";
import { readLong } from "./evidence/read-long.ts";
import { readSubjects, type SubjectList } from "./evidence/read-subjects.ts";
import { readSuccessions, type SuccessionList } from "./evidence/read-successions.ts";
import { readTargets } from "./evidence/read-targets.ts";
import { readTerms } from "./evidence/read-terms.ts";
import { readWide } from "./evidence/read-wide.ts";
import type { Reading } from "./evidence/reading.ts";
import { listSeries } from "./evidence/series-list.ts";
import { type LoadProgress, SourceList } from "./evidence/source-list.ts";
import { limits } from "./limits.ts";
import { NameIndex } from "./match/name-index.ts";
import { namePeriods } from "./match/period.ts";
import type { PlaceNames } from "./match/place-names.ts";
import { loadPeople, loadPersons, subjectVoices } from "./people/load-people.ts";
import { withKnownPosts } from "./people/post-words.ts";
import type { PersonList } from "./people/read-persons.ts";

/** Where the tables lie and what to do with bad rows. */
export interface LoadOptions {
  /** Folder below which the scheme's tables lie. */
  readonly folder: string;
  /** Leave bad rows out and list them as warnings, instead of refusing. Default false. */
  readonly tolerate?: boolean;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Recounts a sealed box before its ballots are read; without it a scheme with boxes is refused. */
  readonly recountBox?: RecountBox;
}

/** The evidence, or null with every problem at once. Warnings are worth reading either way. */
export interface LoadedEvidence {
  readonly evidence: Evidence | null;
  readonly problems: readonly Problem[];
  /** The refused rows that `tolerate` left out; they stand in `warnings` too. */
  readonly tolerated: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads all tables of a scheme into evidence.
 *
 * Every problem of every table is found in one pass, with file, sheet, row (header = 1), column, value and
 * near names; nothing is guessed and no row vanishes. With `tolerate`, bad rows and cells are left out and
 * listed under warnings; contradicting duplicates are all left out. A table that cannot be read at all
 * always refuses. At most `limits.listedProblems` problems per code and table are listed, the rest counted.
 *
 * Five million rows of Parquet take about three seconds and 0.7 GiB; see bench/tables.ts.
 * Never throws on what files hold; an unreadable disk throws its own error.
 */
export async function loadEvidence(scheme: Scheme, options: LoadOptions): Promise<LoadedEvidence> {
  const { tables } = scheme;
  const total = tableCount(tables);
  if (total > limits.tables)
    return closed([problem("table.too-many-tables", { count: total, limit: limits.tables }, { path: ["tables"] })]);
  const sources = new SourceList(options.folder, {
    tolerate: options.tolerate ?? false,
    total,
    onProgress: options.onProgress,
  });
  const { subjects, index } = await loadSubjects(scheme, sources);
  const periods = namePeriods([
    scheme.period.label,
    ...(scheme.series ?? []).flatMap((one) => (one.period === undefined ? [] : [one.period])),
  ]);
  const reading: Reading = { scheme, series: listSeries(scheme), subjects: index, periods };
  const store = await loadObservations(reading, sources);
  const targets = await loadTargets(reading, sources);
  const persons = await loadPersons(tables, sources);
  const { successions, places } = await loadSuccessions(reading, sources);
  const terms = withKnownPosts(await loadTerms(reading, sources, { persons, places }), scheme, sources);
  if (scheme.tables.terms) checkPlaceDays({ successions, subjects: index }, terms, sources);
  const voices = subjectVoices(reading);
  const polls = await loadPolls(voices.reading, sources, options.recountBox);
  const ratings = voices.numbered(await loadRatings(voices.reading, sources));
  const people = persons && (await loadPeople(reading, sources, { persons, terms, recountBox: options.recountBox }));
  const refused = sources.isBroken(tables.subjects);
  const observations = refused ? null : arrange({ store, reading, subjects, sources });
  const found = sources.close();
  const problems = [...found.problems];
  if (problems.length === 0 && observations?.value.length === 0)
    problems.push(problem("table.no-observations", {}, { path: ["tables", "observations"] }));
  const complete = observations !== null && problems.length === 0;
  const evidence = complete
    ? { subjects, observations, targets, terms, successions, people, polls, ratings, sources: sources.list() }
    : null;
  return { evidence, problems, tolerated: found.tolerated, warnings: found.warnings };
}

function tableCount(tables: Scheme["tables"]): number {
  const { observations, targets = [], terms, successions, people, polls = [], ratings = [] } = tables;
  const ofPolls = polls.reduce((sum, { frame }) => sum + 1 + (frame ? 1 : 0), 0);
  return (
    1 +
    observations.length +
    targets.length +
    (terms ? 1 : 0) +
    (successions ? 1 : 0) +
    Object.keys(people ?? {}).length +
    ofPolls +
    ratings.length
  );
}

function closed(problems: readonly Problem[]): LoadedEvidence {
  return { evidence: null, problems, tolerated: [], warnings: [] };
}

async function loadSubjects(scheme: Scheme, sources: SourceList): Promise<SubjectList> {
  const declared = scheme.tables.subjects;
  let list: SubjectList | null = null;
  await sources.read(declared, async (table) => {
    list = await readSubjects(table, declared);
    return list.subjects.length;
  });
  return list === null || sources.isBroken(declared)
    ? { subjects: [], index: new NameIndex({ acceptsAll: true }) }
    : list;
}

async function loadObservations(reading: Reading, sources: SourceList): Promise<ObservationStore> {
  const store = new ObservationStore();
  for (const declared of reading.scheme.tables.observations) {
    await sources.read(declared, async (table) => {
      const rows =
        declared.shape === "long"
          ? await readLong(table, declared, { reading, store })
          : await readWide(table, declared, { reading, store });
      if (rows === 0 && table.log.refusals === 0) table.log.refuseTable("table.no-rows");
      return rows;
    });
  }
  return store;
}

async function loadTargets(reading: Reading, sources: SourceList): Promise<Target[]> {
  const all: Target[] = [];
  for (const declared of reading.scheme.tables.targets ?? []) {
    await sources.read(declared, async (table) => {
      const { targets, rows } = await readTargets(table, declared, reading);
      for (const target of targets) all.push(target);
      return rows;
    });
  }
  return all;
}

async function loadSuccessions({ scheme, subjects }: Reading, sources: SourceList): Promise<SuccessionList> {
  const declared = scheme.tables.successions;
  let list: SuccessionList = { successions: [], places: { subjects, gone: new NameIndex() } };
  if (declared === undefined) return list;
  await sources.read(declared, async (table) => {
    list = await readSuccessions(table, declared, subjects);
    return list.successions.length;
  });
  return sources.isBroken(declared)
    ? { successions: [], places: { subjects, gone: new NameIndex({ acceptsAll: true }) } }
    : list;
}

async function loadTerms(
  reading: Reading,
  sources: SourceList,
  names: { readonly persons: PersonList | null; readonly places: PlaceNames },
): Promise<Term[]> {
  const declared = reading.scheme.tables.terms;
  const all: Term[] = [];
  if (!declared) return all;
  await sources.read(declared, async (table) => {
    const { terms, rows } = await readTerms(table, declared, names);
    for (const term of terms) all.push(term);
    return rows;
  });
  return all;
}

function arrange(of: DuplicateContext): Observations {
  const series = of.reading.series.entries.map(({ id }) => id);
  const onDuplicate = (duplicate: Duplicate): void => refuseDuplicate(duplicate, of);
  return arrangeObservations(of.store, series, { subjects: of.subjects.length, onDuplicate });
}

interface DuplicateContext {
  readonly store: ObservationStore;
  readonly reading: Reading;
  readonly subjects: Evidence["subjects"];
  readonly sources: SourceList;
}

function refuseDuplicate({ first, second }: Duplicate, of: DuplicateContext): void {
  const { store } = of;
  const log = of.sources.logOf(store.source[second] as number);
  const facts = {
    first: store.row[first] as number,
    firstFile: of.sources.nameOf(store.source[first] as number),
    subject: of.subjects[store.subject[second] as number]?.id ?? "",
    indicator: of.reading.series.entries[store.series[second] as number]?.id ?? "",
    value: String(store.value[second]),
    firstValue: String(store.value[first]),
  };
  const column = store.columns[store.column[second] as number] ?? "";
  log.refuseRow("table.observation-twice", facts, { row: store.row[second] as number, column });
}
