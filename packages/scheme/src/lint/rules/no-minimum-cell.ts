import type { Rule } from "../rule.ts";

/** A secret poll whose smallest published cell is not protected well enough. */
export const noMinimumCell: Rule = {
  id: "no-minimum-cell",
  requirement: "R14",
  principle: "voice",
  severity: "warning",
  check: (scheme, { limits }) =>
    (scheme.polls ?? []).flatMap(({ id, population, minimumCell = 0, secret }, at) => {
      const limit = population === "panel" ? limits.panelCell.value : limits.publicCell.value;
      if (minimumCell >= limit || secret === false) return [];
      return [{ path: ["polls", at, "minimumCell"], facts: { poll: id, cell: minimumCell, limit } }];
    }),
};
