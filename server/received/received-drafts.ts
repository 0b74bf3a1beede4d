import { draftedIn } from "../../shared/checks/drafted-language.ts";
import { groupId, type OpinionId } from "../../shared/ids.ts";
import { WORD_FILES_MAX } from "../../shared/file-limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { draftHashOf, type DraftPreview, type OpenDraft } from "../../shared/word-file/draft-import.ts";
import type { ReceivedView } from "../../shared/word-file/word-import.ts";
import type { ForumParts } from "../setup/parts.ts";
import { draftOf } from "./draft-of-file.ts";
import { DROPPED, ALREADY_USED, NO_RECEIPT, receivedView, TOO_MANY_WAIT } from "./receipts.ts";
import { sha256Of } from "./sha256-of.ts";
import { openSettledReceipts } from "./settled-receipts.ts";
import { isOpenedFrom } from "./taken-from.ts";

type Refused = { readonly refusal: Refusal };

/** Files that are to become new draft Opinions: theirs who may open one, and read before they do (rule X8). */
export type ReceivedDrafts = {
  readonly receive: (
    actor: Participant,
    file: { readonly name: string; readonly bytes: Uint8Array },
  ) => Promise<number | Refused>;
  readonly list: (actor: Participant) => Promise<readonly ReceivedView[] | Refused>;
  readonly preview: (actor: Participant, number: number) => Promise<DraftPreview | Refused>;
  readonly open: (
    actor: Participant,
    number: number,
    asked: OpenDraft,
  ) => Promise<{ readonly opinionId: OpinionId } | Refused>;
  readonly drop: (actor: Participant, number: number) => Promise<Refused | null>;
};

/** No Opinion has this id. */
const STREAM = "forum";

export function openReceivedDrafts({ store, clock, forum, secretariat }: ForumParts): ReceivedDrafts {
  const opening = new Set<number>();
  const receipts = openSettledReceipts({
    store,
    clock,
    isTaken: (file) => isOpenedFrom(store, { streams: forum.forum().opinions.map(({ id }) => id), file }),
    isUnderWay: (key) => opening.has(key),
  });
  let receiving: Promise<unknown> = Promise.resolve();

  const right = (actor: Participant): Refused | null => {
    const refusal = mayDo(actor, null, "openOpinion");
    return refusal === null ? null : { refusal };
  };
  /** Of an office: whoever acts in it goes on with what another began. */
  const ownerOf = ({ role }: Participant): string => `office ${role}`;

  const found = async (actor: Participant, number: number) => {
    const refused = right(actor);
    if (refused !== null) return refused;
    const file = await store.receivedFile({ owner: ownerOf(actor), number });
    if (file === null || file.stream !== STREAM) return NO_RECEIPT;
    return receipts.settled(file);
  };

  const preview: ReceivedDrafts["preview"] = async (actor, number) => {
    const file = await found(actor, number);
    if ("refusal" in file) return file;
    if (file.dropped) return DROPPED;
    const read = await draftOf(file.body, forum);
    if ("refusal" in read) return read;
    const receipt = { ...receivedView(file), timeZone: forum.preset().timeZone };
    return { receipt, ...read, language: draftedIn(read.draft) ?? "en", hash: draftHashOf(read.draft) };
  };

  return {
    preview,
    receive: async (actor, { name, bytes }) => {
      const at = clock.now();
      const refused = right(actor);
      if (refused !== null) return refused;
      if (bytes.byteLength === 0) return refuse("emptyWords", "The file holds no clause.");
      const owner = ownerOf(actor);
      const sha256 = await sha256Of(bytes);
      const received = receiving.then(async () => {
        const open = (await store.receivedOf(STREAM, owner)).filter(
          ({ keptAt, dropped }) => keptAt === null && !dropped,
        );
        return open.length < WORD_FILES_MAX
          ? (await store.receive({ stream: STREAM, user: actor.id, owner, name, at, sha256, body: bytes }))
              .number
          : TOO_MANY_WAIT;
      });
      receiving = received.catch(() => undefined);
      return received;
    },
    list: async (actor) => {
      const refused = right(actor);
      if (refused !== null) return refused;
      const views: ReceivedView[] = [];
      for (const file of await store.receivedOf(STREAM, ownerOf(actor)))
        views.push(receivedView(await receipts.settled(file)));
      return views;
    },
    open: async (actor, number, asked) => {
      const there = await found(actor, number);
      if ("refusal" in there) return there;
      const { key } = there;
      if (opening.has(key)) return ALREADY_USED;
      opening.add(key);
      try {
        const file = await found(actor, number);
        if ("refusal" in file) return file;
        if (file.keptAt !== null) return ALREADY_USED;
        const seen = await preview(actor, number);
        if ("refusal" in seen) return seen;
        if (seen.hash !== asked.hash)
          return refuse("wordsChanged", "The file is read otherwise than when you looked: look again.");
        const { at, sha256 } = file;
        receipts.taking(key);
        const opened = await secretariat.openOpinion(actor, {
          groupId: groupId(asked.groupId),
          draft: { ...seen.draft, number: asked.number },
          sample: false,
          received: { number, at, sha256 },
          language: asked.language ?? seen.language,
        });
        if ("refusal" in opened) {
          receipts.nothingTaken(key);
          return opened;
        }
        await store.noteKept(key, clock.now());
        return { opinionId: opened.opinionId };
      } finally {
        opening.delete(key);
      }
    },
    drop: async (actor, number) => {
      const file = await found(actor, number);
      if ("refusal" in file) return file;
      if (file.keptAt !== null || opening.has(file.key)) return ALREADY_USED;
      if (file.dropped) return DROPPED;
      await store.dropReceived(file.key);
      return null;
    },
  };
}
