import type { ProjectFinding } from "@huabiao/assess";
import type { Stream } from "@huabiao/kernel/random";
import type { Text } from "@huabiao/kernel/text";

const words = (hant: string, hans: string, en: string): Text => ({ "zh-Hant": hant, "zh-Hans": hans, en });

/** Two projects a team: one that people use, one that is seen more than used. */
export function projectFindings(persons: number, random: Stream): readonly ProjectFinding[] {
  return Array.from({ length: Math.ceil(persons / 4) * 2 }, (_, at): ProjectFinding => {
    const vain = at % 2 === 1;
    const first = Math.floor(at / 2) * 4;
    const position = (high: boolean) => Math.min(0.98, Math.max(0.02, (high ? 0.85 : 0.3) + 0.08 * random.normal()));
    const part = (
      name: ProjectFinding["parts"][number]["part"],
      value: number | null,
      unit: string,
      high: boolean,
    ): ProjectFinding["parts"][number] => ({
      part: name,
      value,
      unit,
      position: value === null ? null : position(high),
      lower: name === "felt" && value !== null ? value - 4.1 : null,
      upper: name === "felt" && value !== null ? value + 4.1 : null,
      reason: value === null ? "no-data" : null,
    });
    return {
      id: `j${at}`,
      title: vain
        ? words("濱江景觀大道", "滨江景观大道", "Riverside scenic avenue")
        : words("清渠灌區節水改造", "清渠灌区节水改造", "Water-saving works of Qingqu irrigation"),
      subject: Math.floor(at / 2),
      kind: vain ? "城市景觀" : "水利",
      startedOn: "2022-04-01",
      endedOn: vain ? "2024-09-30" : null,
      persons: [
        { person: first, share: 0.5 },
        { person: Math.min(persons - 1, first + 1), share: 0.5 },
      ],
      parts: [
        part("cost", vain ? 4.2 : 1.1, "億元", vain),
        part("debt", vain ? 2.9 : 0.2, "億元", vain),
        part("publicity", vain ? 61 : 4, "次", vain),
        part("use", vain ? 0.21 : 0.94, "", !vain),
        part("upkeep", vain ? null : 0.8, "", !vain),
        part("felt", vain ? 38 : 77, "分", !vain),
        part("survival", vain ? null : 1, "", !vain),
      ],
      risk: vain
        ? { estimate: 0.58, lower: 0.41, upper: 0.74, flagged: true, reason: null }
        : { estimate: -0.35, lower: -0.5, upper: -0.18, flagged: false, reason: null },
    };
  });
}
