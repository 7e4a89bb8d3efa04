import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeText, Markup, markup } from "./markup.ts";

describe("markup", () => {
  test("words in a template are escaped, markup is kept, null leaves nothing", () => {
    expect(markup`<p>${"<b>&\"'"}${new Markup("<i>")}${null}${3}${["a", "<"]}</p>`.html).toBe(
      "<p>&lt;b&gt;&amp;&quot;&#39;<i>3a&lt;</p>",
    );
  });

  test("no text whatever can open a tag, leave an attribute or carry a control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"']|(?![\t\n])\p{Cc}/u);
      }),
    );
  });

  test("rare characters survive and broken surrogates become the replacement character", () => {
    expect(escapeText("𠮷㐂")).toBe("𠮷㐂");
    expect(escapeText("a\ud842b\u0000")).toBe("a\ufffdb\ufffd");
  });
});
