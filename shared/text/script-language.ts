const SCRIPTS = [
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Cyrillic}/gu, "ru"],
] as const;

const OF_A_SCRIPT = /[\p{Script=Han}\p{Script=Arabic}\p{Script=Cyrillic}]/u;

/** The language of words by the script of most letters; null where that is Latin. */
export function scriptLanguage(text: string): "zh" | "ar" | "ru" | null {
  if (!OF_A_SCRIPT.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return SCRIPTS.find(([script]) => (text.match(script)?.length ?? 0) * 2 > letters)?.[1] ?? null;
}
