import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const weights = ['400Regular', '600SemiBold', '900Black'] as const;

/** Noto Serif SC as full TTF (30,920 glyphs): the web-font subsets lack 1,046 characters of GB 2312 and would drop names. */
export const fontPaths: readonly string[] = weights.map((weight) =>
  require.resolve(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`),
);
