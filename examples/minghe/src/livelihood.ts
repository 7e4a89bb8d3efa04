import { openStream } from "@huabiao/kernel/random";
import { type Cell, csv } from "./csv.ts";
import { roundTo } from "./panel.ts";
import type { County } from "./places.ts";
import { firstYear, yearCount } from "./series-models.ts";
import { purposes } from "./streams.ts";
import { type Ground, meritsOf } from "./voices/standing.ts";
import { surveyPlans } from "./voices/survey-plans.ts";

/** A livelihood task: the question people answer about it, and what is usually put into it per head and thousand people. */
interface LivelihoodTask {
  readonly id: string;
  readonly question: string;
  readonly yuanPerHead: number;
  readonly hoursPerThousand: number;
}

const tasks: readonly LivelihoodTask[] = [
  { id: "doctor", question: "doctor", yuanPerHead: 620, hoursPerThousand: 410 },
  { id: "elderly", question: "elderly", yuanPerHead: 240, hoursPerThousand: 260 },
  { id: "air-water", question: "air-water", yuanPerHead: 330, hoursPerThousand: 150 },
];

/** What a county put into a task in the last year. */
export interface Effort {
  readonly task: string;
  readonly county: string;
  readonly spending: number;
  readonly hours: number;
  /** Planted: much toil where people feel little, or much felt for little. */
  readonly planted: "toil" | "thrift" | null;
}

/**
 * What counties put into three livelihood tasks in the last year: honest effort has little to do with what people feel.
 *
 * Planted: in each task the two counties that people think least of, among those of their zone, spend and toil about three
 * times as much as others; the one that they think most of does with half.
 */
export function makeEfforts(ground: Ground): readonly Effort[] {
  return tasks.flatMap((task, at) => {
    const planted = plantedIn(ground, task.question);
    return ground.counties.map(({ id }, county): Effort => {
      const stream = openStream(ground.seed, purposes.livelihood, at, county);
      const own = planted.get(id) ?? null;
      const factor = own === "toil" ? 2.9 : own === "thrift" ? 0.45 : 1;
      const around = (typical: number) => factor * typical * Math.exp(0.22 * stream.normal());
      return {
        task: task.id,
        county: id,
        spending: roundTo(around(task.yuanPerHead), 0),
        hours: roundTo(around(task.hoursPerThousand), 0),
        planted: own,
      };
    });
  });
}

function plantedIn(ground: Ground, question: string): ReadonlyMap<string, "toil" | "thrift"> {
  const questions = surveyPlans[0]?.questions ?? [];
  const merits = meritsOf(ground, questions)[questions.findIndex(({ id }) => id === question)] ?? [];
  const ranked = ground.counties
    .map((county, at) => ({ county, above: aboveItsZone(ground.counties, merits, at) }))
    .sort((a, b) => a.above - b.above);
  const ids = ranked.map(({ county }) => county.id);
  return new Map([
    ...ids.slice(0, 2).map((id) => [id, "toil"] as const),
    ...ids.slice(-1).map((id) => [id, "thrift"] as const),
  ]);
}

/** How far a county lies above the mean of its zone. */
function aboveItsZone(counties: readonly County[], merits: readonly number[], at: number): number {
  const own = counties.flatMap(({ zone }, k) => (zone === counties[at]?.zone ? [merits[k] as number] : []));
  return (merits[at] as number) - own.reduce((sum, merit) => sum + merit, 0) / own.length;
}

/** The table of efforts: one row a county, two columns a task. */
export function effortTable(efforts: readonly Effort[], counties: readonly County[]): string {
  const header = [
    "county",
    "year",
    ...tasks.flatMap(({ id }) => ["spending", "hours"].map((part) => `${id.replace("-", "_")}_${part}`)),
  ];
  const rows = counties.map(({ id }): Cell[] => [
    id,
    firstYear + yearCount - 1,
    ...efforts.filter(({ county }) => county === id).flatMap(({ spending, hours }) => [spending, hours]),
  ]);
  return csv(header, rows);
}

/** What was planted, as `planted.json` tells it. */
export function plantedEfforts(efforts: readonly Effort[]) {
  return efforts.flatMap(({ task, county, planted }) => (planted === null ? [] : [{ task, county, planted }]));
}
