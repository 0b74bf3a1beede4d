export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads "rgb(29, 92, 150)", as a browser computes a colour; null: it is written otherwise. */
export function rgbOf(colour: string): Rgb | null {
  const found = /^rgba?\((\d+), (\d+), (\d+)/u.exec(colour);
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])];
}

/** The contrast of two colours, 1 to 21, as WCAG 2.2 counts it. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
