/** Printed in place of a sign that no font has. */
const STAND_IN = "\u25A1";
/** So many of them are named; of more it is said that there are more. */
const NAMED_MAX = 12;
/** Signs that are never drawn: no font needs to have them. */
const UNDRAWN = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Returns the print data, as JSON, with every sign replaced that no font has; its note `missing` then names them, and
 * is null otherwise (rule R14).
 */
export function withMissingTold(json: string, isCovered: (sign: number) => boolean): string {
  const missing = new Map<string, number>();
  const told = json.replaceAll(/[^\0-\u007F]/gu, (sign) => {
    if (isCovered(sign.codePointAt(0)!) || UNDRAWN.test(sign)) return sign;
    missing.set(sign, (missing.get(sign) ?? 0) + 1);
    return STAND_IN;
  });
  const data = JSON.parse(told) as { missing: string | null };
  const signs = [...missing].slice(0, NAMED_MAX).map(([sign, times]) => `${codeOf(sign)} × ${times}`);
  const more = missing.size > NAMED_MAX ? " …" : "";
  data.missing =
    missing.size === 0 ? null : (data.missing ?? "").replace("{signs}", () => signs.join(", ") + more);
  return JSON.stringify(data);
}

const codeOf = (sign: string): string =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
