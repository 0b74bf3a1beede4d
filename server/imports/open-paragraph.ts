import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import type {
  CommentAnchor,
  FootnoteSign,
  FileChangeAuthor,
  WordParagraph,
  FileRun,
  WorkPlace,
} from "../../shared/word-file/word-file.ts";

/** A paragraph while it is read. */
export type OpenParagraph = {
  readonly line: number;
  readonly where: WordParagraph["where"];
  readonly column: number | null;
  /** That our own files print before the words. */
  ownNumber: string;
  /** All that is printed and not struck. */
  printed: string;
  work: WorkPlace | null;
  proposal: ProposalId | null;
  readonly runs: {
    text: string;
    added: FileChangeAuthor | null;
    removed: FileChangeAuthor | null;
    struckByHand?: true;
  }[];
  /** Words that Word does not show. */
  hidden: string;
  /** Words that were underlined without tracking, and whether some of them have a colour. */
  underlined: string;
  hasColour: boolean;
  chars: number;
  /** More than tabs and spaces so far. */
  hasWords: boolean;
  style: string | null;
  outline: number | null;
  numId: string | null;
  level: number | null;
  markAdded: FileChangeAuthor | null;
  markRemoved: FileChangeAuthor | null;
  readonly tags: Set<ClauseId>;
  readonly anchors: CommentAnchor[];
  readonly footnotes: FootnoteSign[];
  readonly languages: Map<string, number>;
  rightToLeft: boolean;
};

export const openParagraph = (
  line: number,
  {
    tags,
    ...place
  }: Pick<OpenParagraph, "where" | "column" | "work" | "proposal"> & { readonly tags: Iterable<ClauseId> },
): OpenParagraph => ({
  line,
  ...place,
  ownNumber: "",
  printed: "",
  runs: [],
  hidden: "",
  underlined: "",
  hasColour: false,
  chars: 0,
  hasWords: false,
  style: null,
  outline: null,
  numId: null,
  level: null,
  markAdded: null,
  markRemoved: null,
  tags: new Set(tags),
  anchors: [],
  footnotes: [],
  languages: new Map(),
  rightToLeft: false,
});

const same = (a: FileChangeAuthor | null, b: FileChangeAuthor | null): boolean =>
  a === b || (a !== null && b !== null && a.author === b.author && a.at === b.at && a.move === b.move);

/** Puts words at the end; pieces that Word cut for its own reasons are one run again. */
export function addWords(paragraph: OpenParagraph, run: FileRun): void {
  const last = paragraph.runs.at(-1);
  const isSame =
    last !== undefined &&
    last.struckByHand === run.struckByHand &&
    same(last.added, run.added) &&
    same(last.removed, run.removed);
  if (isSame) last.text += run.text;
  else paragraph.runs.push({ ...run });
  paragraph.chars += run.text.length;
  if (!paragraph.hasWords) paragraph.hasWords = run.text.trim() !== "";
}

/** The language of most of its words. */
export const mainLanguageOf = ({ languages }: OpenParagraph): string =>
  [...languages].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "";
