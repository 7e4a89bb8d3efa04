import type { Language } from "@huabiao/kernel/text";
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { withoutClock, xmlText } from "../office-file.ts";
import type { PaperOptions, PaperSource } from "../paper-options.ts";
import { type FormCell, type FormPart, type FormTable, registrationForm } from "./registration-form.ts";

/** Fonts every Word of the language has; the text is live, so the reader's own serve. */
const fonts: Readonly<Record<Language, { readonly ascii: string; readonly eastAsia: string; readonly hAnsi: string }>> =
  {
    "zh-Hant": { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "新細明體" },
    "zh-Hans": { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体" },
    en: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "SimSun" },
  };

const wordLanguage = { "zh-Hant": "zh-TW", "zh-Hans": "zh-CN", en: "en-GB" } as const;

/** Widths of the six columns in twentieths of a point; they sum to the text's width on A4. */
const widths = [1500, 1750, 1150, 1750, 1250, 1700];
const [labelWidth = 1500] = widths;
const wholeWidth = widths.reduce((sum, width) => sum + width, 0);

/**
 * The annual assessment registration form (年度考核登記表) as a Word file that people go on writing in: the same words and
 * layout as the PDF. Same input, same bytes. @throws RangeError when there is no such person (as a rejection).
 */
export async function renderRegistrationWord(
  source: PaperSource,
  person: number,
  options: PaperOptions,
): Promise<Uint8Array> {
  const { form } = registrationForm(source, person, options);
  const at = (index: number): FormCell => form.basics[index] ?? { label: "", value: null };
  const rows = [
    new TableRow({ children: [at(0), at(1), at(2)].flatMap((own) => cells(own, 1)) }),
    new TableRow({ children: [...cells(at(3), 1), ...cells(at(6), 3)] }),
    ...[at(4), at(5), form.duties].map((own) => new TableRow({ children: [...cells(own, 5)] })),
    ...form.parts.map(
      (part) => new TableRow({ cantSplit: !part.long, children: [label(part.label), content(partContent(part), 5)] }),
    ),
  ];
  const document = new Document({
    title: xmlText(form.title),
    creator: "Huabiao",
    styles: {
      default: {
        document: {
          run: {
            size: 21,
            font: fonts[options.language],
            language: { value: wordLanguage[options.language], eastAsia: wordLanguage[options.language] },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1400, right: 1400 } },
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: xmlText(form.title), bold: true, size: 36 })],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [new TextRun(xmlText(form.year))],
          }),
          new Table({ width: { size: wholeWidth, type: WidthType.DXA }, columnWidths: widths, rows }),
        ],
      },
    ],
  });
  return withoutClock(new Uint8Array(await Packer.toBuffer(document)));
}

function cells(own: FormCell, columnSpan: number): readonly TableCell[] {
  return [label(own.label), content([text(own.value ?? "")], columnSpan)];
}

function label(words: string): TableCell {
  const paragraph = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(xmlText(words))] });
  return new TableCell({
    width: { size: labelWidth, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: room,
    children: [paragraph],
  });
}

function content(children: readonly (Paragraph | Table)[], columnSpan: number): TableCell {
  return new TableCell({ columnSpan, verticalAlign: VerticalAlign.CENTER, margins: room, children: [...children] });
}

function text(words: string, alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  const children = [new TextRun(xmlText(words))];
  return alignment === undefined ? new Paragraph({ children }) : new Paragraph({ alignment, children });
}

function partContent({ paragraphs, tables, lines, choices, sign }: FormPart): (Paragraph | Table)[] {
  const empty = paragraphs.length === 0 ? Array.from({ length: lines }, () => text("")) : [];
  return [
    ...paragraphs.map((words) => text(words)),
    ...tables.flatMap((own) => [text(own.caption), innerTable(own), text("")]),
    ...(choices.length === 0 ? [] : [text(choices.map((words) => `□ ${words}`).join("　　"))]),
    ...empty,
    ...(sign === null ? [] : [text(`${sign}＿＿＿＿＿＿＿　＿＿＿＿＿`, AlignmentType.RIGHT)]),
  ];
}

function innerTable({ header, rows }: FormTable): Table {
  const row = (cellsOf: readonly string[], tableHeader: boolean) =>
    new TableRow({ tableHeader, children: cellsOf.map((words) => new TableCell({ children: [text(words)] })) });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(header, true), ...rows.map((own) => row(own, false))],
  });
}

const room = { top: 80, bottom: 80, left: 100, right: 100 };
