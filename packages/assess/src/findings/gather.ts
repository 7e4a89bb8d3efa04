import type { Problem } from "@huabiao/kernel/problem";
import type { Variation } from "@huabiao/measure";
import type { LintReport } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { Findings, GroupFinding, LintNote, SchemeFinding } from "../findings.ts";
import { acrossOf } from "../model/build-model.ts";
import { peopleOf } from "../people/people.ts";
import { checkedBallots } from "../voices/ballot-flags.ts";
import { voicesOf } from "../voices/voices.ts";
import type { BandRules } from "./bands.ts";
import { burdenFinding } from "./burden.ts";
import { leafCells, reasonFindings } from "./cells.ts";
import { effortFindings } from "./effort.ts";
import { checkedData } from "./flags.ts";
import { nodeFindings } from "./nodes.ts";
import { quotaFindings } from "./quotas.ts";
import { sensitivityOf } from "./sensitivity.ts";
import { subjectFindings } from "./subjects.ts";
import { surprisesOf } from "./surprises.ts";
import { targetFindings } from "./targets.ts";

/** What stands in the findings besides what was computed. */
export interface GatherSource {
  readonly engine: string;
  readonly digest: string;
  readonly draws: number;
  readonly bands: BandRules | null;
  readonly variation: Variation;
  readonly lint: LintReport;
  readonly refused: readonly Problem[];
}

/** Tells a computation as findings: pure arrangement, nothing is judged. */
export function gatherFindings(computed: Computed, source: GatherSource): Findings {
  const { scheme, evidence, assessment } = computed;
  const nodes = nodeFindings(computed);
  const targets = targetFindings(computed);
  const [ofData, ofBallots] = [checkedData(computed), checkedBallots(computed)];
  const flags = [...ofData.flags, ...ofBallots.flags];
  const subjects = subjectFindings(computed, { targets, bands: source.bands });
  const voices = voicesOf(computed, nodes);
  const drawn = computed.draws !== null;
  return {
    huabiao: 1,
    engine: source.engine,
    scheme: schemeFinding(computed, source.digest),
    inputs: evidence.sources.map(({ name, digest, bytes, rows, encoding }) => ({
      name,
      digest,
      bytes,
      rows,
      encoding,
    })),
    seed: computed.seed,
    draws: drawn ? source.draws : 0,
    interval: scheme.method?.uncertainty?.interval ?? 0.9,
    across: acrossOf(scheme),
    groups: groupFindings(computed),
    subjects,
    nodes,
    cells: leafCells(computed),
    columns: evidence.observations.columns,
    periods: evidence.observations.periods,
    reasons: reasonFindings(computed),
    sensitivity: drawn
      ? sensitivityOf(assessment.model, assessment.recipe, { variation: source.variation, seed: computed.seed })
      : null,
    flags,
    checks: [...ofData.checks, ...ofBallots.checks],
    targets,
    voices,
    effort: effortFindings(computed, voices),
    people: peopleOf(computed, { nodes, subjects, flags, voices }),
    bands: (scheme.bands ?? []).map(({ id, title }) => ({ id, title })),
    quotas: quotaFindings(computed, subjects),
    burden: burdenFinding(scheme, evidence.subjects.length),
    lint: lintNotes(source.lint),
    surprises: surprisesOf({ computed, subjects, nodes, flags, targets, voices }),
    refused: source.refused,
  };
}

function schemeFinding({ scheme }: Computed, digest: string): SchemeFinding {
  return {
    id: scheme.id,
    version: scheme.version,
    title: scheme.title,
    kind: scheme.kind,
    subjectType: scheme.subjects.type,
    period: scheme.period.label,
    fictional: scheme.fictional ?? false,
    digest,
    basis: (scheme.basis ?? []).map(({ title, cite }) => ({ title, cite: cite ?? null })),
  };
}

function groupFindings({ groups }: Computed): GroupFinding[] {
  return groups.ids.map((id, at) => ({
    id,
    title: groups.titles[at] ?? id,
    size: groups.groupOf.reduce((count, group) => count + (group === at ? 1 : 0), 0),
  }));
}

function lintNotes({ findings, waived }: LintReport): LintNote[] {
  const note = (
    { rule, requirement, severity, path, facts }: LintReport["findings"][number],
    reason: string | null,
  ): LintNote => ({
    rule,
    requirement,
    severity,
    path: path.join("."),
    facts,
    waived: reason,
  });
  return [
    ...findings.map((finding) => note(finding, null)),
    ...waived.map(({ finding, reason }) => note(finding, reason)),
  ];
}
