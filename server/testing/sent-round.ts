import type { ReportLanguage } from "../../shared/text/localized.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import type { RoomView } from "../room/room-view.ts";
import { type Authors, randomEdits } from "./random-edits.ts";
import type { RandomRoom } from "./random-room.ts";
import { bookOf, fold } from "./sent-book.ts";
import { type Expected, expectedOf, said } from "./sent-expected.ts";
import { faultsOf } from "./sent-faults.ts";
import { DELEGATIONS, type Forum } from "./ticking-forum.ts";
import { applyEdit, type Desk, type WordEdit } from "./word-edits.ts";
import { type Hand, openHand } from "./word-hand.ts";

type Chance = (below: number) => number;
type Form = "tracked" | "bracketed" | "clean" | "bilingual";
/** The tracked form carries most. */
const OFTEN: readonly Form[] = ["tracked", "tracked", "tracked", "bracketed", "clean", "bilingual"];
const LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"] as const;

/** A file that went out, with the room as it was then. */
type Sent = {
  readonly form: Form;
  readonly language: string;
  readonly bytes: Uint8Array;
  readonly view: RoomView;
};

/** Takes the Opinion away in some form and language, as anybody. */
export async function sendOut(
  forum: Forum,
  { id, view }: RandomRoom,
  {
    chance,
    forms = OFTEN,
    languages = LANGUAGES,
  }: { readonly chance: Chance; readonly forms?: readonly Form[]; readonly languages?: readonly string[] },
): Promise<Sent> {
  const pick = <One>(list: readonly One[]): One => list[chance(list.length)]!;
  const form = pick(forms);
  const language = pick(languages);
  const who = pick([forum.chair, forum.lead, ...forum.delegates.values()]);
  const answer = await forum.ask(who.id, `/api/opinions/${id}/export.docx?form=${form}&language=${language}`);
  if (answer.status !== 200) throw new Error(await answer.text());
  return { form, language, bytes: new Uint8Array(await answer.arrayBuffer()), view: await view() };
}

/** Names of editors: of the delegation that brings the file in, of others in the forum, and of outsiders. */
function authorsFor(
  chance: Chance,
  { symbol, language }: { readonly symbol: string; readonly language: string },
): Authors & { readonly whose: (name: string) => "own" | "other" } {
  const others = DELEGATIONS.filter((one) => one !== symbol);
  const own = [symbol, ...(chance(3) === 0 ? ["Pat Person"] : [])];
  const foreign = chance(3) === 0 ? ["Kim Other"] : [];
  return {
    own,
    others:
      chance(3) === 0
        ? []
        : [others[chance(others.length)]!, fileWord("facilitator", language as ReportLanguage), ...foreign],
    whose: (name) => (own.includes(name) || name === "Pat Person" ? "own" : "other"),
  };
}

export type Round = {
  readonly sent: Sent;
  readonly symbol: string;
  readonly authors: ReturnType<typeof authorsFor>;
  readonly edits: readonly WordEdit[];
  readonly between: string;
  /** Parts of the package that another program dropped. */
  readonly without: readonly RegExp[];
};

