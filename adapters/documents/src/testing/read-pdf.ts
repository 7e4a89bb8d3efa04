import { getDocumentProxy } from "unpdf";

/** What another reader makes of a PDF: text in reading order, where each piece stands, title and language. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** Everything in reading order, without spaces: justified or wrapped lines read the same. */
  readonly text: string;
  readonly title: string;
  readonly language: string;
}

/** A page in points, and its pieces of text. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[];
}

/** Reads a PDF with PDF.js, which shares nothing with the compiler that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const { info } = await document.getMetadata();
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
        : [],
    );
    pages.push({ width: right - left, height: top - bottom, pieces });
  }
  const told = info as Readonly<Record<string, unknown>>;
  const text = pages.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join("");
  return { pages, text: squeezed(text), title: String(told["Title"]), language: String(told["Language"]) };
}

/** Pieces of text that stand beyond the edge of their page. */
export function beyondThePage({ pages }: ReadPdf): readonly string[] {
  return pages.flatMap(({ width, height, pieces }) =>
    pieces
      .filter((own) => own.x < 0 || own.y < 0 || own.y > height || own.x + own.width > width + 0.5)
      .map((own) => own.text),
  );
}

/** A text without spaces and invisible places to break. */
export function squeezed(text: string): string {
  return text.replaceAll(/[\s\u200B]+/g, "");
}
