import type { BoundReference } from "../opinion/bound-reference.ts";
import { referencesOf, standingReferences } from "../checks/bound-references.ts";
import { clauseHashes, footnoteOffset, opinionHash } from "../opinion/canonical-text.ts";
import type { Reference } from "../checks/finding.ts";
import type { NumberIndex } from "../checks/references.ts";
import { isCited, plainNumber, writtenAs } from "../checks/reference-number.ts";
import type { Renumbered, RewrittenReference } from "../opinion/clean-up.ts";
import type { Clause } from "../clause/clause.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { ClauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { OpinionEvent } from "../events/event.ts";
import { charsBetween } from "../clause/comment-place.ts";
import { openSilences } from "../negotiation/silence.ts";
import { cleanNumbers, numbersOf } from "../opinion/numbering.ts";
import { baseTextNumber, livingClauses, type Opinion } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { clauseText, type Words } from "../clause/words.ts";
import { correctingEdits } from "./correct-words.ts";
import { type Decided, type DecisionContext, stateAfter } from "./decision-context.ts";
import { numberIndexNow } from "./number-index.ts";

type Ask = Extract<SingleCommand, { type: "cleanUp" }>;
type CleanedUp = Extract<OpinionEvent, { type: "cleanedUp" }>;

/** One clause's references, and what its words become. */
type Rewriting = {
  readonly clauseId: ClauseId;
  readonly parts: readonly {
    readonly reference: Reference;
    readonly target: ClauseId | null;
    readonly said: string;
    readonly after: string | null;
  }[];
  readonly before: string;
  readonly text: string;
};

/** Renumbers everything once by its order, and the references with it (rule N8). */
export function decideCleanUp(deciding: DecisionContext, { hash }: Ask): Decided {
  const { opinion, words } = deciding;
  const refusal = rightRefusal(deciding);
  if (refusal !== null) return { refusal };
  const hashes = clauseHashes(opinion, words);
  const wordsHash = opinionHash(opinion, words);
  if (hash !== wordsHash) {
    return refuse("wordsChanged", "The text changed as you pressed; nothing was done.");
  }
  const { numbers, rewritings } = planned(deciding);
  const changing = rewritings.filter((one) => one.text !== one.before);
  if (changing.length === 0 && numbers.every((one) => one.before === one.after)) {
    return refuse("nothingToDo", "The numbers and references are clean already.");
  }
  const full = changing.find((one) => one.text.length > CLAUSE_CHARS_MAX);
  if (full !== undefined) {
    return refuse("tooLong", "A clause would be too long with its new references.", {
      max: CLAUSE_CHARS_MAX,
      clauseId: full.clauseId,
    });
  }
  const edits = changing.flatMap((one) => correctingEdits(deciding, one.clauseId, one.text));
  const rewritten = stateAfter(deciding, [], edits);
  const footnotes = changing.flatMap((one) => movedFootnotes(deciding, one, rewritten.words));
  const event: CleanedUp = {
    type: "cleanedUp",
    baseText: baseTextNumber(opinion),
    wordsHash,
    numbers,
    references: rewritings.flatMap(tableOf),
    changed: [],
    footnotes,
    bound: rewritings.flatMap((one) => boundIn(one, rewritten.words)),
  };
  // Footnotes go with their words before what is read aloud is compared.
  const cleaned = stateAfter(deciding, [event], edits);
  const silent = silenceRefusal(deciding, cleaned);
  if (silent !== null) return { refusal: silent };
  const now = clauseHashes(cleaned.opinion, cleaned.words);
  const changed = [...hashes].flatMap(([clauseId, hashBefore]) => {
    const hashAfter = now.get(clauseId) ?? hashBefore;
    if (hashAfter === hashBefore) return [];
    const [before, text] = [clauseText(words, clauseId), clauseText(cleaned.words, clauseId)];
    return [{ clauseId, hashBefore, hashAfter, before, after: text }];
  });
  return { events: [{ ...event, changed }], edits };
}

type Text = Pick<DecisionContext, "opinion" | "words">;

/** The table old to new, as a clean-up would make it of this text. */
export function cleanUpTable(text: Text): Pick<CleanedUp, "numbers" | "references"> {
  const { numbers, rewritings } = planned(text);
  return { numbers, references: rewritings.flatMap(tableOf) };
}

function planned({ opinion, words }: Text) {
  const numbers = renumbered(opinion);
  const clean = new Map(numbers.map((one) => [one.clauseId, one.after]));
  const index = numberIndexNow(opinion, words);
  const rewritings = livingClauses(opinion).map(({ id }) =>
    rewritingOf({ opinion, words }, id, { index, clean }),
  );
  return { numbers, rewritings };
}

