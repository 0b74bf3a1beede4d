/** The sentences of the server's text on typing in it; the server writes them in the page's language. */
export type FirstSentence = "typing" | "later" | "offline" | "words";

/** The page's sentence before its sheet is here. */
const place = (): HTMLElement | null => document.getElementById("first-status");

export const firstSentence = (which: FirstSentence): string => place()?.dataset[which] ?? "";

/** Says it in place of the sentence before. A script that broke off has more to say, and says it again. */
export function sayFirst(which: FirstSentence): void {
  const status = place();
  const sentence = firstSentence(which);
  if (status === null || sentence === "" || status.textContent === sentence) return;
  status.textContent = sentence;
  status.classList.remove("broken");
}
