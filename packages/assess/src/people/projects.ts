import { type VanityRisk, vanityRisks } from "@huabiao/measure";
import type { Project } from "../people-evidence.ts";
import type { ProjectFinding } from "../project-finding.ts";

type PartFinding = ProjectFinding["parts"][number];

/**
 * The ledger of projects (R16, R28): every part with its position among projects of its kind, and the risk that show
 * outweighs use, never without its parts. A project without a cost has no risk: `no-cost`.
 */
export function projectFindings(projects: readonly Project[]): ProjectFinding[] {
  const { risks, flags } = vanityRisks(projects.map(factsOf));
  const flagged = new Set(flags.map((flag) => flag.case));
  return projects.map((project, at) => {
    const risk = risks[at];
    const made = risk?.ok ? risk.value : null;
    const reason = risk === undefined || risk.ok ? null : risk.error;
    return {
      id: project.id,
      title: project.title,
      subject: project.subject,
      kind: project.kind,
      startedOn: project.started,
      endedOn: project.ended,
      persons: [...project.people].sort((a, b) => b.share - a.share || a.person - b.person),
      parts: partsOf(project, made),
      risk: {
        estimate: made?.gap ?? null,
        lower: made?.lower ?? null,
        upper: made?.upper ?? null,
        flagged: flagged.has(at),
        reason,
      },
    };
  });
}

function factsOf({ kind, cost, debt, publicity, plannedUse, actualUse, upkeep, felt, feltError, survives }: Project) {
  return {
    kind,
    cost,
    debt,
    publicity,
    plannedUse,
    actualUse,
    upkeep,
    felt: felt === null ? null : { value: felt, standardError: feltError },
    survived: survives,
  };
}

function partsOf(project: Project, made: VanityRisk | null): PartFinding[] {
  const { plannedUse, actualUse, survives } = project;
  const lived = survives.filter((one) => one !== null);
  const use = plannedUse === null || actualUse === null || plannedUse === 0 ? null : actualUse / plannedUse;
  const survival = lived.length === 0 ? null : lived.filter((one) => one).length / lived.length;
  const values: readonly (readonly [PartFinding["part"], number | null, string])[] = [
    ["cost", project.cost, "money"],
    ["debt", project.debt, "money"],
    ["publicity", project.publicity, "count"],
    ["use", use, "share"],
    ["upkeep", project.upkeep, "money"],
    ["felt", project.felt, "points"],
    ["survival", survival, "share"],
  ];
  return values.map(([part, value, unit]) => {
    const position = made?.parts[part];
    const place = position?.ok ? position.value : null;
    const reason = position !== undefined && !position.ok ? position.error : null;
    return {
      part,
      value,
      unit,
      position: place?.value ?? null,
      lower: place?.lower ?? null,
      upper: place?.upper ?? null,
      reason: value === null ? "no-data" : reason,
    };
  });
}
