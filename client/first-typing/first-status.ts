/** How typing stands in the server's text. The server writes the sentences, in the page's language. */
type Usual = "typing" | "offline" | "reading";

/** A sentence on one act stands this long. */
const FOR_NOW_MS = 6_000;

let usual: Usual = "reading";

/** The page's sentence before its sheet is here. */
const place = (): HTMLElement | null => document.getElementById("first-status");

/** The name of an editor, for those who cannot see it. */
export const editorLabel = (clause: string): string =>
  (place()?.dataset["words"] ?? "").replace("{clause}", clause);

function say(which: Usual | "later"): void {
  const status = place();
  const sentence = status?.dataset[which];
  // A script that broke off has more to say.
  if (status === null || sentence === undefined || status.classList.contains("broken")) return;
  if (status.textContent !== sentence) status.textContent = sentence;
}

export function sayUsual(which: Usual): void {
  if (usual === which) return;
  usual = which;
  say(which);
}

/** Says that an act waits for the page's sheet. */
export function sayLater(): void {
  say("later");
  setTimeout(() => say(usual), FOR_NOW_MS);
}
