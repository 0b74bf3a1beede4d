import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import type { ActWords, WordRun } from "../../shared/clause/words.ts";
import type { Command } from "../../shared/commands/commands.ts";
import {
  type AuthorId,
  type ClauseId,
  clauseId,
  type NewId,
  opinionId,
  type ProposalId,
  type UserId,
} from "../../shared/ids.ts";
import type { OpinionEvent } from "../../shared/events/event.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { ProposalEvent } from "../../shared/negotiation/proposal-event.ts";
import { draftReaders, ownedBy, ownerOf } from "../../shared/negotiation/draft-owner.ts";
import { readersOf } from "../../shared/events/events.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import { EMPTY_CHAIN } from "../store/check-row.ts";
import type { Row } from "../store/store.ts";
import { type AuthoredText, draftTexts } from "./drafts.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { openServerDoc } from "../replay/server-doc.ts";

/** The first stand-in id of a draft's words: any but the server's. */
const FIRST_CLIENT = 2;

type Founding = {
  readonly opinion: Opinion;
  readonly by: UserId;
  /** As whom they write. */
  readonly author: AuthorId;
  readonly at: number;
  readonly newId: NewId;
  readonly forumSeq: number;
};

/** The first rows of all drafts that a command began; `wordsOf` gives those of a clause or proposal. */
export function draftsBegun(
  events: readonly OpinionEvent[],
  {
    asked,
    wordsOf,
    ...founding
  }: Founding & {
    readonly asked: Command;
    readonly wordsOf: (base: ClauseId | ProposalId) => readonly AuthoredText[];
  },
): readonly Row[] {
  const texts = draftTexts(asked);
  return events.flatMap((event) => {
    if (event.type !== "proposalDrafted") return [];
    const given = texts.shift();
    const base = given === undefined && event.kind === "change" ? (event.on ?? event.clauseId) : null;
    const own = given === undefined ? [] : [{ text: given, by: founding.author }];
    return foundDraft(event, {
      ...founding,
      text: base === null ? own : wordsOf(base),
      isBase: base !== null,
    });
  });
}

/**
 * The first rows of a draft's own document: one clause, under the draft's id, with the words that it begins
 * with; where they are the clause's own, they are settled, so that what the draft changes shows against them.
 */
function foundDraft(
  drafted: Extract<ProposalEvent, { type: "proposalDrafted" }>,
  {
    opinion,
    text,
    isBase,
    by,
    author,
    at,
    newId,
    forumSeq,
  }: Founding & { readonly text: readonly AuthoredText[]; readonly isBase: boolean },
): readonly Row[] {
  const clause = clauseId(drafted.proposalId);
  const id = opinionId(drafted.proposalId);
  const owner = ownerOf(drafted);
  const serverDoc = openServerDoc();
  const log = openChainWriter(id, EMPTY_CHAIN);
  const standIns = new Map<AuthorId, number>();
  const clocks = new Map<number, number>();
  const runs = text.map((one): WordRun => {
    const client = standIns.get(one.by) ?? FIRST_CLIENT + standIns.size;
    standIns.set(one.by, client);
    const clock = clocks.get(client) ?? 0;
    clocks.set(client, clock + one.text.length);
    return { text: one.text, client, clock };
  });
  const written = serverDoc.write([{ kind: "makeRoot", clauseId: clause, runs }]);
  if (written.update !== null) {
    const copied = { standIns: [...standIns].map(([user, client]) => [client, user] as const), moved: [] };
    log.words({ at, by: author, client: null, update: written.update, copied });
  }

  let draft: Opinion | null = null;
  const enter = (event: OpinionEvent): void => {
    const readers = draft === null ? draftReaders(owner) : readersOf(event, draft);
    const { seq } = log.entry({ at, by, body: { ...event, by, forumSeq }, readers });
    draft = applyEvent(draft, { ...event, seq, at, by, forumSeq });
  };
  enter({
    type: "opinionOpened",
    opinionId: id,
    groupId: opinion.groupId,
    number: "",
    sample: opinion.sample,
    generation: newId(),
    draftOf: { opinionId: opinion.id, ...ownedBy(owner) },
  });
  const wordsNow = (): ActWords => ({
    hash: draft === null ? "" : clauseHash(draft, new Map([[clause, runs]]), clause),
    runs,
  });
  const { clauseKind: kind, level } = drafted;
  enter({
    type: "clauseAdded",
    clauseId: clause,
    after: null,
    kind,
    level,
    alternativeTo: null,
    number: null,
    words: wordsNow(),
  });
  if (isBase) enter({ type: "clauseSettled", clauseId: clause, words: wordsNow() });
  return log.take();
}
