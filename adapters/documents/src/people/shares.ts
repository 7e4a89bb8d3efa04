import type { PersonFinding, TeamFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure } from "../charts/figure.ts";
import { linearScale } from "../charts/scale.ts";
import { shareBar, shareRange } from "../charts/share-bar.ts";
import { track } from "../charts/track.ts";
import { note } from "../report/edition.ts";
import { type Markup, markup, nothing, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Localised, print } from "../report/words.ts";
import { fold } from "./fold.ts";
import { personLink, type Roster } from "./roster.ts";

/** A person's share of the team's result by each lens; a share that is missing is shown as missing, never as zero. */
export function personShares(roster: Roster, { share, team }: PersonFinding, id: string): Markup {
  const { words, people } = roster;
  const shares = people.teams[team ?? -1]?.shares;
  if (shares === undefined) return nothing;
  const known = share.lenses.filter((own) => own !== null);
  const scale = linearScale([0, ...known]);
  const lenses = shares.lenses.map(({ lens, weight, reason }, at) => {
    const own = share.lenses[at] ?? null;
    const drawn = own === null ? track("") : shareBar(scale, own);
    return row(
      lensTitle(roster, lens, weight),
      drawn,
      own === null ? why(roster, reason ?? share.reason) : percentOf(own),
    );
  });
  const mixed = row(
    words.say("papers.shares.mixed"),
    known.length === 0 ? track("") : shareRange(scale, known, share.mix),
    share.mix === null
      ? why(roster, share.reason)
      : markup`${percentOf(share.mix)} <span class=soft>${rangeOf(known)}</span>`,
  );
  const spread =
    share.spread === null
      ? null
      : markup`<p>${words.say("papers.shares.spread", { spread: numbers.percent(share.spread) })}</p>`;
  return fold(
    { id, title: words.say("papers.shares.title") },
    markup`${note(words.say("papers.shares.note"))}<ul class=rows>${lenses}${mixed}</ul>${spread}${deliberate(roster, shares)}`,
  );
}

/** How the team's result is divided among its members: the range that the lenses leave each, and every lens in the table. */
export function teamShares(roster: Roster, { shares, members }: TeamFinding, id: string): Markup {
  const { words } = roster;
  if (members.length === 0) return nothing;
  const scale = linearScale([0, ...shares.lenses.flatMap((lens) => lens.shares ?? [])]);
  const rows = members.map((person, at) => {
    const known = shares.lenses.flatMap((lens) => lens.shares?.[at] ?? []);
    const mix = shares.mix?.[at] ?? null;
    const drawn = known.length === 0 ? track("") : shareRange(scale, known, mix);
    return row(
      personLink(roster, person),
      drawn,
      mix === null ? words.say("report.none") : markup`${percentOf(mix)} <span class=soft>${rangeOf(known)}</span>`,
    );
  });
  const missing = shares.lenses.flatMap(({ lens, reason }) =>
    reason === null
      ? []
      : [
          markup`<li>${words.say("papers.because", { what: words.phrase(`papers.shares.${lens}`), reason: words.phrase(`undefined.${reason}`) })}</li>`,
        ],
  );
  return markup`${figure(words, {
    id,
    title: words.say("papers.shares.title"),
    alternative: words.say("papers.shares.note"),
    chart: markup`<ul class=rows>${rows}</ul>`,
    table: shareTable(roster, { shares, members }),
  })}${missing.length === 0 ? null : markup`<ul class="plain hint">${missing}</ul>`}${deliberate(roster, shares)}`;
}

function shareTable(roster: Roster, { shares, members }: Pick<TeamFinding, "shares" | "members">): Markup {
  const { words } = roster;
  const cell = (share: number | null | undefined): Piece =>
    share === null || share === undefined ? "\u2014" : print(numbers.percentFine(share));
  return dataTable({
    caption: words.say("papers.shares.note"),
    columns: [
      wordColumn(words.say("papers.shares.member")),
      ...shares.lenses.map(({ lens, weight }) => numberColumn(lensTitle(roster, lens, weight))),
      numberColumn(words.say("papers.shares.mixed")),
      numberColumn(words.say("papers.column.spread")),
    ],
    rows: members.map((person, at) => [
      personLink(roster, person),
      ...shares.lenses.map((lens) => cell(lens.shares?.[at])),
      cell(shares.mix?.[at]),
      cell(shares.spread[at]),
    ]),
  });
}

function row(name: Markup, drawn: Markup, figureWords: Markup): Markup {
  return markup`<li class="row share-row"><span class=name>${name}</span>${drawn}<span class=figure>${figureWords}</span></li>
`;
}

function lensTitle({ words }: Roster, lens: string, weight: number): Markup {
  return words.say("papers.shares.lens", {
    lens: words.phrase(`papers.shares.${lens}`),
    weight: numbers.percent(weight),
  });
}

function percentOf(share: number): Markup {
  return markup`<b>${print(numbers.percent(share))}</b>`;
}

/** From the least to the most that any lens gives. */
function rangeOf(shares: readonly number[]): Markup | null {
  if (shares.length < 2) return null;
  return markup`${print(numbers.percent(Math.min(...shares)))}\u2013${print(numbers.percent(Math.max(...shares)))}`;
}

function why({ words }: Roster, reason: string | null): Markup {
  const said: Localised = words.phrase(`undefined.${reason ?? "no-data"}`);
  return markup`<span class=soft>${print(said)}</span>`;
}

function deliberate({ words }: Roster, { mustDeliberate }: TeamFinding["shares"]): Markup {
  return mustDeliberate ? markup`<p class=doubt>${words.say("papers.shares.deliberate")}</p>` : nothing;
}
