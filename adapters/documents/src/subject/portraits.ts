import {
  type Edition,
  note,
  poolTitle,
  rangeOf,
  section,
  stateOf,
  subjectAt,
  subjectCount,
} from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import { type Pool, rankRange } from "../report/reading.ts";
import { print } from "../report/words.ts";
import { rankWords, verdict } from "../sections/rank-words.ts";
import { subjectVoices } from "../voices/portrait-voices.ts";
import { dimensions } from "./dimensions.ts";
import { history } from "./history.ts";
import { outlook } from "./outlook.ts";
import { promises } from "./promises.ts";
import { proposals } from "./proposals.ts";
import { reasons } from "./reasons.ts";
import { story } from "./story.ts";
import { aboutRadars, aboutVoices } from "./told.ts";

/** A section for each subject, folded away but for the first: what it means, against whom, why, and what would change it. */
export function portraits(edition: Edition): Markup {
  const { words, reading } = edition;
  const { findings, detailed, pools } = reading;
  const left = findings.subjects.length - detailed.size;
  const limited =
    left === 0
      ? null
      : note(words.say("report.portraits.limited", { shown: detailed.size, left: subjectCount(edition, left) }));
  const first = pools.flatMap((pool) => pool.members).find((member) => detailed.has(member));
  return section(
    "portraits",
    words.say("report.portraits.title"),
    note(
      words.sayAll([
        ["report.portraits.note", {}],
        ["report.cells.note", {}],
      ]),
    ),
    markup`${limited}${told(edition)}`,
    ...pools.map((pool) => group(edition, pool, first)),
  );
}

/** What pictures of all portraits show, for those who cannot see them: said once. */
function told({ words, peers }: Edition): Markup {
  const { lo, hi } = peers.dimensionScale;
  return markup`<p class=alternative id="${aboutRadars}">${words.say("report.radar.alternative", { lo, hi })}</p><p class=alternative id="${aboutVoices}">${words.say("report.voices.portrait.alternative")}</p>`;
}

function group(edition: Edition, pool: Pool, first: number | undefined): Markup {
  const members = pool.members.filter((member) => edition.reading.detailed.has(member));
  if (members.length === 0) return markup``;
  return markup`<h3 class=group>${print(poolTitle(edition, pool))}</h3>
${members.map((member) => portrait(edition, member, member === first))}`;
}

function portrait(edition: Edition, subject: number, open: boolean): Markup {
  const { words } = edition;
  const state = stateOf(edition, subject);
  const summary = markup`<summary><h4>${words.text(subjectAt(edition, subject).title)}</h4> <span class=range>${rankSummary(edition, subject)}</span> <span class="verdict ${state}">${verdict(edition, subject)}</span></summary>`;
  const body = [
    story(edition, subject),
    dimensions(edition, subject),
    subjectVoices(edition, subject),
    reasons(edition, subject),
    history(edition, subject),
    promises(edition, subject),
    outlook(edition, subject),
    proposals(edition, subject),
  ];
  return markup`<details class=portrait id="s${subject}"${open ? markup` open` : null}>${summary}
<div class=body>${body}</div></details>
`;
}

function rankSummary(edition: Edition, subject: number): Markup {
  const range = rankRange(edition.reading.root, subject);
  return range === null
    ? rankWords(edition, subject)
    : edition.words.say("report.rank.range", { range: rangeOf(range) });
}
