import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The embedded fonts: Latin, Greek and Cyrillic letters and all figures, then 正體 and 简体. Regular and bold of each. */
export const fontFiles: readonly string[] = [
  require.resolve("@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf"),
  require.resolve("@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf"),
  require.resolve("@expo-google-fonts/noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf"),
  require.resolve("@expo-google-fonts/noto-serif-tc/700Bold/NotoSerifTC_700Bold.ttf"),
  require.resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
  require.resolve("@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf"),
];
