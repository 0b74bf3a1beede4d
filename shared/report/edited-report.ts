import { diffArrays } from "diff/lib/diff/array.js";
import { longestInOrder } from "../text/longest-in-order.ts";
import type { ClauseId, OpinionId } from "../ids.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { understand } from "../word-file/understand.ts";
import type {
  AgainstClause,
  NotUnderstood,
  UnderstoodComment,
  UnderstoodProposal,
} from "../word-file/understood.ts";
import type { WordFile, WordParagraph } from "../word-file/word-file.ts";
import { OWN_PARTS, type OwnPart } from "../forum/report-fields.ts";
import { checkSeal, annexesStanding } from "./check-seal.ts";
import { annexSpans, lineHash, linesOf, type ReportSeal } from "./seal.ts";
import { coveringOf, type CoveringRead, ownHash, ownPartOf, type WayBack } from "./way-back.ts";

/** Words of the covering text that the record gives: they are told, and nothing can be made of them. */
export type ElsewhereLine = { readonly line: number; readonly words: string };

/** The edited report's own statements, beside what its annexes say of the texts. */
export type EditedCovering = {
  readonly own: Readonly<Record<OwnPart, { readonly words: string; readonly changed: boolean }>>;
  readonly elsewhere: readonly ElsewhereLine[];
  /** So many lines that the record gave are not in the file any more. */
  readonly gone: number;
};

export type EditedAnnex = {
  readonly label: string;
  /** Null: a list, which is made from the record. */
  readonly opinionId: OpinionId | null;
  /** `unknown`: no text of this record stood there. */
  readonly kind: "same" | "differs" | "missing" | "unknown";
  readonly differences: readonly UnderstoodProposal[];
  readonly comments: readonly UnderstoodComment[];
  readonly not: readonly NotUnderstood[];
  /** Other lines that read otherwise: numbers, states, footnotes, what stands around the clauses. */
  readonly rest: readonly ElsewhereLine[];
  /** Lines around the clauses that read as they did and stand at another place. */
  readonly moved: readonly ElsewhereLine[];
  /** The clauses that were found, in the order of the file. */
  readonly order: readonly ClauseId[];
};

export type EditedReport = {
  readonly symbol: string;
  readonly covering: EditedCovering;
  readonly annexes: readonly EditedAnnex[];
};

/** A text as it was printed in the report; null: it is no text of this record. */
type PrintedText = {
  readonly opinionId: OpinionId;
  readonly clauses: readonly AgainstClause[];
} | null;

/**
 * Differences between a report edited in Word and the one that was made (rule H7). Nothing of it is in the record.
 */
export function editedReport(
  file: WordFile,
  {
    seal,
    wayBack,
    texts,
  }: { readonly seal: ReportSeal; readonly wayBack: WayBack; readonly texts: readonly PrintedText[] },
): EditedReport {
  const headings = { annexes: seal.annexes.map(({ label }) => label), end: seal.end };
  const lines = linesOf(file);
  const spans = annexSpans(lines, headings);
  let next = 0;
  const annexes = checkSeal(seal, annexesStanding(seal, lines)).map(({ label, kind }, i): EditedAnnex => {
    const isText = seal.annexes[i]!.text !== "";
    const printed = isText ? (texts[next++] ?? null) : null;
    const nothing = { label, differences: [], comments: [], not: [], rest: [], moved: [], order: [] };
    const span = spans[i] ?? null;
    if (span === null) return { ...nothing, opinionId: printed?.opinionId ?? null, kind: "missing" };
    const sealed = new Set(seal.annexes[i]!.lines.map(([hash]) => hash));
    const paragraphs = file.paragraphs.slice(span.start + 1, span.end);
    const changed = new Map(
      paragraphs.flatMap(({ line }, n): [number, string][] => {
        const words = lines[span.start + 1 + n]!;
        return words === "" || sealed.has(lineHash(words)) ? [] : [[line, words]];
      }),
    );
    const told = [...changed].map(([line, words]) => ({ line, words }));
    if (!isText)
      return { ...nothing, opinionId: null, kind: kind === "identical" ? "same" : "differs", rest: told };
    if (printed === null) return { ...nothing, opinionId: null, kind: "unknown", rest: told };
    const read = paragraphs.map(({ line }, n) => ({ line, words: lines[span.start + 1 + n]! }));
    const moved = movedIn(read, seal.annexes[i]!.lines);
    return { label, moved, ...annexOf(file, { paragraphs, printed, changed, isSame: kind === "identical" }) };
  });
  return {
    symbol: seal.symbol,
    covering: editedCovering(coveringOf(file, headings), wayBack),
    annexes,
  };
}

