import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeSmallFolder } from "./small-folder.ts";

const tables = `  terms: { file: tables/terms.csv, columns: { person: person, post: post, subject: county, from: from, to: to } }
  people:
    persons: { file: tables/persons.csv }
    duties: { file: tables/duties.csv }
    contributions: { file: tables/contributions.csv }
    routine: { file: tables/routine.csv }
    judgements: { file: tables/judgements.csv }
    records: { file: tables/records.csv }
    recordPeople: { file: tables/record-people.csv }
    projects: { file: tables/projects.csv }
    projectPeople: { file: tables/project-people.csv }
`;

const people = `politicalStandard:
  - { id: loyalty, title: { zh-Hant: 對人民忠誠, zh-Hans: 对人民忠诚, en: Loyal to the people }, anchors: [as deeds show], veto: true }
people:
  posts:
    - { id: secretary, title: { zh-Hant: 書記, en: Secretary }, names: [secretary], principal: true }
    - { id: deputy, title: { zh-Hant: 副縣長, en: Deputy }, names: [deputy] }
  team:
    heads: [{ id: results, title: { zh-Hant: 工作實績, en: Work }, sources: [{ id: index, from: node, node: index }] }]
  person:
    heads:
      - { id: virtue, title: { zh-Hant: 德, en: Virtue }, sources: [{ id: judged, from: criteria }] }
      - id: results
        title: { zh-Hant: 績, en: Results }
        sources:
          - { id: place, from: node, node: index }
          - { id: own, from: duties, posts: [deputy] }
          - { id: forest, from: credits, outcome: forest, posts: [secretary] }
          - { id: share, from: share }
      - { id: diligence, title: { zh-Hant: 勤, en: Diligence }, sources: [{ id: routine, from: routine }, { id: deeds, from: records, record: practice }] }
    bands:
      - { id: excellent, title: { zh-Hant: 優秀, zh-Hans: 优秀, en: Outstanding }, when: "view('place') >= 50.0" }
      - { id: competent, title: { zh-Hant: 稱職, zh-Hans: 称职, en: Competent }, when: "true" }
  shares: { duty: 50, peers: 30, evidence: 20 }
  outcomes: [{ indicator: forest }]
  peers: { by: [post], minimum: 3 }
  portray: { days: 90, views: 2 }
  noGrade: [{ case: new-in-post, underDays: 183 }]
`;

const places = ["P1", "P2", "P3", "P4", "P5", "P6"];
const table = (name: string, rows: readonly (readonly (string | number)[])[]): [string, string] => [
  `tables/${name}.csv`,
  `${rows.map((row) => row.join(",")).join("\n")}\n`,
];

/**
 * Writes the small folder with its people: a secretary and three deputies of each place (S1, A1, B1, C1, …); LATE came too late to be
 * portrayed, GONE holds no post, and two deputies have the same name.
 */
export function writePeopleFolder(folder: string): string {
  writeSmallFolder(folder);
  const path = join(folder, "scheme.yaml");
  const scheme = readFileSync(path, "utf8")
    .replace("subjects:\n  type", `${tables}subjects:\n  type`)
    .replace("horizon: { kind: latent }", "horizon: { kind: latent, lag: [0.5, 0.5] }");
  writeFileSync(path, scheme);
  appendFileSync(path, people);
  for (const [name, text] of peopleTables()) writeFileSync(join(folder, name), text);
  return folder;
}

function peopleTables(): readonly [string, string][] {
  const members = places.flatMap((place, at) =>
    ["S", "A", "B", "C"].map((letter) => ({ id: `${letter}${at + 1}`, place })),
  );
  const names = (id: string) => (id === "A1" || id === "A2" ? ["同名", "Namesake"] : [`名${id}`, `Name ${id}`]);
  const all = [...members.map(({ id }) => id), "LATE", "GONE"];
  const ofPlace = (place: string) => members.filter((one) => one.place === place).map(({ id }) => id);
  return [
    table("persons", [["person", "name_hant", "name_en"], ...all.map((id) => [id, ...names(id)])]),
    table("terms", [
      ["person", "post", "county", "from", "to"],
      ...members.map(({ id, place }) => [id, id.startsWith("S") ? "secretary" : "deputy", place, "2020-01-01", ""]),
      ["LATE", "deputy", "P1", "2025-11-01", ""],
      ["GONE", "deputy", "P1", "2015-01-01", "2018-12-31"],
    ]),
    table("duties", [
      ["person", "county", "area", "share"],
      ...members.flatMap(({ id, place }) => (id.startsWith("A") ? [[id, place, "air", 0.6]] : [])),
    ]),
    table("contributions", [
      ["county", "year", "reporter", "member", "points"],
      ...places.flatMap((place) =>
        ofPlace(place).flatMap((reporter) =>
          ofPlace(place).flatMap((member) => (member === reporter ? [] : [[place, 2025, reporter, member, 1]])),
        ),
      ),
    ]),
    table("routine", [
      ["person", "period", "grade", "by", "reason"],
      ...members.map(({ id }) => [id, "2025Q1", "good", "office", "kept the day"]),
    ]),
    table("judgements", [
      ["person", "criterion", "examiner", "judgement", "reason"],
      ...members.map(({ id }) => [id, "loyalty", "E1", id === "B2" ? "unclear" : "met", "seen in deeds"]),
    ]),
    table("records", [
      ["record", "kind", "on", "county", "title", "verified_by"],
      ["R1", "practice", "2025-03-01", "P1", "Dyke mended", "audit"],
    ]),
    table("record-people", [
      ["record", "person", "role"],
      ["R1", "A1", "led"],
    ]),
    table("projects", [
      ["project", "county", "kind", "started", "cost", "name_en"],
      ["park", "P1", "park", "2023-01-01", 10, "Park"],
    ]),
    table("project-people", [
      ["project", "person", "share"],
      ["park", "S1", 1],
    ]),
  ];
}
