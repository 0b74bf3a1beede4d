import type { ClauseId, CommentId, ProposalId } from "../ids.ts";
import type { KeyPiece, SentKey, SentProposal } from "./sent-key.ts";
import type {
  FileChangeAuthor,
  WordComment,
  WordFile,
  WordParagraph,
  FileRun,
  WorkPlace,
} from "./word-file.ts";

/** Words of one history in a file that went out. */
export type SentPiece = Pick<FileRun, "text" | "added" | "removed"> & {
  /** The words of the room then that they stand for; null: none. Longer than the text, they cannot be divided. */
  readonly stands: string | null;
  readonly undecided: boolean;
  /** The running proposals that put them in and that would strike them. */
  readonly addedBy: ProposalId | null;
  readonly removedBy: ProposalId | null;
};

/** A paragraph of a file that went out, with its counterpart in the room. */
export type SentSubject =
  | { readonly kind: "clause"; readonly id: ClauseId }
  | { readonly kind: "proposal"; readonly id: ProposalId }
  | { readonly kind: "work"; readonly place: WorkPlace }
  /** Printed around the text. */
  | { readonly kind: "frame" };

export type SentParagraph = Pick<WordParagraph, "markAdded" | "markRemoved" | "where"> & {
  readonly subject: SentSubject;
  readonly pieces: readonly SentPiece[];
  /** All its words, as they are compared. */
  readonly text: string;
  /** Signs of footnotes that say what is undecided: after so many characters. */
  readonly footnotes: WordParagraph["footnotes"];
};

/** A file as it went out of the room, made again from the record (rule X23). */
export type SentFile = {
  readonly paragraphs: readonly SentParagraph[];
  readonly comments: readonly SentComment[];
  readonly proposals: ReadonlyMap<ProposalId, SentProposal>;
  /** All names that it gives to authors: delegations and offices. */
  readonly labels: ReadonlySet<string>;
};

export type SentComment = WordComment & {
  readonly of: { readonly commentId: CommentId } | { readonly proposalId: ProposalId } | null;
};

/** The file that was made again, as it is read, with what its words are in the room. */
export function sentFile(read: WordFile, key: SentKey): SentFile {
  const paragraphs = read.paragraphs.map((one) => sentParagraph(one, key));
  const remarks = [...key.remarks];
  const comments = read.comments.map((one): SentComment => {
    const at = remarks.findIndex(
      (remark) =>
        remark.author === one.author &&
        secondsOf(remark.at) === withoutFraction(one.at) &&
        folded(remark.text) === folded(one.text),
    );
    return { ...one, of: at < 0 ? null : remarks.splice(at, 1)[0]!.of };
  });
  const revisions = read.paragraphs.flatMap(({ runs, markAdded, markRemoved }) => [
    markAdded,
    markRemoved,
    ...runs.flatMap(({ added, removed }) => [added, removed]),
  ]);
  const labels = new Set([
    ...revisions.flatMap((one) => (one === null ? [] : [one.author])),
    ...comments.map(({ author }) => author),
  ]);
  return { paragraphs, comments, proposals: key.proposals, labels };
}

/** Word drops fractions of seconds when it saves. */
const withoutFraction = (at: string): string => at.replace(/\.\d+Z$/u, "Z");
/** As a file has an instant. */
const secondsOf = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/u, "Z");
const folded = (text: string): string => text.replace(/\s+/gu, " ").trim();

function sentParagraph(paragraph: WordParagraph, key: SentKey): SentParagraph {
  const { runs, markAdded, markRemoved, where, footnotes } = paragraph;
  const subject = subjectOf(paragraph, key);
  const lead = leadOf(runs);
  const pieces = subject.kind === "clause" ? clausePieces(runs, lead, key.clauses.get(subject.id)!) : null;
  const proposal = subject.kind === "proposal" ? subject.id : null;
  const plain = cut(runs, lead).map((run): SentPiece => ({
    ...run,
    stands: proposal === null ? run.text : null,
    undecided: false,
    addedBy: proposal,
    removedBy: null,
  }));
  const made = pieces ?? plain;
  const text = made.map((one) => one.text).join("");
  return {
    subject,
    pieces: made,
    text,
    markAdded,
    markRemoved,
    where,
    footnotes: footnotes.map((one) => ({ ...one, at: one.at - lead })),
  };
}

