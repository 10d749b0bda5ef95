/** Step of a line's heat strip, 1 to 7, from its share of the whole shown; 0 for no cost. */
export function heatStep(share: number): number {
  if (share <= 0) return 0;
  return Math.min(7, Math.max(1, Math.ceil(7 * Math.sqrt(share) - 0.15)));
}

/** From this share of the function on, the whole row of a line is tinted in the panel. */
export const HOT_ROW_SHARE = 0.15;
