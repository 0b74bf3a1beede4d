/** A space between things, or around them. Borders, sizes and type have their own measures. */
const SPACING =
  /(?<![-\w])((?:scroll-)?(?:padding|margin)(?:-[a-z]+)*|(?:row-|column-)?gap|inset(?:-[a-z]+)*|top|left|right|bottom)\s*:\s*([^;}]*)/g;

/** A length that follows no step. A hairline of 1px is a border's, and em follows the size of the type. */
const STRAY = /(?<![\w.-])-?(?!1px|0(?!\.))(?:\d*\.)?\d+(?:px|rem|pt)/;

/** Finds spaces of a style sheet that are none of the steps in client/styles/tokens.css. */
export function straySpaces(file: string, css: string): readonly string[] {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, " "));
  return [...bare.matchAll(SPACING)]
    .filter(([, , value]) => STRAY.test(value!))
    .map(({ 0: found, index }) => {
      const line = bare.slice(0, index).split("\n").length;
      return `${file}:${line} ${found.replaceAll(/\s+/g, " ")}`;
    });
}

/** The same in a style that code sets on an element. */
export function straySpacesInCode(file: string, code: string): readonly string[] {
  return [...code.matchAll(/\b(?:padding|margin|gap|inset)[A-Za-z]*: *(["'`])(.*?)\1/g)]
    .filter(([, , value]) => STRAY.test(value!.replaceAll(/\$\{[^}]*\}/g, "9")))
    .map(([found]) => `${file} ${found}`);
}
