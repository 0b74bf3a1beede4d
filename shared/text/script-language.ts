const SCRIPTS = [
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Cyrillic}/gu, "ru"],
] as const;

const OF_A_SCRIPT = /[\p{Script=Han}\p{Script=Arabic}\p{Script=Cyrillic}]/u;

/**
 * The language of words by the script of most letters; null where that is Latin. A Chinese character counts as
 * `hanLetters`: as two, where a name in Latin letters should not decide.
 */
export function scriptLanguage(text: string, hanLetters = 1): "zh" | "ar" | "ru" | null {
  if (!OF_A_SCRIPT.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const weight = (language: string): number => 2 * (language === "zh" ? hanLetters : 1);
  return (
    SCRIPTS.find(
      ([script, language]) => (text.match(script)?.length ?? 0) * weight(language) > letters,
    )?.[1] ?? null
  );
}
