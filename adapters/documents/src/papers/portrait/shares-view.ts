import type { PersonFinding, TeamFinding } from "@huabiao/assess";
import type { Sitting } from "./sitting.ts";

const lensNames = ["duty", "peers", "evidence"] as const;

/** A person's share of the team's result by each lens; a share that is missing is shown as missing. */
export function personSharesView(sitting: Sitting, { share, team }: PersonFinding) {
  const { words, source } = sitting;
  if (team === null) return null;
  const lenses = source.people.teams[team]?.shares.lenses ?? [];
  const spread = share.spread === null ? null : words.say("shares.spread", { spread: words.percent(share.spread) });
  return {
    title: words.say("shares.title"),
    note: words.say("shares.note"),
    rows: share.lenses.map((own, at) => ({
      name: words.say(`shares.${lenses[at]?.lens ?? lensNames[at] ?? "duty"}`),
      share: own,
      text: own === null ? words.reason(lenses[at]?.reason ?? share.reason ?? "no-data") : words.percent(own),
    })),
    mix:
      share.mix === null
        ? words.reason(share.reason ?? "no-data")
        : words.say("shares.mix", { share: words.percent(share.mix) }),
    spread,
    deliberate: source.people.teams[team]?.shares.mustDeliberate === true ? words.say("shares.deliberate") : null,
  };
}

/** How the team's result is divided among its members: one row a member, one column a lens. */
export function teamSharesView(sitting: Sitting, { shares, members }: TeamFinding) {
  const { words, source } = sitting;
  if (members.length === 0) return null;
  const cell = (share: number | null | undefined) => ({
    share: share ?? null,
    text: share === null || share === undefined ? words.say("none") : words.percent(share),
  });
  return {
    title: words.say("shares.title"),
    note: words.say("shares.note"),
    header: [
      words.say("shares.member"),
      ...shares.lenses.map(({ lens, weight }) =>
        words.say("shares.lens", { lens: words.say(`shares.${lens}`), weight: words.percent(weight) }),
      ),
      words.say("shares.mixed"),
    ],
    rows: (shares.lenses.some((lens) => lens.shares !== null) ? members : []).map((person, at) => ({
      name: words.text(source.people.persons[person]?.title ?? ""),
      cells: [...shares.lenses.map((lens) => cell(lens.shares?.[at])), cell(shares.mix?.[at])],
    })),
    reasons: shares.lenses.flatMap(({ lens, reason }) =>
      reason === null
        ? []
        : [words.say("because", { what: words.say(`shares.${lens}`), reason: words.reason(reason) })],
    ),
    deliberate: shares.mustDeliberate ? words.say("shares.deliberate") : null,
  };
}
