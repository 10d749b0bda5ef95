/** A colour between two tokens: `share` (0 to 1) of the way from the first to the second. */
export interface LayerColor {
  readonly token: string;
  readonly towards: string;
  readonly share: number;
}

/** The newest commit is accent, older ones fade. */
const COMMITS: readonly LayerColor[] = [
  { token: "--ver-new", towards: "--surface", share: 0 },
  { token: "--ver-old", towards: "--surface", share: 0 },
  { token: "--ver-old", towards: "--surface", share: 0.3 },
  { token: "--ver-old", towards: "--surface", share: 0.55 },
];
const HUES = 10;

/** The colour of a layer by its rank; other groups than commits have no age and get a hue each. */
export function layerColor(byCommit: boolean, rank: number): LayerColor {
  if (byCommit) return COMMITS[Math.min(rank, COMMITS.length - 1)]!;
  return { token: `--pkg-${rank % HUES}`, towards: "--text", share: 0.3 };
}

/** The colour as a style's value. */
export function cssOf(color: LayerColor): string {
  return `color-mix(in srgb, var(${color.token}), var(${color.towards}) ${color.share * 100}%)`;
}
