import { openStream } from "@huabiao/kernel/random";
import { type Cell, csv } from "./csv.ts";
import type { World } from "./generate.ts";
import { cellAt, roundTo, seriesOf, valueAt } from "./panel.ts";
import { peopleTables } from "./people/people-tables.ts";
import { plantedOfPeople } from "./people/planted-people.ts";
import type { County } from "./places.ts";
import { mergerNote, plantedTruth, plantedTruths } from "./planted.ts";
import { firstYear, type SeriesModel, seriesModels, yearCount } from "./series-models.ts";
import { purposes } from "./streams.ts";
import { plantedOfVoices, voiceTables } from "./voices/voice-tables.ts";

/**
 * Writes a world as the files of the example folder: path below the folder → content, UTF-8, LF.
 *
 * Same world, same bytes. Surveys stand in their own table with unit and standard error; about one
 * figure in seventy comes with a preliminary one (revision 0) before it (revision 1). Polls have a folder each.
 */
export function writeTables(world: World): ReadonlyMap<string, string> {
  const surveyed = (model: SeriesModel): boolean => model.standardError !== undefined;
  return new Map([
    ["data/counties.csv", countyTable(world)],
    [
      "data/observations.csv",
      observationTable(
        world,
        seriesModels.filter((model) => !surveyed(model)),
      ),
    ],
    ["data/surveys.csv", surveyTable(world, seriesModels.filter(surveyed))],
    ["data/second-sources.csv", secondSourceTable(world)],
    ["data/targets.csv", targetTable(world)],
    ["data/terms.csv", termTable(world)],
    ...voiceTables(world.voices),
    ...peopleTables(world),
    [
      "planted.json",
      layOut({
        seed: world.seed,
        truths: plantedTruths,
        ...plantedOfVoices(world.voices),
        people: plantedOfPeople(world),
      }),
    ],
  ]);
}

/** JSON as the project's formatter lays it out: arrays of plain values on one line where they fit in 120 columns. */
function layOut(value: unknown): string {
  const open = JSON.stringify(value, null, 2);
  const joined = open.replace(
    /^( *(?:"[\w-]+": )?)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    (whole, start: string, items: string, comma: string) => {
      const line = `${start}[${items.trim().replace(/\n */g, " ")}]${comma}`;
      return line.length <= 120 ? line : whole;
    },
  );
  return `${joined}\n`;
}

function countyTable({ counties }: World): string {
  const merged = plantedTruth("merger").counties;
  const header = ["county", "name_hant", "name_hans", "name_en", "prefecture", "prefecture_en", "zone", "note"];
  const row = (c: County): Cell[] => [
    c.id,
    c.hant,
    c.hans,
    c.english,
    c.prefecture,
    c.prefectureEnglish,
    c.zone,
    merged.includes(c.id) ? mergerNote : null,
  ];
  return csv(header, counties.map(row));
}

function observationTable(world: World, models: readonly SeriesModel[]): string {
  const header = ["county", "indicator", "year", "value", "source", "revision", "verified"];
  return csv(
    header,
    models.flatMap((model, at) => world.counties.flatMap((_, county) => observationRows(world, { model, at, county }))),
  );
}

interface Where {
  readonly model: SeriesModel;
  readonly at: number;
  readonly county: number;
}

function observationRows(world: World, { model, at, county }: Where): Cell[][] {
  const stream = openStream(world.seed, purposes.revisions, at, county);
  const checks = openStream(world.seed, purposes.verification, at, county);
  const id = world.counties[county]?.id ?? null;
  const rows: Cell[][] = [];
  for (let year = 0; year < yearCount; year++) {
    const value = valueAt(world.reported, model.id, cellAt(county, year));
    const revised = stream.uniform() < 0.015;
    const drift = 1 + 0.012 * stream.normal();
    const verified = checks.uniform() < 0.12 ? 1 : 0;
    if (Number.isNaN(value)) continue;
    const start: Cell[] = [id, model.id, firstYear + year];
    if (revised) rows.push([...start, limit(model, roundTo(value * drift, model.digits)), model.source, 0, 0]);
    rows.push([...start, value, model.source, revised ? 1 : 0, verified]);
  }
  return rows;
}

function limit({ scale }: SeriesModel, value: number): number {
  return scale === "percent" ? Math.min(value, 100) : value;
}

function surveyTable(world: World, models: readonly SeriesModel[]): string {
  const rows = models.flatMap((model) => world.counties.flatMap((_, county) => surveyRows(world, model, county)));
  return csv(["county", "indicator", "year", "value", "unit", "se", "source"], rows);
}

function surveyRows(world: World, model: SeriesModel, county: number): Cell[][] {
  const rows: Cell[][] = [];
  for (let year = 0; year < yearCount; year++) {
    const cell = cellAt(county, year);
    const value = valueAt(world.reported, model.id, cell);
    if (Number.isNaN(value)) continue;
    const error = valueAt(world.standardErrors, model.id, cell);
    rows.push([world.counties[county]?.id ?? null, model.id, firstYear + year, value, model.unit, error, model.source]);
  }
  return rows;
}

function secondSourceTable(world: World): string {
  const context = ["population", "gdp", "afforested_area"].map((id) => ({ id, values: seriesOf(world.reported, id) }));
  const series = [...context, ...[...world.secondSources].map(([id, values]) => ({ id, values }))];
  const rows = world.counties.flatMap(({ id }, county) =>
    Array.from({ length: yearCount }, (_, year): Cell[] => [
      id,
      firstYear + year,
      ...series.map(({ values }) => values[cellAt(county, year)] ?? null),
    ]),
  );
  return csv(["county", "year", ...series.map(({ id }) => id)], rows);
}

function targetTable({ counties, targets }: World): string {
  const header = ["county", "indicator", "year", "baseline", "target", "deadline", "provider", "verified"];
  const rows = targets.map((t): Cell[] => [
    counties[t.county]?.id ?? null,
    t.indicator,
    t.year,
    t.baseline,
    t.target,
    `${t.year}-12-31`,
    t.provider,
    t.verified ? 1 : 0,
  ]);
  return csv(header, rows);
}

function termTable({ counties, terms, cadres }: World): string {
  const place = new Map(counties.map((county) => [county.id, county]));
  const post = (county: string, kind: "secretary" | "mayor"): string => {
    const district = place.get(county)?.zone === "urban";
    if (kind === "secretary") return district ? "區委書記" : "縣委書記";
    return district ? "區長" : "縣長";
  };
  return csv(
    ["person", "post", "county", "from", "to"],
    [
      ...terms.map((t) => ({ ...t, post: post(t.county, t.post) })),
      ...cadres.deputies.flatMap((deputy) => deputy.terms),
    ].map((t): Cell[] => [t.person, t.post, t.county, t.from, t.to]),
  );
}
