import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { coveredCharacters } from "./covered-characters.ts";
import { fontFiles } from "./font-files.ts";
import { legible, type View } from "./legible.ts";
import { PaperError } from "./paper-error.ts";

/** The papers there are templates for. */
export type Template =
  | "person-portrait"
  | "team-portrait"
  | "registration-form"
  | "result-notice"
  | "gate-paper"
  | "ballot-slips"
  | "quota-sheet";

/** A printed paper. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Prints papers, here or on other threads. */
export interface Printer {
  print(template: Template, view: View): Promise<Printed>;
}

const templates = join(import.meta.dirname, "../../../templates");

/** So many papers may pass before what the compiler remembers of one is forgotten. */
const rememberPapers = 8;

let opened: Press | undefined;

/** The press of this thread, opened at its first use (about 0.4 s and 100 MB: the fonts). */
export function openPress(): Press {
  opened ??= new Press();
  return opened;
}

/**
 * A Typst compiler with the embedded fonts and the templates of this folder.
 *
 * Papers are tagged PDF/UA-1 with subsets of their fonts inside: that standard refuses a character without a glyph, a
 * picture without a text alternative and a paper without title and language, so what is printed has none of these faults.
 * The same view gives the same bytes: no clock, no fonts of the machine.
 */
export class Press implements Printer {
  readonly #compiler: NodeCompiler;
  readonly #covered: Set<number>;

  constructor() {
    const fontBlobs = fontFiles.map((file) => readFileSync(file));
    this.#covered = new Set(fontBlobs.flatMap((font) => [...coveredCharacters(font)]));
    this.#compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] });
  }

  /** Prints one paper. @throws PaperError (as a rejection) when the compiler refuses. */
  async print(template: Template, view: View): Promise<Printed> {
    const data = legible(view, this.#covered);
    const mainFilePath = join(templates, `${template}.typ`);
    const compiled = this.#compiler.compile({ mainFilePath, inputs: { data: JSON.stringify(data) } });
    const document = compiled.result;
    if (document === null) throw new PaperError(`${template} does not compile`, { cause: diagnosis(compiled) });
    try {
      return { bytes: this.#compiler.pdf(document, { pdfStandard: "ua-1" }), pages: document.numOfPages };
    } catch (cause) {
      throw new PaperError(`${template} is no accessible PDF`, { cause });
    } finally {
      this.#compiler.evictCache(rememberPapers);
    }
  }
}

function diagnosis(compiled: ReturnType<NodeCompiler["compile"]>): string {
  return JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics);
}
