import type { Findings, PollFinding } from "@huabiao/assess";
import { describe, expect, test } from "vitest";
import { renderReport } from "../report/render-report.ts";
import { sampleTranslate } from "../testing/catalogue-translate.ts";
import { sampleFindings } from "../testing/sample-findings.ts";
import { wordsOf as read } from "../testing/words-of.ts";

const sample = sampleFindings({ subjects: 14, indicators: 7 });
const render = (findings: Findings) => renderReport(findings, { language: "zh-Hant", translate: sampleTranslate });
const page = render(sample);

/** A sample whose voices were changed. */
function withVoices(change: (voices: Findings["voices"]) => Partial<Findings["voices"]>): Findings {
  return { ...sample, voices: { ...sample.voices, ...change(sample.voices) } };
}

function withPolls(change: (poll: PollFinding) => PollFinding): string {
  return render(withVoices(({ polls }) => ({ polls: polls.map(change) })));
}

/** The part of a page between the start of an element and the next end tag of its kind. */
function part(html: string, start: string, end: string): string {
  const from = html.indexOf(start);
  expect(from, start).toBeGreaterThan(-1);
  return html.slice(from, html.indexOf(end, from));
}

const article = (html: string, id: string) => part(html, `<article class=poll id="${id}"`, "</article>");
const told = (html: string, id: string) => read(part(article(html, id), "<p class=told>", "</p>"));
const portrait = (html: string, subject: number) => part(html, `<figure id="s${subject}-v"`, "</figure>");