/** In a base text by the leads; once the Opinion is agreed, by the chair alone. */
function rightRefusal({ opinion, context }: DecisionContext): Refusal | null {
  const { stage, groupId } = opinion;
  const role = mayDo(context.actor, groupId, stage === "agreed" ? "cleanUpAgreed" : "cleanUp");
  if (role !== null) return role;
  return stage === "consolidated" || stage === "agreed"
    ? null
    : refuse("stageOrder", "Clean-up follows a base text: make one first.", { stage }).refusal;
}

function renumbered(opinion: Opinion): readonly Renumbered[] {
  const before = numbersOf(opinion);
  return [...cleanNumbers(opinion)].map(([clauseId, number]) => ({
    clauseId,
    before: before.get(clauseId) ?? "",
    after: number,
  }));
}

function rewritingOf(
  deciding: Text,
  clauseId: ClauseId,
  { index, clean }: { readonly index: NumberIndex; readonly clean: ReadonlyMap<ClauseId, string> },
): Rewriting {
  const runs = deciding.words.get(clauseId) ?? [];
  const before = clauseText(deciding.words, clauseId);
  const bound = standingReferences({ clauseId, runs }, deciding.opinion.references);
  const parts = referencesOf({ clauseId, runs }, deciding.opinion.references, index).map((reference) => {
    // References to a clause that is removed stay bound to it: it may come back.
    const target = reference.clauseId ?? bound.find((one) => one.start === reference.start)?.target ?? null;
    const number = (target === null ? undefined : clean.get(target)) ?? "";
    const said = before.slice(reference.number.start, reference.number.end);
    const written = writtenAs(said, number);
    const isSame = plainNumber(said) === number.toLowerCase();
    return { reference, target, said, after: !isCited(number) ? null : isSame ? said : written };
  });
  let text = "";
  let at = 0;
  for (const { reference, said, after: number } of parts) {
    text += before.slice(at, reference.number.start) + (number ?? said);
    at = reference.number.end;
  }
  return { clauseId, parts, before, text: text + before.slice(at) };
}

/** Places of the references in the words after, each with the words that it has there. */
function placesAfter({ parts, before, text }: Rewriting) {
  let shift = 0;
  return parts.map(({ reference, target, said, after: number }) => {
    const start = reference.start + shift;
    const numberStart = reference.number.start + shift;
    const numberEnd = numberStart + (number ?? said).length;
    shift += (number ?? said).length - said.length;
    const end = reference.end + shift;
    return {
      reference,
      target,
      start,
      end,
      numberEnd,
      number: { start: numberStart - start, end: numberEnd - start },
      isOpen: number === null,
      wasSaid: before.slice(reference.start, reference.end),
      isSaid: text.slice(start, end),
    };
  });
}

/** Words that say the right number already stand in no table. */
const tableOf = (one: Rewriting): readonly RewrittenReference[] =>
  placesAfter(one).flatMap(({ target, isOpen, wasSaid, isSaid }) =>
    !isOpen && wasSaid === isSaid
      ? []
      : [{ clauseId: one.clauseId, target, before: wasSaid, after: isOpen ? null : isSaid }],
  );

/** From now on every reference is bound to where it led. */
const boundIn = (one: Rewriting, words: Words): readonly BoundReference[] =>
  placesAfter(one).map(({ target, start, end, isSaid, number }) => ({
    clauseId: one.clauseId,
    range: charsBetween(words.get(one.clauseId) ?? [], { start, end }),
    words: isSaid,
    number,
    target,
  }));

/** A footnote that hangs on a number hangs on the new one, not at the end of its clause. */
function movedFootnotes(
  { opinion, words }: DecisionContext,
  one: Rewriting,
  now: Words,
): CleanedUp["footnotes"] {
  const clause: Clause | undefined = opinion.clauses.find(({ id }) => id === one.clauseId);
  const [runs, next] = [words.get(one.clauseId) ?? [], now.get(one.clauseId) ?? []];
  return (clause?.footnotes ?? []).flatMap((footnote) => {
    if (footnote.after === null) return [];
    const at = footnoteOffset(footnote, runs);
    const place = placesAfter(one).find(({ reference: { number } }) => at > number.start && at <= number.end);
    if (place === undefined) return [];
    const [char] = charsBetween(next, { start: place.numberEnd - 1, end: place.numberEnd });
    return char === undefined
      ? []
      : [{ clauseId: one.clauseId, footnoteId: footnote.id, after: [char[0], char[1]] as const }];
  });
}

/** Words under a silence stand still: it is taken back, or waited for, first (rule I3). */
function silenceRefusal(before: DecisionContext, cleaned: DecisionContext): Refusal | null {
  const silent = new Set(
    openSilences(before.opinion).flatMap(({ clauses }) => clauses.map((one) => one.clauseId)),
  );
  if (silent.size === 0) return null;
  const [was, is] = [before, cleaned].map(({ opinion, words }) => clauseHashes(opinion, words));
  const clauseId = [...silent].find((id) => was?.get(id) !== is?.get(id));
  return clauseId === undefined
    ? null
    : refuse("inSilence", "References in a clause under silence would change: end the silence first.", {
        clauseId,
      }).refusal;
}