type Annex = {
  readonly paragraphs: readonly WordParagraph[];
  readonly printed: NonNullable<PrintedText>;
  /** Lines that read otherwise than they were sealed. */
  readonly changed: ReadonlyMap<number, string>;
  readonly isSame: boolean;
};

function annexOf(
  file: WordFile,
  { paragraphs, printed, changed, isSame }: Annex,
): Omit<EditedAnnex, "label" | "moved"> {
  const { opinionId, clauses } = printed;
  const here = new Set(paragraphs.map(({ line }) => line));
  const anchored = new Set(paragraphs.flatMap(({ anchors }) => anchors.map(({ comment }) => comment)));
  const understood = understand(
    {
      ...file,
      paragraphs,
      comments: file.comments.filter(
        ({ id, parent }) => anchored.has(id) || (parent !== null && anchored.has(parent)),
      ),
      leftOut: file.leftOut.filter(({ line }) => here.has(line)),
    },
    clauses,
  );
  const isTold = ({ line }: { readonly line: number }): boolean => changed.has(line);
  const tracked = understood.proposals.filter((one) => !one.compared || isTold(one));
  const taken = new Set<ClauseId>(understood.matched.map(({ clauseId }) => clauseId));
  const gone = isSame ? [] : clauses.filter(({ id }) => !taken.has(id)).map(takenOut);
  const differences = [...tracked, ...gone].map((one, i) => ({ ...one, n: i + 1 }));
  const not = understood.not.filter((one) => one.why !== "missing" && (one.line === 0 || isTold(one)));
  const seen = new Set([...tracked, ...not].map(({ line }) => line));
  const rest = [...changed].flatMap(([line, words]) => (seen.has(line) ? [] : [{ line, words }]));
  const kind = isSame && differences.length === 0 ? "same" : "differs";
  const order = understood.matched.map(({ clauseId }) => clauseId);
  return { opinionId, kind, differences, comments: understood.comments, not, rest, order };
}

/**
 * Of the lines that are there once, those around the clauses that stand before or behind others than they did: as few as
 * tell it.
 */
function movedIn(
  read: readonly ElsewhereLine[],
  sealed: ReportSeal["annexes"][number]["lines"],
): readonly ElsewhereLine[] {
  const places = new Map<string, number | null>();
  sealed.forEach(([hash], n) => places.set(hash, places.has(hash) ? null : n));
  const known = read.flatMap((one) => {
    const place = places.get(lineHash(one.words)) ?? null;
    return place === null ? [] : [{ one, place }];
  });
  const stays = longestInOrder(known.map(({ place }) => place));
  return known.flatMap(({ one, place }, i) => (stays.has(i) || sealed[place]![1] !== "" ? [] : [one]));
}

/** It stood in the file that went out, and does not stand in the one that came back. */
const takenOut = ({ id, hash }: AgainstClause): UnderstoodProposal => ({
  n: 0,
  line: 0,
  kind: "delete",
  clauseId: id,
  on: null,
  hash,
  text: "",
  clauseKind: null,
  reason: "",
  authors: [],
  movedWith: null,
  language: "",
  otherLanguage: false,
  rebased: false,
  movedOn: false,
  compared: true,
});

/**
 * The Chair's paragraphs are known by their style; one that was written between lines of the record which all stand
 * is the Chair's too, where its section is. What else differs is told.
 */
function editedCovering(read: readonly CoveringRead[], { covering, own }: WayBack): EditedCovering {
  const others = read.filter(({ style }) => ownPartOf(style) === null);
  const written = new Map<CoveringRead, OwnPart>();
  const elsewhere: ElsewhereLine[] = [];
  let [sealed, at, gone] = [0, 0, 0];
  const chunks = diffArrays(
    covering.map(([hash]) => hash),
    others.map(({ text }) => lineHash(text)),
  );
  chunks.forEach(({ added, removed, count }, i) => {
    if (!added) sealed += count;
    if (removed) {
      gone += count;
      return;
    }
    if (added) {
      const part = covering[sealed - 1]?.[1] ?? "";
      const isRewritten = chunks[i - 1]?.removed === true || chunks[i + 1]?.removed === true;
      for (const one of others.slice(at, at + count)) {
        if (part !== "" && !isRewritten) written.set(one, part);
        else elsewhere.push({ line: one.line, words: one.text });
      }
    }
    at += count;
  });
  const words = (of: OwnPart): string =>
    read
      .filter((one) => (ownPartOf(one.style) ?? written.get(one)) === of)
      .map(({ text }) => toPlainWords(text).trim())
      .filter((text) => text !== "")
      .join("\n");
  const [introduction, remarks] = OWN_PARTS.map((of) => {
    const now = words(of);
    return { words: now, changed: ownHash(now) !== own[of] };
  });
  return { own: { introduction: introduction!, remarks: remarks! }, elsewhere, gone };
}
