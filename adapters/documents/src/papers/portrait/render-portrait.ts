import type { PaperOptions, PaperSource } from "../paper-options.ts";
import type { View } from "../press/legible.ts";
import { openPress, type Printed, type Printer, type Template } from "../press/press.ts";
import { personView } from "./person-view.ts";
import { details, type Sitting, sitFor } from "./sitting.ts";
import { teamView } from "./team-view.ts";

/**
 * The portrait of a person on at most two A4 pages, to be read in one minute (R26): tagged PDF/UA-1, fonts inside.
 *
 * Post and terms; the political standard; heads as intervals among faint peers; visible and latent results over the terms;
 * credits and debits years later; shares by lens; voices by class; projects by parts; practice, incidents, comments,
 * dissent, excused failures; flags with innocent reasons; what would improve it; a suggested range, 未定 or 不可比. Never one
 * total. What does not fit is shortened with a mark and counted.
 *
 * The same findings give the same bytes. About 0.07 s once the press is open (0.5 s).
 * @throws RangeError when there is no such person; PaperError when the compiler fails (both as rejections).
 */
export async function renderPersonPortrait(
  source: PaperSource,
  person: number,
  options: PaperOptions,
): Promise<Uint8Array> {
  const { bytes } = await printPerson(openPress(), { source, at: person, options });
  return bytes;
}

/** The portrait of a team on at most two A4 pages; see `renderPersonPortrait`. */
export async function renderTeamPortrait(
  source: PaperSource,
  team: number,
  options: PaperOptions,
): Promise<Uint8Array> {
  const view = (sitting: Sitting) => teamView(sitting, team);
  const { bytes } = await printFitting(openPress(), "team-portrait", (detail) => view(sitFor(source, options, detail)));
  return bytes;
}

/** Whose portrait, from what, how. */
export interface Subject {
  readonly source: PaperSource;
  readonly at: number;
  readonly options: PaperOptions;
}

/** Prints a person's portrait on a printer. */
export async function printPerson(printer: Printer, { source, at, options }: Subject): Promise<Printed> {
  return printFitting(printer, "person-portrait", (detail) => personView(sitFor(source, options, detail), at));
}

const mostPages = 2;

/** Prints with all the detail that fits on two pages. */
async function printFitting(
  printer: Printer,
  template: Template,
  viewIn: (detail: (typeof details)[number]) => View,
): Promise<Printed> {
  let printed: Printed | undefined;
  for (const detail of details) {
    printed = await printer.print(template, viewIn(detail));
    if (printed.pages <= mostPages) break;
  }
  if (printed === undefined) throw new RangeError("no level of detail");
  return printed;
}