function subjectOf({ proposal, work, tags }: WordParagraph, key: SentKey): SentSubject {
  if (proposal !== null) return { kind: "proposal", id: proposal };
  if (work !== null) return { kind: "work", place: work };
  const id = tags.find((tag) => key.clauses.has(tag));
  return id === undefined ? { kind: "frame" } : { kind: "clause", id };
}

/** Tabs and spaces that are printed before the words. */
export function leadOf(runs: readonly Pick<FileRun, "text">[]): number {
  let lead = 0;
  for (const { text } of runs) {
    const rest = text.replace(/^[\t ]+/u, "");
    lead += text.length - rest.length;
    if (rest !== "") break;
  }
  return lead;
}

const cut = (runs: readonly FileRun[], lead: number): readonly FileRun[] => {
  let left = lead;
  return runs.flatMap((run) => {
    const text = run.text.slice(left);
    left = Math.max(left - run.text.length, 0);
    return text === "" ? [] : [{ ...run, text }];
  });
};

/** The runs of a paragraph cut where what they are in the room changes; null where they are not the key's words. */
function clausePieces(
  runs: readonly FileRun[],
  lead: number,
  key: readonly KeyPiece[],
): readonly SentPiece[] | null {
  const printed = cut(runs, lead);
  const words = printed.map(({ text }) => text).join("");
  if (
    words !==
    key
      .map(({ text }) => text)
      .join("")
      .trimStart()
  )
    return null;
  const pieces: SentPiece[] = [];
  let [rest, before] = [printed, ""];
  for (const { text, stands, undecided, added, removed } of key) {
    // White space at the beginning, and what is not printed there, goes with the first words.
    const gone = pieces.length === 0 && !words.startsWith(text) ? text.length - text.trimStart().length : 0;
    if (text.length === gone) {
      before += stands ?? "";
      continue;
    }
    const even = stands !== null && stands.length === text.length && !undecided;
    if (gone > 0 && stands !== null) before += even ? stands.slice(0, gone) : "";
    const cutting = take(rest, text.length - gone);
    rest = cutting.rest;
    let at = gone;
    for (const run of cutting.taken) {
      const own = stands === null ? null : even ? stands.slice(at, at + run.text.length) : stands;
      const piece = { ...run, undecided, addedBy: added, removedBy: removed };
      if (own === null || before === "") pieces.push({ ...piece, stands: own });
      else {
        const [head, tail] = even ? [1, 1] : [run.text.length, own.length];
        pieces.push({ ...piece, text: run.text.slice(0, head), stands: before + own.slice(0, tail) });
        if (head < run.text.length)
          pieces.push({ ...piece, text: run.text.slice(head), stands: own.slice(tail) });
        before = "";
      }
      at += run.text.length;
    }
  }
  return pieces;
}

function take(
  runs: readonly FileRun[],
  length: number,
): { readonly taken: readonly FileRun[]; readonly rest: readonly FileRun[] } {
  const taken: FileRun[] = [];
  let left = length;
  for (const [i, run] of runs.entries()) {
    if (left === 0) return { taken, rest: runs.slice(i) };
    const text = run.text.slice(0, left);
    taken.push({ ...run, text });
    left -= text.length;
    if (text.length < run.text.length)
      return { taken, rest: [{ ...run, text: run.text.slice(text.length) }, ...runs.slice(i + 1)] };
  }
  return { taken, rest: [] };
}

/** Identifies a change. A move's name is left out: Word gives another one each time it saves. */
export const sameRevision = (one: FileChangeAuthor | null, other: FileChangeAuthor | null): boolean =>
  one === other || (one !== null && other !== null && one.author === other.author && one.at === other.at);
