import { type Cell, csv } from "../csv.ts";
import type { World } from "../generate.ts";
import { ballotTable, frameTable } from "../voices/voice-tables.ts";
import { commentRows } from "./comments.ts";
import { contributionRows } from "./contributions.ts";
import { dutyRows } from "./duties.ts";
import { judgementRows } from "./judgements.ts";
import { nameScripts } from "./name-scripts.ts";
import { routineRows } from "./routine.ts";
import { seatPlans } from "./team-plans.ts";

/** Writes the tables of people: path below the folder → content. Everybody with a term stands in `persons`. */
export function peopleTables(world: World): (readonly [string, string])[] {
  const { seed, cadres } = world;
  const { deputies, members, records, works, circumstances, judgements, panel, ratings } = cadres;
  const table = (name: string, columns: string, rows: readonly (readonly Cell[])[]) =>
    [`data/people/${name}.csv`, csv(columns.split(" "), rows)] as const;
  return [
    table("persons", "person name_hant name_hans name_en rank", personRows(world)),
    table("duties", "person county area share from", dutyRows(members, deputies)),
    table("contributions", "county year reporter member points", contributionRows(seed, members)),
    table("routine", "person period grade by reason", routineRows(seed, members)),
    table("judgements", "person criterion examiner judgement reason cites", judgementRows(seed, members, judgements)),
    table(
      "records",
      "record kind on county title text verified_by weight",
      records.map((r) => [r.id, r.kind, r.on, r.county, r.title, r.text, r.verifiedBy, r.weight]),
    ),
    table(
      "record-people",
      "record person role share",
      records.flatMap(({ id, people }) => people.map(({ person, role, share }) => [id, person, role, share])),
    ),
    table("comments", "person by kind on text cites", commentRows(seed, members, records)),
    table("projects", projectColumns, works.projects.map(projectRow)),
    table(
      "project-people",
      "project person share",
      works.projects.flatMap(({ id, people }) => people.map(({ person, share }) => [id, person, share])),
    ),
    table("excuses", "person what panel reason", circumstances.excuses),
    table("dissent", "person by text", circumstances.dissent),
    table("leave", "person from to kind", circumstances.leave),
    table(
      "person-ratings",
      "rater class person item value",
      ratings.ratings.map((one) => [one.rater, one.class, one.subject, one.item, one.value]),
    ),
    ["data/polls/cadre-panel/ballots.csv", ballotTable(panel)],
    ["data/polls/cadre-panel/frame.csv", frameTable(panel)],
  ];
}

const projectColumns =
  "project name_hant name_hans name_en county kind started ended cost debt publicity planned_use actual_use upkeep felt felt_se survives1 survives3 survives5";

function projectRow(one: World["cadres"]["works"]["projects"][number]): Cell[] {
  const { id, hant, hans, english, county, kind, started, ended, cost, debt, publicity } = one;
  const { plannedUse, actualUse, upkeep, felt, feltError, survives } = one;
  return [
    ...[id, hant, hans, english, county, kind, started, ended, cost, debt, publicity],
    ...[plannedUse, actualUse, upkeep, felt, feltError, ...survives],
  ];
}

/** Secretaries and mayors of every county, then the deputies, each once, by name. */
function personRows({ terms, cadres }: World): Cell[][] {
  const ranks = new Map<string, string>(terms.map(({ person }) => [person, "正處"]));
  for (const { person, seat } of cadres.deputies) ranks.set(person, seatPlans[seat]?.rank as string);
  return [...ranks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, rank]) => {
      const { hans, english } = nameScripts(person);
      return [person, person, hans, english, rank];
    });
}