export function randomRound(
  chance: Chance,
  { sent, room }: { readonly sent: Sent; readonly room: RandomRoom },
): Round {
  const symbol = DELEGATIONS[chance(DELEGATIONS.length)]!;
  const authors = authorsFor(chance, { symbol, language: sent.language });
  const isBilingual = sent.form === "bilingual";
  const speech = isBilingual ? frenchSpeech(chance) : room.speech;
  const tracking = (["on", "off", "mixed"] as const)[chance(3)]!;
  const edits = chance(6) === 0 ? [] : randomEdits(chance, { speech, authors, tracking, isBilingual });
  const dropped = chance(4);
  const without = dropped === 0 ? [/^customXml\//u] : dropped === 1 ? [/^docProps\/custom\.xml$/u] : [];
  return { sent, symbol, authors, edits, between: room.speech.between, without };
}

const frenchSpeech = (chance: Chance) => {
  const french = "que les États partagent des réseaux abordables pour toutes les îles éloignées".split(" ");
  const word = (): string => french[chance(french.length)]!;
  const words = (n: number): string => Array.from({ length: n }, word).join(" ");
  return { between: " ", word, words };
};

/** The file as it comes back, and what must come of it. */
export function editedFile(
  { sent, authors, edits, between, without }: Round,
  now: RoomView,
): {
  readonly bytes: Uint8Array;
  readonly expected: Expected;
  readonly done: number;
  readonly hand: Hand;
} {
  const hand = openHand(sent.bytes);
  const { clauses } = sent.view.document;
  const kindOf = new Map<string, string>(clauses.map(({ id, kind }) => [id, kind]));
  const busy = new Set(
    sent.view.opinion.negotiation.proposals.flatMap(({ clauseId, fate }) =>
      fate.kind === "running" && clauseId !== null ? [String(clauseId)] : [],
    ),
  );
  const known = new Set<unknown>(
    hand.paragraphs.filter((one) => bookOf(one, { view: sent.view, whose: authors.whose }) !== null),
  );
  const changed = new Set<unknown>(
    hand.paragraphs.flatMap((one) => (one.mark.ins !== null || one.mark.del !== null ? [one] : [])),
  );
  const notes = new Set(clauses.flatMap(({ footnotes }) => footnotes.map(({ text }) => fold(text))));
  const desk: Desk = {
    hand,
    between,
    facts: [],
    whole: new Set(),
    within: new Set(),
    isNote: (words) => notes.has(fold(words)),
    isWhole: (id) =>
      !busy.has(id) &&
      /^(?:recital|operative|subItem)$/u.test(kindOf.get(id) ?? "") &&
      !hand.paragraphs.some((one) => one.of.kind === "clause" && one.of.id === id && changed.has(one)),
    isOpen: (one) =>
      known.has(one) &&
      (one.of.kind === "proposal" || (one.of.kind === "clause" && kindOf.get(one.of.id) !== "verb")),
  };
  const done = edits.filter((edit) => applyEdit(desk, edit)).length;
  const isKnown = (name: string): boolean => name !== "Pat Person" && name !== "Kim Other";
  const expected = expectedOf(desk, {
    view: sent.view,
    now,
    between,
    whose: authors.whose,
    isKnown,
    language: sent.language,
  });
  return { bytes: hand.save({ without }), expected, done, hand };
}

/** A preview in the form of the expected result. */
function gotOf({
  understood,
  authors,
}: Pick<WordPreview, "understood" | "authors">): Parameters<typeof faultsOf>[1] {
  const any = understood as typeof understood & { settled?: readonly { proposalId: string }[] };
  return {
    proposals: understood.proposals.map((one) => {
      const text = fold(one.text);
      const on = (one as { on?: string | null }).on ?? null;
      if (on !== null) return said.on(on, text);
      if (one.kind === "add") return said.add(one.clauseId, text);
      if (one.kind === "delete") return said.change(one.clauseId!, "");
      return one.otherLanguage
        ? said.fill(one.clauseId!, one.language, text)
        : said.change(one.clauseId!, text);
    }),
    settled: (any.settled ?? []).map(({ proposalId }) => proposalId),
    missing: understood.not.filter(({ why }) => why === "missing").length,
    otherNot: understood.not
      .filter(({ why }) => why !== "missing")
      .map(({ why, words }) => `${why}: ${words}`),
    comments: understood.comments.map((one) => {
      const to = (one as { replyTo?: string | null }).replyTo ?? null;
      const on = one.on.clauseId ?? one.on.proposalId;
      return to === null
        ? said.comment(
            on,
            fold(one.text),
            one.replies.map(({ text }) => fold(text)),
          )
        : said.reply(to, fold(one.text));
    }),
    footnotes: understood.footnotes.map(({ kind, clauseId, text }) => said.note(kind, clauseId, fold(text))),
    foreign: authors.map(({ name }) => name),
  };
}

export const faultsIn = (
  expected: Expected,
  preview: Pick<WordPreview, "understood" | "authors">,
): readonly string[] => faultsOf(expected, gotOf(preview));

/** The shortest list of edits that still goes wrong. */
export async function shrunk(round: Round, fails: (round: Round) => Promise<boolean>): Promise<Round> {
  let shortest = round;
  for (let again = true; again;) {
    again = false;
    for (let i = 0; i < shortest.edits.length; i++) {
      const fewer = { ...shortest, edits: shortest.edits.toSpliced(i, 1) };
      if (!(await fails(fewer))) continue;
      shortest = fewer;
      again = true;
      break;
    }
  }
  return shortest;
}
