/** Each script with the weight of a letter: a Chinese character is about half a word. */
const SCRIPTS = [
  [/\p{Script=Han}/gu, 4, "zh"],
  [/\p{Script=Arabic}/gu, 2, "ar"],
  [/\p{Script=Cyrillic}/gu, 2, "ru"],
] as const;

const OF_A_SCRIPT = /[\p{Script=Han}\p{Script=Arabic}\p{Script=Cyrillic}]/u;

/** The language of words by the script of most letters; null where that is Latin. */
export function scriptLanguage(text: string): "zh" | "ar" | "ru" | null {
  if (!OF_A_SCRIPT.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (
    SCRIPTS.find(([script, weight]) => (text.match(script)?.length ?? 0) * weight > letters)?.[2] ?? null
  );
}
