import type { PortraitKind, ViewSource } from "@huabiao/scheme";
import type { PeopleDesk } from "../desk.ts";
import { creditsView, dutiesView, nodeView, shareView } from "./data-views.ts";
import { criteriaView, recordsView, routineView } from "./record-views.ts";
import type { ViewCell, ViewColumn } from "./view-column.ts";
import { pollView, ratingsView } from "./voice-views.ts";

/** The view that a source of the scheme names, of all teams or of all persons; null cells where it is not asked of the post (R23). */
export function viewOf(desk: PeopleDesk, source: ViewSource, kind: PortraitKind): ViewColumn {
  const { cell, ...body } = bodyOf(desk, source, kind);
  const { posts } = desk.people;
  const isAsked = (unit: number): boolean => {
    if (source.posts === undefined || kind === "team") return true;
    const main = desk.serving.terms[desk.serving.mainTerm[unit] as number];
    return main !== undefined && source.posts.includes(posts[main.kind]?.id ?? "");
  };
  const units = kind === "team" ? desk.teams.length : desk.evidence.persons.length;
  return {
    id: source.id,
    title: source.title ?? titleOf(desk, source),
    ...body,
    cells: Array.from({ length: units }, (_, unit) => (isAsked(unit) ? cell(unit) : null)),
  };
}

type Body = Omit<ViewColumn, "id" | "cells" | "title"> & {
  readonly title?: ViewColumn["title"];
  readonly cell: (unit: number) => ViewCell;
};

function bodyOf(desk: PeopleDesk, source: ViewSource, kind: PortraitKind): Body {
  const heard = desk.heard[kind];
  const place = (unit: number) => desk.teams[unit]?.subject ?? -1;
  const mainPlace = (unit: number) => desk.serving.terms[desk.serving.mainTerm[unit] as number]?.subject ?? -1;
  const placeOf = kind === "team" ? place : mainPlace;
  switch (source.from) {
    case "poll":
      return heardOf(pollView(heard, source), kind, place);
    case "ratings":
      return heardOf(ratingsView(heard, source), kind, place);
    case "criteria":
      return criteriaView(desk, source);
    case "records":
      return heardOf(recordsView(desk, source, kind), kind, place);
    case "routine":
      return routineView(desk);
    case "duties":
      return dutiesView(desk);
    case "node":
      return nodeView(desk, source, placeOf);
    case "share":
      return shareView(desk);
    case "credits":
      return heardOf(creditsView(desk, source, kind), kind, place);
  }
}

/** A view by subject: of a team's place, or of the person itself. */
function heardOf(body: Body, kind: PortraitKind, place: (unit: number) => number): Body {
  return kind === "person" ? body : { ...body, cell: (unit) => body.cell(place(unit)) };
}

function titleOf(desk: PeopleDesk, source: ViewSource): ViewColumn["title"] {
  const { scheme } = desk.computed;
  if (source.from === "node") return desk.nodes.get(source.node)?.title ?? source.id;
  if (source.from === "credits") return scheme.indicators.find(({ id }) => id === source.outcome)?.title ?? source.id;
  return source.id;
}
