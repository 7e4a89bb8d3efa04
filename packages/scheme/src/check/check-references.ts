import { knownRules } from "../lint/known-rules.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import type { Check } from "./report.ts";

/**
 * Names in one part that must exist in another: bands, groups, roles, lint rules.
 *
 * Codes: `scheme.unknown-band`, `scheme.unknown-group`, `scheme.unknown-role`, `scheme.unknown-rule`.
 */
export function checkReferences(check: Check): void {
  const { scheme, groups } = check;
  const expect = referenceCheck(check);
  const bands = scheme.bands?.map(({ id }) => id) ?? [];
  const roles = scheme.roles?.map(({ id }) => id) ?? [];
  scheme.bars?.forEach(({ from }, at) => {
    expect("band", from, { among: bands, path: ["bars", at, "from"] });
  });
  scheme.quotas?.forEach(({ band, group }, at) => {
    expect("band", band, { among: bands, path: ["quotas", at, "band"] });
    expect("group", group, { among: groups, path: ["quotas", at, "group"] });
  });
  scheme.gates?.forEach(({ role }, at) => {
    expect("role", role, { among: roles, path: ["gates", at, "role"] });
  });
  scheme.deadlines?.forEach(({ role }, at) => {
    expect("role", role, { among: roles, path: ["deadlines", at, "role"] });
  });
  scheme.records?.forEach(({ by }, at) => {
    by?.forEach((role, k) => {
      expect("role", role, { among: roles, path: ["records", at, "by", k] });
    });
  });
  scheme.waivers?.forEach(({ rule }, at) => {
    expect("rule", rule, { among: knownRules, path: ["waivers", at, "rule"] });
  });
}

const codes = {
  band: "scheme.unknown-band",
  group: "scheme.unknown-group",
  role: "scheme.unknown-role",
  rule: "scheme.unknown-rule",
} as const;

type Reference = { readonly among: readonly string[]; readonly path: Path };

function referenceCheck({ refuse }: Check) {
  return (kind: keyof typeof codes, name: string | undefined, { among, path }: Reference): void => {
    if (name === undefined || among.includes(name)) return;
    refuse(codes[kind], path, { [kind]: name, ...suggestions(name, among) });
  };
}
