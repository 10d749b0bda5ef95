/** A colour as the browser computes it, in red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Reads `rgb(1, 2, 3)` and `rgb(1 2 3 / 0.5)`; black for anything else. */
export function parseRgb(text: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (text.startsWith("rgb") ? (text.match(/[\d.]+/gu) ?? []) : []).map(Number);
  return [red, green, blue];
}

export function writeRgb(color: Rgb): string {
  return `rgb(${color.map(Math.round).join(" ")})`;
}

/** The colour between two, `share` (0 to 1) of the way from the first to the second. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((i) => from[i]! + (to[i]! - from[i]!) * share) as unknown as Rgb;
}

/** Contrast of two colours from 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whichever of the inks is read better on the fill. */
export function inkOn(fill: Rgb, dark: Rgb, light: Rgb): Rgb {
  return contrast(fill, dark) >= contrast(fill, light) ? dark : light;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
