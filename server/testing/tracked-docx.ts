import {
  Bookmark,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  Tab,
  TextRun,
  type ParagraphChild,
} from "docx";
import { letter } from "../../shared/opinion/numbering.ts";
import { clauseId } from "../../shared/ids.ts";
import type { AgainstClause } from "../../shared/word-file/understood.ts";
import { clauseTag } from "../../shared/word-file/clause-tag.ts";
import { chanceOf, SCRIPTS } from "../../shared/testing/random-words.ts";

type Chance = (below: number) => number;
export type Script = keyof typeof SCRIPTS;
/** Changes that a file asks for, in the order of the text. */
export type AskedFor = {
  readonly kind: "add" | "change" | "delete";
  readonly clauseId: string;
  readonly text: string;
};

export const AUTHOR = "Person of AAA";
const BY = { author: AUTHOR, date: "2025-06-20T09:00:00Z" };

const VERBS = ["recognizing", "considering", "is of the view"];

function words(chance: Chance, script: Script, n: number): string {
  const { words: known, between } = SCRIPTS[script];
  return Array.from({ length: n }, () => known[chance(known.length)]!)
    .join(between)
    .replace(/[;,.:；，。：؛،]+$/u, "");
}

/** A text of three sections in one script; each clause's words are its own. */
export function randomText(chance: Chance, script: Script, more = 0): readonly AgainstClause[] {
  const clauses: Omit<AgainstClause, "id" | "hash">[] = [
    { kind: "title", level: 1, number: "", text: `T ${words(chance, script, 4)}` },
    { kind: "opening", level: 1, number: "", text: `O ${words(chance, script, 8)}` },
  ];
  VERBS.forEach((verb, section) => {
    clauses.push({ kind: "verb", level: 1, number: "", text: verb });
    const items = 2 + chance(5) + more;
    for (let i = 1; i <= items; i++) {
      const operative = section === 2;
      const number = operative ? String(i) : `${letter(i)})`;
      const text = `${words(chance, script, 6 + chance(20))} ${section}${i}x`;
      clauses.push({ kind: operative ? "operative" : "recital", level: 1, number, text });
    }
  });
  return clauses.map((clause, i) => ({
    ...clause,
    id: clauseId(`01J${String(i).padStart(23, "0")}`),
    hash: String(i),
  }));
}

const cutWords = (text: string): string[] => text.match(/\s*\S+|\s+$/gu) ?? [];

type Edited = { readonly runs: ParagraphChild[]; readonly text: string };
let revision = 1;
const put = (text: string): ParagraphChild => new InsertedTextRun({ text, id: (revision += 1), ...BY });
const strike = (text: string): ParagraphChild => new DeletedTextRun({ text, id: (revision += 1), ...BY });

/** Some of the words struck, some put in. */
function changed(chance: Chance, script: Script, text: string): Edited {
  const cut = cutWords(text);
  const at = chance(cut.length);
  const gone = chance(Math.min(3, cut.length - at - 1) + 1);
  const added =
    gone === 0 || chance(3) > 0 ? ` ${words(chance, script, 1 + chance(3))} new${chance(100)}` : "";
  const [before, struck, rest] = [cut.slice(0, at), cut.slice(at, at + gone), cut.slice(at + gone)].map(
    (part) => part.join(""),
  );
  const runs = [
    ...(before === "" ? [] : [new TextRun(before!)]),
    ...(struck === "" ? [] : [strike(struck!)]),
    ...(added === "" ? [] : [put(added)]),
    ...(rest === "" ? [] : [new TextRun(rest!)]),
  ];
  return { runs, text: `${before}${added}${rest}`.replace(/\s+/gu, " ").trim() };
}

/** A text as a Word file with tracked changes by a seed, and what it asks for. */
export async function trackedDocx(
  seed: number,
  {
    script,
    ids,
    more = 0,
  }: {
    readonly script: Script;
    readonly ids: boolean;
    /** Items of each section beyond a few. */ readonly more?: number;
  },
): Promise<{
  readonly text: readonly AgainstClause[];
  readonly bytes: Uint8Array;
  readonly asked: readonly AskedFor[];
}> {
  const chance = chanceOf(seed);
  const text = randomText(chance, script, more);
  const asked: AskedFor[] = [];
  const bidirectional = script === "Arabic";
  const paragraphs = text.flatMap((clause, i) => {
    const printed = clause.number === "" ? [] : [new TextRun({ children: [clause.number, new Tab()] })];
    const closing = clause.kind === "recital" || clause.kind === "operative" ? [new TextRun(";")] : [];
    const under = (runs: readonly ParagraphChild[]): ParagraphChild[] =>
      ids ? [new Bookmark({ id: clauseTag(clause.id).replace("-", "_"), children: [...runs] })] : [...runs];
    const isItem = closing.length > 0;
    const act = isItem ? chance(9) : 99;
    const style = clause.kind === "verb" ? { style: "Call" } : {};
    const own = { ...style, bidirectional };
    const made: Paragraph[] = [];
    if (act === 0) {
      asked.push({ kind: "delete", clauseId: clause.id, text: "" });
      const runs = under([strike(`${clause.text};`)]);
      const number =
        clause.number === ""
          ? []
          : [new DeletedTextRun({ children: [clause.number, new Tab()], id: (revision += 1), ...BY })];
      made.push(
        new Paragraph({
          ...own,
          run: { deletion: { id: (revision += 1), ...BY } },
          children: [...number, ...runs],
        }),
      );
    } else if (act === 1) {
      const edited = changed(chance, script, clause.text);
      asked.push({ kind: "change", clauseId: clause.id, text: edited.text });
      made.push(new Paragraph({ ...own, children: [...printed, ...under(edited.runs), ...closing] }));
    } else
      made.push(
        new Paragraph({ ...own, children: [...printed, ...under([new TextRun(clause.text)]), ...closing] }),
      );
    if (act === 2 && i < text.length - 1) {
      const added = `${words(chance, script, 5)} added${i}`;
      asked.push({ kind: "add", clauseId: clause.id, text: added });
      made.push(
        new Paragraph({
          ...own,
          run: { insertion: { id: (revision += 1), ...BY } },
          children: [put(`${added};`)],
        }),
      );
    }
    return made;
  });
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
  return { text, bytes, asked };
}