describe("the section of voices", () => {
  test("R14 says in its heading that voices are not mixed into the score, and is linked", () => {
    expect(read(part(page, '<h2 id="voices-h">', "</h2>"))).toBe("聲音與數據並列，不混成一個分");
    expect(page).toContain('<a href="#voices">');
  });

  test("is not there, nor linked, when nobody was asked", () => {
    const html = render(withVoices(() => ({ polls: [], ratings: [], sides: [], comparisons: [] })));
    expect(html).not.toMatch(/#voices|id="voices"|<figure id="s0-v"|report\.limit\.voices/);
    expect(read(html)).not.toContain("沒有答的人怎麼想");
  });

  test("R14 R20 tells who was asked, how many came, how it is weighted, what is hidden, before any figure", () => {
    expect(told(page, "v0")).toMatch(
      /^問的是公眾。其中分城鎮居民、鄉村居民和外來務工人員。邀請 [\d,]+ 人，收回 [\d,]+ 張票（參與率 62%），其中空白 \d+ 張。有人作答的層佔總體的 100\.0%。每張票按抽中的機會加權。合計 [\d.]+ 分（95% 區間 [\d.]+–[\d.]+），由 [\d,]+ 份作答得出，相當於簡單隨機抽樣的 [\d,]+ 份。答卷少的地方另有模型估計：.*不取代直接估計。不足 10 張票的格不單獨顯示。3 個地區因此合併了相鄰的層。仍有 6 張票併不成夠大的格，只計入參與，不顯示內容。$/,
    );
    expect(article(page, "v0").indexOf("class=told")).toBeLessThan(article(page, "v0").indexOf("<figure"));
  });

  test("R15 modelled figures of small areas stand beside the direct ones in the table, with how much is the place's own", () => {
    const table = part(part(page, '<figure id="v0-s"', "</figure>"), "<table", "</table>");
    expect(read(part(table, "<thead>", "<tbody>"))).toMatch(/模型估計下限上限自身答卷所占$/);
    const rows = table
      .split("<tr><th scope=row>")
      .slice(1)
      .map((row) => read(row));
    const modelled = rows.filter((row) => row.trim().endsWith("50%"));
    expect(modelled).toHaveLength(sample.voices.polls[0]?.smallAreas?.areas.length ?? 0);
  });

  test("R14 without a roll the turnout is said to be unknown, and an open ballot to be open", () => {
    const html = withPolls((poll) => ({
      ...poll,
      smallestCell: 1,
      overall: { ...poll.overall, participation: { ...poll.overall.participation, invited: null, rate: null } },
    }));
    expect(told(html, "v0")).toContain("不知道邀請了多少人，參與率無從說起。");
    expect(told(html, "v0")).toContain("這是公開票，每一格都顯示。");
  });

  test("a poll that has no score of all together says why", () => {
    const html = withPolls((poll) => ({
      ...poll,
      overall: { ...poll.overall, score: { value: null, reason: "no-data" } },
    }));
    expect(told(html, "v0")).toContain("合計沒有得分：沒有數據。");
  });
});

describe("the answers to an item", () => {
  const figure = part(page, '<figure id="v0-i"', "</figure>");

  test("R15 不了解 is never in a bar nor in its key, but counted beside", () => {
    const key = read(part(figure, "<p class=legend>", "</p>"));
    expect(key).toBe("很滿意比較滿意一般不太滿意很不滿意");
    const rows = figure.split('<li class="row said-row">').slice(1);
    expect(rows).toHaveLength(8);
    rows.forEach((row, at) => {
      const counts = sample.voices.polls[0]?.overall.items[at]?.counts ?? [];
      const answers = counts.slice(0, 5).reduce((sum, count) => sum + count, 0);
      expect(read(row)).toContain(`${answers.toLocaleString("en")} 份作答 · 不了解 ${counts[5]}`);
    });
  });

  test("R15 a bar has the fillings of its answers, even if 不了解 came with a share", () => {
    const html = withPolls((poll) => ({
      ...poll,
      overall: {
        ...poll.overall,
        items: poll.overall.items.map((item) => ({
          ...item,
          shares: item.counts.map(() => [0.2, 0.1, 0.3] as const),
        })),
      },
    }));
    const bar = part(part(html, '<figure id="v0-i"', "</figure>"), "<svg class=pile", "</svg>");
    expect([...bar.matchAll(/<rect class=(\w) width=(\d+)%/g)].map((match) => `${match[1]}${match[2]}`)).toEqual([
      "e100",
      "d80",
      "c60",
      "b40",
      "a20",
    ]);
  });

  test("R20 every option's ballots, share and interval, and the blanks, stand in its table", () => {
    const [poll] = sample.voices.polls;
    const text = read(figure);
    const first = poll?.overall.items[0];
    expect(first?.counts).toHaveLength(6);
    for (const count of first?.counts ?? []) expect(text).toContain(count.toLocaleString("en"));
    expect(text).toContain("空白");
  });

  test("items with options of their own have a key and a heading of their own", () => {
    const html = withPolls((poll) => {
      const options = [
        { id: "yes", title: "是", coefficient: 1 },
        { id: "no", title: "否", coefficient: 0 },
      ];
      const items = poll.items.map((item, at) => (at === 0 ? { ...item, options } : item));
      return poll.id === "felt-life" ? { ...poll, items } : poll;
    });
    const both = part(html, '<figure id="v1-i"', "</figure>");
    expect(both.match(/<p class=legend>/g)).toHaveLength(2);
    expect(read(both)).toContain("是否");
  });

  test("R22 anchors are one step away, and reasons for not accepting are counted", () => {
    expect(read(article(page, "v2"))).toContain("優秀：能舉出身邊的實例");
    expect(read(article(page, "v4"))).toMatch(/為什麼不認同（票數）新提拔幹部一名不合標準 \d+/);
  });
});

describe("voter classes", () => {
  test("R20 show weight, ballots and interval, and 樣本不足 where too few stand together", () => {
    const html = withPolls((poll) => ({
      ...poll,
      overall: {
        ...poll.overall,
        classes: poll.overall.classes.map((kind, at) =>
          at === 0 ? { returned: 2, weight: 0, score: { value: null, reason: "too-few-values" }, items: [] } : kind,
        ),
      },
    }));
    const rows = part(html, '<figure id="v2-c"', "</figure>")
      .split('<li class="row said-row">')
      .slice(1)
      .map((row) => read(row));
    expect(rows[0]).toContain("上級樣本不足2 張票，少於 3 張或不足以顯示；權重分給其餘各類");
    expect(rows[1]).toMatch(/^同級[\d.]+ [\d.]+–[\d.]+\d+ 張票 · 權重 30%/);
  });

  test("R20 places stand with their strata, merged ones together, in the table of subjects", () => {
    const cells = read(part(page, '<figure id="v0-s"', "</figure>"));
    expect(cells).toContain("鄉村居民和外來務工人員");
    expect(cells).toContain("樣本不足");
  });

  test("a long list of subjects is folded and unfolds in print, a short one stands open", () => {
    const short = render(sampleFindings({ subjects: 6, indicators: 7 }));
    expect(article(page, "v0")).toMatch(/<details class=print-open><summary>.*?14.*?<figure id="v0-s"/s);
    expect(article(short, "v0")).toContain('<figure id="v0-s"');
    expect(article(short, "v0")).not.toContain("print-open");
  });
});

describe("an open consultation", () => {
  const html = part(page, '<article class="poll apart" id="v5"', "</article>");

  test("R20 is marked, counted, and never scored, drawn or taken for a side", () => {
    expect(read(html)).toContain("徵求意見，不代表全體");
    expect(html).not.toMatch(/class=pile|class=track|class=figure/);
    expect(read(html)).not.toMatch(/得分|區間/);
    expect(page.indexOf('id="v5"')).toBeGreaterThan(page.indexOf('id="w1"'));
    expect(portrait(page, 0)).not.toContain("網上徵求意見");
  });
});

describe("ratings", () => {
  test("R22 the raw mean stands beside every corrected score, in the chart, in words and in the table", () => {
    const figure = part(page, '<figure id="w0-s"', "</figure>");
    const rows = figure.split('<li class="row said-row">').slice(1);
    expect(rows).toHaveLength(14);
    for (const row of rows) {
      expect(row).toMatch(/class="raw-dot".*class="value-dot"/);
      expect(read(row)).toMatch(/未校正 [\d.]+ · 12 次打分/);
    }
  });

  test("R22 the most severe and the most lenient come first, by pseudonym, with two standard errors", () => {
    const rows = part(page, '<figure id="w0-r"', "</figure>").split('<li class="row said-row">').slice(1);
    expect(
      rows
        .slice(0, 2)
        .map((row) => read(row))
        .join(""),
    ).toMatch(/^r05\+11\.4 偏嚴24 次打分\s*r10−9\.2 偏寬24 次打分/);
    expect(rows[0]).toContain("class=whisker");
  });

  test("R22 reliability is told with the raters needed, or that no number would do", () => {
    expect(told(page, "w0")).toContain("可靠度（概化係數）是 0.83。要達到 0.80，每個對象至少要 9 人打分。");
    const never = withVoices(({ ratings }) => ({
      ratings: ratings.map((one) => ({
        ...one,
        reliability: one.reliability === null ? null : { ...one.reliability, ratersNeeded: null },
      })),
    }));
    expect(told(render(never), "w0")).toContain("再多人打分也達不到 0.80。");
  });

  test("where nothing could be corrected the reason stands; where it could but with a doubt, the doubt", () => {
    expect(told(page, "w1")).toContain("這次沒有校正：計算沒有收斂。");
    const doubtful = withVoices(({ ratings }) => ({
      ratings: ratings.map((one) => ({ ...one, reason: "not-converged" as const })),
    }));
    expect(told(render(doubtful), "w0")).toContain("看校正時要留意：計算沒有收斂。");
  });

  test("R22 a rater who gave one grade throughout is marked, and subjects that no rater joins stand in sets", () => {
    expect(read(part(page, '<figure id="w0-r"', "</figure>"))).toContain("r16");
    expect(read(part(page, '<figure id="w0-r"', "</figure>"))).toMatch(/r16\S+ 偏.2\d 次打分 · 始終同一分/);
    expect(read(article(page, "w0"))).not.toContain("可比的組");
    const apart = withVoices(({ ratings }) => ({ ratings: ratings.map((one) => ({ ...one, sets: 2 })) }));
    expect(read(article(render(apart), "w0"))).toContain("可比的組");
  });

  test("of very many raters the nearest are only counted", () => {
    const many = withVoices(({ ratings }) => ({
      ratings: ratings.map((one) => ({
        ...one,
        raters: Array.from({ length: 400 }, (_, k) => ({
          rater: `m${k}`,
          ratings: 3,
          severity: k / 100,
          se: 1,
          oneGrade: false,
        })),
      })),
    }));
    const html = article(render(many), "w0");
    expect(read(html)).toContain("另有 100 名在 findings.json。");
    expect(html.match(/<span class=name>m\d/g)).toHaveLength(300);
  });
});

describe("where sides disagree", () => {
  const figure = part(page, '<figure id="sides-d"', "</figure>");

  test("R19 comes first, the farthest apart first, and says that nothing is averaged", () => {
    expect(page.indexOf('id="sides"')).toBeLessThan(page.indexOf('id="v0"'));
    const sizes = figure
      .split('<li class="row side-row">')
      .slice(1)
      .map((row) => Number(/([\d.]+) 個標準差（[\d.]+–[\d.]+）/.exec(read(row))?.[1]));
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBe(sizes[0]);
    const names = [...figure.matchAll(/<li class="row side-row"><span class=name><a [^>]*>(.*?)<\/a>/g)].map(
      ([, name]) => name,
    );
    const subjects = new Set(names).size;
    expect(new Set(names.slice(0, subjects)).size, "each subject's farthest first").toBe(subjects);
    expect(names.length).toBeGreaterThan(subjects);
    const text = read(article(page, "sides"));
    for (const words of ["不取平均", "可能的無過解釋", "期望不同"]) expect(text).toContain(words);
  });

  test("R19 which side is higher does not hang on the order of the pair", () => {
    const turned = withVoices(({ comparisons }) => ({
      comparisons: comparisons.map((pair) => ({
        ...pair,
        first: pair.second,
        second: pair.first,
        units: pair.units.map((unit) => ({ ...unit, difference: -unit.difference })),
      })),
    }));
    const rows = (html: string) =>
      part(html, '<figure id="sides-d"', "</figure>").match(/<li class="row side-row">.*?<\/li>/gs);
    expect(rows(render(turned))).toEqual(rows(page));
  });

  test("R19 the correlation of every two sides, and every side's view of every subject, stand in tables", () => {
    const text = read(figure);
    expect(text).toContain("每兩方的看法有多一致");
    expect(text).toContain("各方眼中的位置，以可比對象的標準差計");
    expect(text).toContain("數據：高質量發展綜合評價");
  });

  test("where all agree the heading says so", () => {
    const agreed = withVoices(({ comparisons }) => ({
      comparisons: comparisons.map((pair) => ({
        ...pair,
        units: pair.units.map((unit) => ({ ...unit, disagrees: false })),
      })),
    }));
    expect(read(article(render(agreed), "sides"))).toContain("沒有看法不一致之處");
  });
});

describe("a subject's portrait", () => {
  test("R26 shows every side among faint peers with its interval, ballots and turnout, and where they disagree", () => {
    const own = portrait(page, 3);
    const rows = own.split('<li class="row said-row">').slice(1);
    expect(rows).toHaveLength(7);
    for (const row of rows) expect(row).toMatch(/<use href="#q\d+-\d+"\/><rect class="value-band clear"/);
    expect(read(own)).toMatch(/\d+ 張票 · 參與率 62%/);
    const apart = sample.voices.comparisons.flatMap(({ units }) => units.filter((unit) => unit.disagrees));
    expect(read(portrait(page, apart[0]?.subject ?? -1))).toMatch(
      /看法不一：.+比.+高 [\d.]+ 個標準差（[\d.]+–[\d.]+）；不取平均，先問原因。/,
    );
  });

  test("R22 R26 holds bars and ballots of every item by class, and corrected beside raw", () => {
    const own = portrait(page, 3);
    expect(own.match(/class=pile/g)).toHaveLength(8 + 3 + 5 + 2 + 1);
    expect(read(own)).toMatch(/未校正 [\d.]+（\d+ 次打分）；校正寬嚴後 [\d.]+/);
    expect(read(own)).toMatch(/A 上級 [\d.]+ [\d.]+–[\d.]+ · \d+ 張票 · 權重 30%/);
  });

  test("R20 ballots that may not be shown leave no count behind, only their turnout", () => {
    const small = sample.voices.polls[0]?.subjects.find((voice) => voice.participation.withheld > 0)?.subject ?? -1;
    const text = read(portrait(page, small));
    expect(text).toContain("群眾滿意度調查樣本不足6 張票 · 參與率 62%");
    expect(text).toContain("6 張票併不成 10 張以上的格，只計入參與，不顯示內容。");
    expect(text).not.toContain("孩子就近上學");
  });
});

describe("flags and surprises about voices", () => {
  const flags = part(page, '<section id="flags"', "</section>");

  test("R21 a flag about ballots names the poll, and class and stratum by their titles", () => {
    const headings = [...flags.matchAll(/<h3 id="f\d+-t">(.*?)<\/h3>/g)].map((match) => read(match[1] ?? ""));
    expect(headings).toContain("東渡區 · 班子民主測評（德能勤績廉） · 集中湧入");
    expect(headings).toContain("班子民主測評（德能勤績廉） · 一律同答");
    expect(read(flags)).toContain("第 4 批下屬與服務對象的 18 張票中相似的佔 62 %");
    expect(read(flags)).toContain("鄉村居民回收 212 張，名冊上只有 200 人。");
  });

  test("R19 a disagreement of sides stands among what to look at first, in words of who is higher", () => {
    expect(read(part(page, '<section id="surprises"', "</section>"))).toContain(
      "班子民主測評（德能勤績廉）比數據：高質量發展綜合評價高 2.4 個標準差；並列在此，不作平均。",
    );
  });
});

test("hostile words in polls, answers, anchors, reasons, raters and sides stay text", () => {
  const hostile = `</script></style><img src=x onerror=alert(1)>"'&{{name}}`;
  const html = render(
    withVoices(({ polls, ratings, sides }) => ({
      polls: polls.map((poll) => ({
        ...poll,
        title: hostile,
        classes: poll.classes.map((kind) => ({ ...kind, title: hostile })),
        strata: poll.strata.map((stratum) => ({ ...stratum, title: hostile })),
        items: poll.items.map((item) => ({
          ...item,
          title: hostile,
          anchors: Object.fromEntries(Object.keys(item.anchors).map((id) => [id, hostile])),
          options: item.options.map((option) => ({ ...option, title: hostile })),
          reasons: item.reasons.map((reason) => ({ ...reason, title: hostile })),
        })),
      })),
      ratings: ratings.map((one) => ({
        ...one,
        title: hostile,
        raters: one.raters.map((rater) => ({ ...rater, rater: hostile })),
      })),
      sides: sides.map((side) => ({ ...side, title: hostile })),
    })),
  );
  expect(html).not.toContain("<img");
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<[^>]*\sonerror=/);
});

test("R19 the two dots of a disagreement stand as far apart as its number says", () => {
  const rows = part(page, 'id="sides-d"', "</figure>").match(/<li class="row side-row">.*?<\/li>/gs) ?? [];
  const gaps = rows.map((html) => {
    const [, from, to] = /class=joint x1="([\d.]+)%" x2="([\d.]+)%"/.exec(html) ?? [];
    const [, told] = /([\d.]+) 個標準差/.exec(read(html)) ?? [];
    return { drawn: Math.abs(Number(from) - Number(to)), told: Number(told) };
  });
  expect(gaps.length).toBeGreaterThan(1);
  const sum = (pick: (gap: (typeof gaps)[number]) => number) => gaps.reduce((total, gap) => total + pick(gap), 0);
  const unit = sum((gap) => gap.drawn) / sum((gap) => gap.told);
  for (const { drawn, told: said } of gaps) expect(Math.abs(drawn / unit - said)).toBeLessThan(0.1);
});
