import { translatorFor } from "@huabiao/contract";
import type { Language } from "@huabiao/kernel/text";
import type { BallotSlips } from "../papers/forms/ballot-slips.ts";
import type { GateMatter } from "../papers/forms/gate-paper.ts";
import type { PaperFacts, PaperOptions } from "../papers/paper-options.ts";

/** Paper options of a language, with the words of the real catalogue. */
export function paperOptions(language: Language): PaperOptions {
  return { language, translate: translatorFor(language) };
}

/** What an office knows beyond findings; all fictional. */
export const sampleFacts: PaperFacts = {
  office: "明河省委組織部",
  issuedOn: "2026-01-20",
  number: "明考〔2026〕17 號",
  gender: "女",
  bornOn: "1974-08",
  politicalStatus: "中共黨員",
  workUnit: "明河省臨江區",
  duties: "主持縣委全面工作",
  grade: "稱職",
  gradeReason: "造林治水成效顯著；辦事時限群眾意見較多，須整改。",
  decidedBy: "明河省委",
  decidedOn: "2026-01-15",
  notifiedOn: "2026-01-22",
  appealBody: "明河省公務員主管部門",
  leaderComment: "作風扎實，敢擔責任。",
};

/** A matter laid before a body a second time. */
export const sampleMatter: GateMatter = {
  what: "2025 年度考核結果審定",
  effect: "結果通知本人，異議期滿後生效。",
  items: [{ name: "林望舒", proposal: "稱職", reason: "績有據，辦事時限須整改。" }],
  changes: [{ what: "名額", before: "4", after: "3" }],
  signers: [{ name: "俞秉燭", post: "書記" }],
  dissent: [{ by: "考核組成員乙", text: "造林管護投入主要在現任，建議另計。" }],
};

/** Ballot slips; more than one page holds. */
export function sampleSlips(count: number): BallotSlips {
  const codes = Array.from({ length: count }, (_, at) => `K7MP4Q${String(at).padStart(2, "0")}RWTX`);
  return {
    title: { "zh-Hant": "年度民主測評", "zh-Hans": "年度民主测评", en: "Democratic evaluation" },
    period: "2025",
    closesOn: "2026-01-10",
    minutes: 3,
    questions: 6,
    slips: codes.map((code) => ({ code, address: `https://pillar.example/b/${code}` })),
  };
}
