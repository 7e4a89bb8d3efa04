import { countedBallots, type Recount } from "@huabiao/ballot";
import { recountFolder } from "@huabiao/boxes";
import { err, ok } from "@huabiao/kernel/result";
import type { RecountBox, RecountedBox } from "@huabiao/tables";

/** Recounts a sealed box on all cores and gives its ballots as evidence; what does not hold refuses the assessment. */
export const recountBox: RecountBox = async (folder) => {
  const recounted = await recountFolder(folder);
  return recounted.ok ? ok(boxOf(recounted.value)) : err([recounted.error]);
};

function boxOf(recount: Recount): RecountedBox {
  const { manifest } = recount;
  const { questions, strata } = manifest.poll;
  const places = questions.map(({ options }) => new Map(options.map(({ id }, at) => [id, at])));
  const stratumAt = new Map(strata.map(({ id }, at) => [id, at]));
  return {
    edition: manifest.edition,
    questions: questions.map(({ id, options }) => ({ id, options: options.map((option) => option.id) })),
    several: questions.filter(({ picks }) => picks.most > 1).map(({ id }) => id),
    strata: manifest.strata.map(({ id, roll }) => ({ id, roll: roll?.size ?? null })),
    ballots: ballotsOf(recount, { places, stratumAt }),
  };
}

interface Places {
  /** Per question, the place of each option. */
  readonly places: readonly ReadonlyMap<string, number>[];
  readonly stratumAt: ReadonlyMap<string, number>;
}

function* ballotsOf(
  recount: Recount,
  { places, stratumAt }: Places,
): Generator<{ readonly stratum: number; readonly options: readonly number[] }> {
  const { questions } = recount.manifest.poll;
  const unsure = questions.map(({ options }) => options.findIndex((option) => option.unsure === true));
  for (const { stratum, answers } of countedBallots(recount)) {
    const options = questions.map(({ id }, q) => {
      const answer = answers[id];
      if (answer?.kind === "unsure") return unsure[q] as number;
      return answer?.kind === "valid" ? (places[q]?.get(answer.options[0] ?? "") ?? -1) : -1;
    });
    yield { stratum: stratumAt.get(stratum) as number, options };
  }
}
