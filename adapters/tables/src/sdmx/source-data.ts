import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { NamedCode, SourceData, SourceFigure, SourceIndicator } from "../connect/write-draft.ts";
import type { SdmxMessage, SdmxObservation } from "./sdmx-message.ts";

/** Which dimensions are what, where the usual names do not tell. */
export interface SdmxRoles {
  /** Default: the first of REF_AREA, GEO, LOCATION, COUNTRY, AREA, REGION that is there. */
  readonly subject?: string;
  /** Default: every other dimension but time that takes more than one value, joined by dots. */
  readonly indicator?: readonly string[];
  /** Default TIME_PERIOD, else TIME. */
  readonly time?: string;
}

/**
 * Turns an SDMX message into subjects, indicators and figures.
 *
 * The indicator is made of every dimension that varies beside place and time, so two series are never taken for
 * one. A series whose unit changes is refused. Missing dimensions are `connect.no-dimension`.
 */
export function toSourceData(message: SdmxMessage, roles: SdmxRoles, url: string): Result<SourceData, Problem[]> {
  const subject = find(message, roles.subject === undefined ? usualSubjects : [roles.subject]);
  const time = find(message, roles.time === undefined ? ["TIME_PERIOD", "TIME"] : [roles.time]);
  const missing: Problem[] = [];
  if (subject < 0)
    missing.push(
      problem("connect.no-dimension", {
        url,
        wanted: roles.subject ?? usualSubjects.join("/"),
        known: message.dimensions.join(", "),
      }),
    );
  if (time < 0)
    missing.push(
      problem("connect.no-dimension", {
        url,
        wanted: roles.time ?? "TIME_PERIOD",
        known: message.dimensions.join(", "),
      }),
    );
  const named = (roles.indicator ?? []).map((name) => ({ name, at: message.dimensions.indexOf(name) }));
  for (const { name, at } of named)
    if (at < 0)
      missing.push(problem("connect.no-dimension", { url, wanted: name, known: message.dimensions.join(", ") }));
  if (missing.length > 0) return err(missing);
  const parts = roles.indicator === undefined ? varying(message, [subject, time]) : named.map(({ at }) => at);
  return collect(message, { subject, time, parts, url });
}

const usualSubjects = ["REF_AREA", "GEO", "geo", "LOCATION", "COUNTRY", "AREA", "REGION"];

function find(message: SdmxMessage, names: readonly string[]): number {
  return names.map((name) => message.dimensions.indexOf(name)).find((at) => at >= 0) ?? -1;
}

function varying(message: SdmxMessage, taken: readonly number[]): number[] {
  return message.dimensions.flatMap((_, at) => {
    const first = message.observations[0]?.codes[at]?.id;
    const varies = message.observations.some(({ codes }) => codes[at]?.id !== first);
    return varies && !taken.includes(at) ? [at] : [];
  });
}

interface Roles {
  readonly subject: number;
  readonly time: number;
  readonly parts: readonly number[];
  readonly url: string;
}

function collect(message: SdmxMessage, roles: Roles): Result<SourceData, Problem[]> {
  const source = message.flow || "SDMX";
  const subjects = new Map<string, NamedCode>();
  const indicators = new Map<string, SourceIndicator>();
  const figures: SourceFigure[] = [];
  const problems = new Map<string, Problem>();
  for (const observation of message.observations) {
    if (observation.value === null) continue;
    const place = observation.codes[roles.subject];
    const period = observation.codes[roles.time]?.id ?? "";
    const indicator = indicatorOf(observation, roles, source);
    const known = indicators.get(indicator.id);
    if (known && known.unit !== indicator.unit)
      problems.set(
        indicator.id,
        problem("connect.unit-changes", {
          url: roles.url,
          indicator: indicator.id,
          first: known.unit,
          second: indicator.unit,
        }),
      );
    if (!place || place.id === "" || period === "")
      return err([
        problem("connect.key-malformed", { url: roles.url, key: observation.codes.map(({ id }) => id).join(".") }),
      ]);
    if (!known) indicators.set(indicator.id, indicator);
    subjects.set(place.id, { id: place.id, title: place.label });
    figures.push({ subject: place.id, indicator: indicator.id, period, value: observation.value });
  }
  if (problems.size > 0) return err([...problems.values()]);
  return ok({
    source,
    subjects: [...subjects.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    indicators: [...indicators.values()],
    figures,
  });
}

function indicatorOf(observation: SdmxObservation, roles: Roles, source: string): SourceIndicator {
  const codes = roles.parts.map((at) => observation.codes[at] ?? { id: "", label: "" });
  if (codes.length === 0) return { id: "OBS_VALUE", title: source, unit: observation.unit };
  return {
    id: codes.map(({ id }) => id).join("."),
    title: codes.map(({ label }) => label).join(" · "),
    unit: observation.unit,
  };
}
