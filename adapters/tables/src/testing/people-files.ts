import type { Scheme } from "@huabiao/scheme";
import { type Files, longTable, smallScheme } from "./small-world.ts";

const tables = [
  "persons",
  "duties",
  "contributions",
  "routine",
  "judgements",
  "records",
  "recordPeople",
  "comments",
  "projects",
  "projectPeople",
  "excuses",
  "dissent",
  "leave",
] as const;

/** A scheme about people with every table of them, by its usual name and columns. */
export function peopleScheme(change: Record<string, unknown> = {}): Scheme {
  const view = { id: "place", from: "node", node: "index" };
  const content = { heads: [{ id: "results", title: "Results", sources: [view] }] };
  return smallScheme({
    tables: {
      subjects: { file: "places.csv", columns: { subject: "id", title: "name" } },
      observations: [longTable()],
      terms: {
        file: "terms.csv",
        columns: { person: "person", post: "post", subject: "county", from: "from", to: "to" },
      },
      people: Object.fromEntries(tables.map((table) => [table, { file: `${table}.csv` }])),
    },
    politicalStandard: [{ id: "loyalty", title: "政治忠誠", anchors: ["有事例"] }],
    people: { posts: [{ id: "mayor", title: "縣長", names: ["縣長", "區長"] }], team: content, person: content },
    ...change,
  });
}

const head = {
  terms: "person,post,county,from,to",
  persons: "person,name_hant,name_hans,name_en,rank,born",
  duties: "person,county,area,share,from,to",
  contributions: "county,year,reporter,member,points",
  routine: "person,period,grade,by,reason",
  judgements: "person,criterion,examiner,judgement,reason,cites",
  records: "record,kind,on,county,title,text,verified_by,weight",
  recordPeople: "record,person,role,share",
  comments: "person,by,kind,on,text,cites",
  projects:
    "project,name_hant,name_hans,name_en,county,kind,started,ended,cost,debt,publicity,planned_use,actual_use,upkeep,felt,felt_se,survives1,survives3,survives5",
  projectPeople: "project,person,share",
  excuses: "person,what,panel,reason",
  dissent: "person,by,text",
  leave: "person,from,to,kind",
} as const;

/** A table of people. */
export type PeopleFile = keyof typeof head;

/** One sound row of every table. */
const sound: Readonly<Record<PeopleFile, string>> = {
  terms: "li,縣長,qx,2021-06,\nwang,區長,nl,2020-01-01,2025-12-31",
  persons: "wang,王芳,王芳,Wang Fang,正處,1970\nli,李明,李明,Li Ming,副處,1975",
  duties: "li,qx,gdp,0.5,,",
  contributions: "qx,2025,li,wang,3",
  routine: "li,2025Q1,好,office,steady",
  judgements: "li,loyalty,x,met,because,r1",
  records: "r1,practice,2025-03-01,qx,Dyke,long,audit,2",
  recordPeople: "r1,li,led,0.5\nr1,wang,,",
  comments: "li,office,synthesis,2026-01-05,Steady.,r1 gdp",
  projects: "park,公園,公园,Park,qx,park,2020-05-01,,10,,3,100,40,,50,4,1,0,",
  projectPeople: "park,li,0.5",
  excuses: "li,park,panel,good faith",
  dissent: "li,a member,otherwise",
  leave: "li,2025-02-01,2025-03-01,leave",
};

/** The files of a world of people, with the rows of some tables put in the place of sound ones. */
export function peopleFiles(change: Partial<Record<PeopleFile, string>> = {}): Files {
  const files = Object.keys(head).map((name) => {
    const table = name as PeopleFile;
    return [`${table}.csv`, `${head[table]}\n${change[table] ?? sound[table]}\n`];
  });
  return { "obs.csv": "place,indicator,period,value\nqx,gdp,2025,1\n", ...Object.fromEntries(files) };
}

/** A sound row with one more row below it. */
export function withRow(table: PeopleFile, row: string): Files {
  return peopleFiles({ [table]: `${sound[table]}\n${row}` });
}
