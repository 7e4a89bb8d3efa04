import type { PeopleEvidence, Ratings, Term } from "@huabiao/assess";
import type { PeopleTables } from "@huabiao/scheme";
import { loadPolls, loadRatings } from "../evidence/load-polls.ts";
import type { RecountBox } from "../evidence/read-box.ts";
import type { Reading, TableReading } from "../evidence/reading.ts";
import type { SourceList } from "../evidence/source-list.ts";
import { NameIndex } from "../match/name-index.ts";
import { attachParts } from "./attach-parts.ts";
import { indexOf, peopleNames } from "./people-names.ts";
import { readDissent, readExcuses, readLeave } from "./read-circumstances.ts";
import { readDuties } from "./read-duties.ts";
import type { Renamed } from "./read-people-table.ts";
import { type PersonList, readPersons } from "./read-persons.ts";
import { readProjectPeople, readProjects } from "./read-projects.ts";
import { readComments, readRecordPeople, readRecords } from "./read-records.ts";
import { readContributions, readJudgements, readRoutine } from "./read-reports.ts";

/** Reads the table of persons; null when the scheme names none. When it is refused every name is found, so that one fault is not told many times. */
export async function loadPersons({ people }: { readonly people?: PeopleTables | undefined }, sources: SourceList) {
  if (people === undefined) return null;
  let list: PersonList | null = null;
  await sources.read(people.persons, async (table) => {
    list = await readPersons(table, people.persons);
    return list.persons.length;
  });
  const broken: PersonList = { persons: [], index: new NameIndex({ acceptsAll: true }) };
  return sources.isBroken(people.persons) ? broken : ((list as PersonList | null) ?? broken);
}

/** What the tables of people are read against. */
export interface PeopleSource {
  readonly persons: PersonList;
  readonly terms: readonly Term[];
  readonly recountBox: RecountBox | undefined;
}

/** Reads every table of people, and the ballots and ratings about persons; what is refused stands in the logs. */
export async function loadPeople(
  reading: Reading,
  sources: SourceList,
  { persons, terms, recountBox }: PeopleSource,
): Promise<PeopleEvidence> {
  const tables: Partial<PeopleTables> = reading.scheme.tables.people ?? {};
  const names = peopleNames(reading.scheme, reading.subjects, persons);
  const read = <T>(declared: Declared | undefined, work: (table: TableReading, of: Renamed) => Promise<T[]>) =>
    readOne(sources, declared, work);
  const records = await read(tables.records, (table, of) => readRecords(table, of, names));
  const recordIndex = foundIn(sources, tables.records, records);
  const projects = await read(tables.projects, (table, of) => readProjects(table, of, names));
  const projectIndex = foundIn(sources, tables.projects, projects);
  const citable = indexOf([...records, ...projects, ...reading.scheme.indicators]);
  return {
    persons: persons.persons,
    duties: await read(tables.duties, (table, of) => readDuties(table, of, { names, terms })),
    contributions: await read(tables.contributions, (table, of) => readContributions(table, of, { names, reading })),
    routine: await read(tables.routine, (table, of) => readRoutine(table, of, { names, reading })),
    judgements: await read(tables.judgements, (table, of) => readJudgements(table, of, names)),
    records: await attachParts(records, sources, tables.recordPeople, (table, of) =>
      readRecordPeople(table, of, { names, records: recordIndex }),
    ),
    comments: await read(tables.comments, (table, of) => readComments(table, of, { names, citable })),
    projects: await attachParts(projects, sources, tables.projectPeople, (table, of) =>
      readProjectPeople(table, of, { names, projects: projectIndex }),
    ),
    excuses: await read(tables.excuses, (table, of) => readExcuses(table, of, { names, citable })),
    dissent: await read(tables.dissent, (table, of) => readDissent(table, of, names)),
    leave: await read(tables.leave, (table, of) => readLeave(table, of, names)),
    ...(await loadVoices(reading, sources, { persons, recountBox })),
  };
}

type Declared = PeopleTables["persons"] | NonNullable<PeopleTables[Exclude<keyof PeopleTables, "persons">]>;

async function readOne<T>(
  sources: SourceList,
  declared: Declared | undefined,
  work: (table: TableReading, of: Renamed) => Promise<T[]>,
): Promise<T[]> {
  let rows: T[] = [];
  if (declared === undefined) return rows;
  await sources.read(declared, async (table) => {
    rows = await work(table, declared);
    return rows.length;
  });
  return rows;
}

/** What other tables may name; everything when the table itself was refused. */
function foundIn(
  sources: SourceList,
  declared: Declared | undefined,
  things: readonly { readonly id: string }[],
): NameIndex {
  const isBroken = declared !== undefined && sources.isBroken(declared);
  return isBroken ? new NameIndex({ acceptsAll: true }) : indexOf(things.map(({ id }) => ({ id })));
}

/** Ballots and ratings about persons are read as those about places, the persons standing for the subjects. */
async function loadVoices(
  reading: Reading,
  sources: SourceList,
  { persons, recountBox }: { readonly persons: PersonList; readonly recountBox: RecountBox | undefined },
) {
  const voices = voicesAbout({ ...reading, subjects: persons.index }, "person");
  return {
    polls: await loadPolls(voices.reading, sources, recountBox),
    ratings: voices.numbered(await loadRatings(voices.reading, sources)),
  };
}

/** The reading with the tables of ballots and ratings about subjects only. */
export function subjectVoices(reading: Reading): Voices {
  return voicesAbout(reading, "subject");
}

/** A reading with some of the tables of voices, and the way back to their places in the scheme. */
interface Voices {
  readonly reading: Reading;
  readonly numbered: (ratings: readonly Ratings[]) => Ratings[];
}

function voicesAbout(reading: Reading, about: "subject" | "person"): Voices {
  const { polls = [], tables } = reading.scheme;
  const isAbout = (one: { readonly about?: "subject" | "person" | undefined }) => (one.about ?? "subject") === about;
  const own = new Set(polls.filter(isAbout).map(({ id }) => id));
  const ratings = (tables.ratings ?? []).map((table, at) => ({ table, at })).filter(({ table }) => isAbout(table));
  const kept = {
    ...tables,
    polls: (tables.polls ?? []).filter(({ poll }) => own.has(poll)),
    ratings: ratings.map(({ table }) => table),
  };
  return {
    reading: { ...reading, scheme: { ...reading.scheme, tables: kept } },
    numbered: (found) => found.map((one) => ({ ...one, table: ratings[one.table]?.at ?? -1 })),
  };
}
