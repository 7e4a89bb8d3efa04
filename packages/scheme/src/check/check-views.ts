import type { People, ViewSource } from "../document/scheme.ts";
import { pollItems } from "../instruments/poll-form.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import { type PortraitKind, viewSources } from "../people/views.ts";
import { checkPosts } from "./check-posts.ts";
import type { Check } from "./report.ts";

/**
 * Every view of a head rests on something the scheme has, and on something that is about the one it shows.
 *
 * Codes: `scheme.view-unknown-source` (poll, item, table of ratings, criterion, node, outcome),
 * `scheme.view-of-other` (a ballot about places for a person, or the other way round),
 * `scheme.view-not-for-team` (routine grades, duties and shares are a person's), `scheme.view-without-table`.
 */
export function checkViews(check: Check, people: People): void {
  for (const kind of ["team", "person"] as const) {
    for (const { source, path } of viewSources(check.scheme, kind)) {
      checkPosts(check, people, { names: source.posts ?? [], path: [...path, "posts"] });
      checkSource(check, source, { kind, path });
    }
  }
}

interface Where {
  readonly kind: PortraitKind;
  readonly path: Path;
}

function checkSource(check: Check, source: ViewSource, where: Where): void {
  const { scheme } = check;
  const expect: Expect = (key, name, known) => {
    if (known.includes(name)) return true;
    const facts = { view: source.id, name, ...suggestions(name, known) };
    check.refuse("scheme.view-unknown-source", [...where.path, key], facts);
    return false;
  };
  if (where.kind === "team" && onlyOfPersons.has(source.from))
    check.refuse("scheme.view-not-for-team", [...where.path, "from"], { view: source.id, from: source.from });
  const table = tableOf[source.from];
  if (table !== undefined && scheme.tables.people && scheme.tables.people[table] === undefined)
    check.refuse("scheme.view-without-table", [...where.path, "from"], { view: source.id, table });
  if (source.from === "poll") checkPoll(check, source, { ...where, expect });
  else if (source.from === "ratings") checkRatings(check, source, { ...where, expect });
  else checkNamed(check, source, expect);
}

type Expect = (key: string, name: string, known: readonly string[]) => boolean;

/** The criteria, node or outcome that a view names. */
function checkNamed({ scheme }: Check, source: ViewSource, expect: Expect): void {
  if (source.from === "criteria") {
    const known = scheme.politicalStandard?.map(({ id }) => id) ?? [];
    for (const name of source.criteria ?? []) expect("criteria", name, known);
  }
  const nodes = [...scheme.dimensions, ...scheme.indicators].map(({ id }) => id);
  if (source.from === "node") expect("node", source.node, nodes);
  if (source.from === "credits") expect("outcome", source.outcome, outcomeIds(scheme.people?.outcomes ?? []));
}

const onlyOfPersons: ReadonlySet<ViewSource["from"]> = new Set(["routine", "duties", "share", "criteria"]);
const tableOf = {
  poll: undefined,
  ratings: undefined,
  node: undefined,
  share: undefined,
  credits: undefined,
  criteria: "judgements",
  records: "records",
  routine: "routine",
  duties: "duties",
} as const satisfies Record<ViewSource["from"], string | undefined>;

function outcomeIds(outcomes: NonNullable<People["outcomes"]>): readonly string[] {
  return outcomes.map((one) => ("indicator" in one ? one.indicator : one.projects));
}

type Expecting = Where & { readonly expect: Expect };

function checkPoll(check: Check, source: ViewSource & { readonly from: "poll" }, at: Expecting): void {
  const polls = check.scheme.polls ?? [];
  if (
    !at.expect(
      "poll",
      source.poll,
      polls.map(({ id }) => id),
    )
  )
    return;
  const poll = polls.find(({ id }) => id === source.poll);
  if (poll === undefined) return;
  if (source.item !== undefined)
    at.expect(
      "item",
      source.item,
      pollItems(poll).map(({ id }) => id),
    );
  checkAbout(check, source.id, { ...at, key: "poll", about: poll.about });
}

function checkRatings(check: Check, source: ViewSource & { readonly from: "ratings" }, at: Expecting): void {
  const tables = check.scheme.tables.ratings ?? [];
  if (
    !at.expect(
      "ratings",
      source.ratings,
      tables.map(({ id }) => id),
    )
  )
    return;
  const table = tables.find(({ id }) => id === source.ratings);
  checkAbout(check, source.id, { ...at, key: "ratings", about: table?.about });
}

function checkAbout(
  { refuse }: Check,
  view: string,
  of: Where & { readonly key: string; readonly about: "subject" | "person" | undefined },
): void {
  const isOfPersons = of.about === "person";
  if (isOfPersons !== (of.kind === "person"))
    refuse("scheme.view-of-other", [...of.path, of.key], { view, about: of.about ?? "subject" });
}
