/** Letters of a script, and the fonts of the page that draw them. */
const SCRIPTS = [
  { letters: ["中", "国"], fetchFonts: () => import("./script-chinese.css") },
  { letters: ["ع", "ش"], fetchFonts: () => import("./script-arabic.css") },
] as const;

const SIDE_PX = 32;

/** Fetches fonts for scripts that the machine cannot draw. The browser then fetches only files whose letters are shown (rule K44). */
export async function fetchMissingScripts(): Promise<void> {
  const { fontFamily } = getComputedStyle(document.body);
  const missing = SCRIPTS.filter(({ letters: [one, other] }) => {
    const drawn = drawnWith(fontFamily, one);
    // Without a font two letters are the same box.
    return drawn !== "" && drawn === drawnWith(fontFamily, other);
  });
  await Promise.all(missing.map(({ fetchFonts }) => fetchFonts()));
}

function drawnWith(fontFamily: string, letter: string): string {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE_PX;
  canvas.height = SIDE_PX;
  const pen = canvas.getContext("2d");
  if (pen === null) return "";
  pen.font = `${SIDE_PX / 2}px ${fontFamily}`;
  pen.fillText(letter, SIDE_PX / 4, SIDE_PX / 1.5);
  return pen.getImageData(0, 0, SIDE_PX, SIDE_PX).data.join();
}
