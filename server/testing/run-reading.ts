import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** A run of a Word file with what is said of its language, for tests that walk many files. */
export type LanguageRun = {
  readonly part: string;
  readonly text: string;
  /** Attributes of its own `w:lang`. */
  readonly lang: Readonly<Record<string, string>>;
  readonly fromRight: boolean;
  readonly style: string;
  /** True under a hidden id, in a footnote or in a comment. */
  readonly isText: boolean;
};

export type LanguageRuns = {
  /** Attributes of the `w:lang` of the file's default style. */
  readonly basic: Readonly<Record<string, string>>;
  readonly runs: readonly LanguageRun[];
};

const TEXTS = new Set(["w:sdt", "w:footnote", "w:comment"]);

/** Every run of every part of a Word file. */
export function languageRuns(bytes: Uint8Array): LanguageRuns {
  let basic: LanguageRun["lang"] = {};
  const runs: LanguageRun[] = [];
  for (const [part, data] of Object.entries(unzipSync(bytes))) {
    if (!/^word\/\w+\.xml$/u.test(part)) continue;
    let run: { -readonly [Key in keyof LanguageRun]: LanguageRun[Key] } | null = null;
    const open: string[] = [];
    const parser = new SaxesParser();
    parser.on("opentag", ({ name, attributes }) => {
      open.push(name);
      if (name === "w:r") {
        const isText = open.some((one) => TEXTS.has(one));
        run = { part, text: "", lang: {}, fromRight: false, style: "", isText };
      }
      if (name === "w:lang" && open.includes("w:rPrDefault")) basic = { ...attributes };
      if (run === null) return;
      if (name === "w:lang") run.lang = { ...attributes };
      if (name === "w:rtl") run.fromRight = true;
      if (name === "w:rStyle") run.style = attributes["w:val"] ?? "";
    });
    parser.on("text", (text) => {
      const within = open.at(-1);
      if (run !== null && (within === "w:t" || within === "w:delText")) run.text += text;
    });
    parser.on("closetag", ({ name }) => {
      open.pop();
      if (name !== "w:r" || run === null) return;
      runs.push(run);
      run = null;
    });
    parser.write(strFromU8(data)).close();
  }
  return { basic, runs };
}
