import { createHash } from "node:crypto";
import { type Language, languages } from "@huabiao/kernel/text";
import { Markup, markup } from "./markup.ts";
import { factIn, type Localised, type Words } from "./words.ts";

/** What a page is made of. */
export interface Page {
  readonly language: Language;
  readonly title: Localised;
  readonly words: Words;
  readonly body: Markup;
  readonly style: string;
  readonly code: string;
}

const speakers: Readonly<Record<Language, string>> = { "zh-Hant": "繁體", "zh-Hans": "简体", en: "English" };

/**
 * One self-contained HTML page.
 *
 * Its content security policy allows nothing but its own style and script, by their digests, so that
 * words smuggled into it can neither run nor call out.
 */
export function printPage({ language, title, words, body, style, code }: Page): string {
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(code)}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${factIn(title, language)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class=skip href="#content">${words.say("report.skip")}</a>
<header class=top>${controls(words)}</header>
<main id="content" tabindex="-1">
${body}</main>
<script>${new Markup(code)}</script>
</body>
</html>
`.html;
}

function controls(words: Words): Markup {
  const switches = languages.map(
    (language) =>
      markup`<button type="button" data-speak="${language}" aria-pressed="false"><span lang="${language}">${speakers[language]}</span></button>`,
  );
  return markup`<div class=controls role="group" aria-labelledby="controls-t" hidden><span class=alternative id="controls-t">${words.say("report.controls")}</span>${switches}<button type="button" class=theme aria-pressed="false">${words.say("report.dark")}</button><button type="button" class=type aria-pressed="false">${words.say("report.large")}</button></div>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
