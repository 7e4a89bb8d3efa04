import type { Scheme } from "@huabiao/scheme";
import type { Judgement } from "../people-evidence.ts";
import type { GateFinding } from "../people-finding.ts";

type CriterionFinding = GateFinding["criteria"][number];

/**
 * The political standard of a person, looked at first (R07): every judgement with its reason, and what they come to.
 *
 * `vetoed`: on a criterion with a veto at least as many examiners as wanted say "not met", and none otherwise.
 * `examiners-differ`: on some criterion they do not say the same. `incomplete`: on some too few have judged, or all say
 * "unclear". `not-met`: all say "not met" on one without a veto. Else `met`. Null when the scheme has no standard.
 */
export function gateOf(scheme: Scheme, judgements: readonly Judgement[]): GateFinding | null {
  if (scheme.politicalStandard === undefined) return null;
  const criteria = scheme.politicalStandard.map(
    ({ id, title, veto = false, examiners = 1 }): CriterionFinding => ({
      id,
      title,
      veto,
      wanted: examiners,
      judgements: judgements
        .filter(({ criterion }) => criterion === id)
        .map(({ examiner, judgement, reason, cites }) => ({ examiner, judgement, reason, cites }))
        .sort((a, b) => (a.examiner < b.examiner ? -1 : 1)),
    }),
  );
  const states = criteria.map(stateOf);
  return { state: order.find((state) => states.includes(state)) ?? "met", criteria };
}

const order = ["vetoed", "examiners-differ", "incomplete", "not-met", "met"] as const;

function stateOf({ veto, wanted, judgements }: CriterionFinding): GateFinding["state"] {
  const said = new Set(judgements.map(({ judgement }) => judgement));
  if (said.size > 1) return "examiners-differ";
  if (judgements.length < wanted || said.has("unclear")) return "incomplete";
  if (said.has("not-met")) return veto ? "vetoed" : "not-met";
  return "met";
}
