import type { Facts, Place } from "@huabiao/kernel/problem";
import type { Scheme } from "../document/scheme.ts";
import { type Locate, type Path, pathText } from "../path.ts";
import { groupsOf, sharesIn, treeOf } from "../tree.ts";
import { defaultLimits, type LintLimits } from "./limits.ts";
import type { Finding, LintContext, Principle, Rule, Severity } from "./rule.ts";
import { rules } from "./rules.ts";

/** What a rule saw in a scheme, and where. Its sentences are `lint.<rule>.what`, `.why`, `.remedy`. */
export interface LintFinding {
  readonly rule: string;
  readonly requirement: string;
  readonly principle: Principle;
  readonly severity: Severity;
  readonly path: Path;
  readonly place: Place;
  readonly facts: Facts;
}

/** A finding that the scheme itself switches off, with the reason it gives. */
export interface WaivedFinding {
  readonly finding: LintFinding;
  readonly reason: string;
}

/** What lint says about a scheme. */
export interface LintReport {
  readonly findings: readonly LintFinding[];
  readonly waived: readonly WaivedFinding[];
}

/**
 * The anti-formalism conscience (R06): what is possible in a scheme but unwise, with the principle and requirement it offends.
 *
 * Findings come in the order of the lines, warnings before advice on the same line. A waiver of the scheme switches a
 * rule off, wholly or below a `path` written like `indicators.gdp` (entries by id); its findings are then in `waived` with
 * the reason. A waiver that switches nothing off is itself a finding, `unused-waiver`.
 *
 * Meant for schemes that `checkScheme` accepts; on others it is silent where it cannot judge. Never throws.
 */
export function lintScheme(
  scheme: Scheme,
  locate: Locate,
  options: { readonly limits?: Partial<LintLimits> } = {},
): LintReport {
  const context = contextOf(scheme, { ...defaultLimits, ...options.limits });
  const all = rules.flatMap((rule) => rule.check(scheme, context).map((finding) => located(rule, finding, locate)));
  const findings: LintFinding[] = [];
  const waived: WaivedFinding[] = [];
  const used = new Set<Waiver>();
  for (const finding of all) {
    const waiver = scheme.waivers?.find((candidate) => covers(scheme, candidate, finding));
    if (waiver === undefined) findings.push(finding);
    else {
      used.add(waiver);
      waived.push({ finding, reason: waiver.reason });
    }
  }
  return { findings: [...findings, ...unusedWaivers(scheme, used, locate)].sort(byLine), waived };
}

type Waiver = NonNullable<Scheme["waivers"]>[number];

function contextOf(scheme: Scheme, limits: LintLimits): LintContext {
  const tree = treeOf(scheme);
  const shares = new Map<string | null, ReadonlyMap<string, number>>();
  const sharesOf = (group: string | null): ReadonlyMap<string, number> => {
    const known = shares.get(group) ?? sharesIn(tree, group);
    shares.set(group, known);
    return known;
  };
  return { tree, groups: groupsOf(scheme), sharesOf, limits };
}

function located(rule: Omit<Rule, "check">, finding: Finding, locate: Locate): LintFinding {
  const { id, requirement, principle } = rule;
  const { path, facts, severity = rule.severity } = finding;
  return { rule: id, requirement, principle, severity, path, place: locate(path), facts };
}

function covers(scheme: Scheme, waiver: Waiver, finding: LintFinding): boolean {
  if (waiver.rule !== finding.rule) return false;
  if (waiver.path === undefined) return true;
  const at = pathText(scheme, finding.path);
  return at === waiver.path || at.startsWith(`${waiver.path}.`);
}

function unusedWaivers(scheme: Scheme, used: ReadonlySet<Waiver>, locate: Locate): readonly LintFinding[] {
  const rule = { id: "unused-waiver", requirement: "R06", principle: "open-method", severity: "advice" } as const;
  return (scheme.waivers ?? []).flatMap((waiver, at) =>
    used.has(waiver) ? [] : [located(rule, { path: ["waivers", at], facts: { rule: waiver.rule } }, locate)],
  );
}

function byLine(a: LintFinding, b: LintFinding): number {
  return (a.place.line ?? 0) - (b.place.line ?? 0) || rank(a) - rank(b);
}

function rank({ severity }: LintFinding): number {
  return severity === "warning" ? 0 : 1;
}
