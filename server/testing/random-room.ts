import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { Kind } from "../../shared/clause/clause.ts";
import type { GroupId, OpinionId } from "../../shared/ids.ts";
import { isRunning, presentWords, proposedText } from "../../shared/negotiation/proposal.ts";
import { changesOf } from "../../shared/negotiation/proposal-changes.ts";
import type { DraftClause } from "../../shared/plain-text/draft-text.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Room } from "../room/room.ts";
import type { RoomView } from "../room/room-view.ts";
import { openSpeech, type Speech } from "./random-speech.ts";
import { DELEGATIONS, type Forum } from "./ticking-forum.ts";

type Chance = (below: number) => number;

export type RandomRoom = {
  readonly id: OpinionId;
  readonly room: Room;
  readonly speech: Speech;
  readonly view: (reader?: Participant) => Promise<RoomView>;
  /** One more act of anybody; false where it was refused. */
  readonly act: () => Promise<boolean>;
  readonly done: ReadonlyMap<string, number>;
};

const VERBS = {
  Latin: ["recognizing", "noting", "invites"],
  Arabic: ["إذ يدرك", "إذ يلاحظ", "يدعو"],
  Chinese: ["认识到", "注意到", "请"],
};

/** An Opinion with a text, and what its delegations and leads do in it, by chance. */
export async function openRandomRoom(forum: Forum, chance: Chance): Promise<RandomRoom> {
  const script = chance(8) === 0 ? "Arabic" : chance(8) === 0 ? "Chinese" : "Latin";
  const speech = openSpeech(chance, script);
  const clauses: DraftClause[] = [
    { kind: "title", level: 1, text: speech.words(3) },
    { kind: "opening", level: 1, text: speech.words(4) },
  ];
  VERBS[script].forEach((text, section) => {
    clauses.push({ kind: "verb", level: 1, text });
    const kind: Kind = section === 2 ? "operative" : "recital";
    const items = 1 + chance(3);
    for (let i = 0; i < items; i++) {
      const words = speech.words(5 + chance(9));
      const bracketed =
        chance(5) === 0 ? `${words} [${speech.word()}][${speech.word()}] ${speech.words(2)}` : words;
      const note = chance(6) === 0 ? { footnotes: [{ at: words.length, text: speech.words(3) }] } : {};
      clauses.push({ kind, level: 1, text: bracketed, ...note });
      if (kind === "operative" && chance(4) === 0)
        for (let j = 0; j < 2; j++) clauses.push({ kind: "subItem", level: 2, text: speech.words(5) });
    }
  });
  const opened = await forum.concord.secretariat.openOpinion(null, {
    groupId: "space" as GroupId,
    draft: { number: String(chance(90) + 10), clauses },
    sample: true,
  });
  if ("refusal" in opened) throw new Error(opened.refusal.message);
  const id = opened.opinionId;
  const room = (await forum.concord.rooms.get(id))!;
  const done = new Map<string, number>();
  const pick = <One>(list: readonly One[]): One => list[chance(list.length)]!;
  const delegate = (): Participant => forum.delegates.get(pick(DELEGATIONS))!;
  const view = (reader?: Participant): Promise<RoomView> => room.view(reader);

  const command = async (
    who: Participant,
    asked: SingleCommand,
    name: string = asked.type,
  ): Promise<boolean> => {
    forum.tick();
    const answered = await room.command(who.id, asked);
    if ("refusal" in answered) return false;
    done.set(name, (done.get(name) ?? 0) + 1);
    return true;
  };

  /** Other words made of these: some taken out, some put in. */
  const changed = (text: string): string => {
    const words = speech.between === "" ? text.split("") : text.split(" ");
    for (let edits = 1 + chance(2); edits > 0; edits--) {
      const at = chance(words.length + 1);
      const gone = chance(3);
      const come =
        gone === 0 || chance(2) === 0 ? Array.from({ length: 1 + chance(2) }, () => speech.word()) : [];
      words.splice(at, gone, ...come);
    }
    return words.join(speech.between).replace(/\s+/gu, " ").trim();
  };

  const propose = async (kind: "change" | "delete" | "add" | "keep", onlyFree: boolean): Promise<boolean> => {
    const { opinion, document } = await view();
    const running = opinion.negotiation.proposals.filter(isRunning);
    const open = document.clauses.filter(
      (one) =>
        (one.kind === "recital" || one.kind === "operative" || one.kind === "subItem") &&
        (!onlyFree || running.every(({ clauseId }) => clauseId !== one.id)),
    );
    if (open.length === 0) return false;
    const { id: clauseId, text, hash } = pick(open);
    const words =
      kind === "add"
        ? { text: speech.words(4 + chance(5)) }
        : kind === "change"
          ? { text: changed(text) }
          : {};
    if (words.text === text) return false;
    const reason = chance(3) === 0 ? { reason: speech.words(4) } : {};
    const byOffice = chance(12) === 0;
    return command(
      byOffice ? forum.lead : delegate(),
      { type: "propose", kind, clauseId, ...words, ...(kind === "add" ? {} : { hash }), ...reason },
      `propose ${kind}`,
    );
  };

  const acts: readonly (readonly [weight: number, act: () => Promise<boolean>])[] = [
    [5, () => propose("change", true)],
    [2, () => propose("change", false)],
    [1, () => propose("delete", chance(3) > 0)],
    [2, () => propose("add", false)],
    [1, () => propose("keep", false)],
    [
      1,
      async () => {
        // To delete a paragraph and add its words elsewhere is to move it.
        const { document, opinion } = await view();
        const busy = new Set(opinion.negotiation.proposals.filter(isRunning).map(({ clauseId }) => clauseId));
        const free = document.clauses.filter(({ id: one, kind }) => kind === "operative" && !busy.has(one));
        if (free.length < 2) return false;
        const [from, to] = [pick(free), pick(free)];
        if (from.id === to.id) return false;
        const who = delegate();
        const struck = await command(who, {
          type: "propose",
          kind: "delete",
          clauseId: from.id,
          hash: from.hash,
        });
        return (
          struck &&
          command(who, { type: "propose", kind: "add", clauseId: to.id, text: from.text }, "propose move")
        );
      },
    ],
    [
      2,
      async () => {
        const { opinion } = await view();
        const targets = opinion.negotiation.proposals.filter(
          (one) => isRunning(one) && one.on === null && (one.kind === "change" || one.kind === "add"),
        );
        if (targets.length === 0) return false;
        const target = pick(targets);
        const { id: on, clauseId } = target;
        const text = changed(proposedText(target));
        const { hash } = presentWords(target);
        return command(
          delegate(),
          { type: "propose", kind: "change", clauseId, on, text, hash },
          "propose on",
        );
      },
    ],
    [
      6,
      async () => {
        const { opinion, document } = await view();
        const running = opinion.negotiation.proposals.filter(
          (one) => isRunning(one) && one.kind !== "keep" && one.review === null,
        );
        if (running.length === 0) return false;
        const one = pick(running);
        const target =
          one.on === null
            ? undefined
            : opinion.negotiation.proposals.find(({ id: other }) => other === one.on);
        const hash =
          target === undefined
            ? document.clauses.find((clause) => clause.id === one.clauseId)?.hash
            : presentWords(target).hash;
        const words = presentWords(one);
        const parts =
          one.kind === "change"
            ? changesOf(words.baseText, proposedText(one)).filter(({ kind }) => kind !== "same").length
            : 1;
        const some = parts > 1 && chance(2) === 0 ? { changes: [chance(parts)] } : {};
        return command(
          forum.lead,
          {
            type: "acceptProposal",
            proposalId: one.id,
            proposalHash: words.hash,
            ...(one.kind === "add" || hash === undefined ? {} : { hash }),
            ...some,
          },
          `accept ${one.on === null ? one.kind : "on"}${"changes" in some ? " in part" : ""}`,
        );
      },
    ],
    [
      1,
      async () => {
        const { opinion } = await view();
        const running = opinion.negotiation.proposals.filter(
          (one) => isRunning(one) && one.kind === "change",
        );
        if (running.length === 0) return false;
        const one = pick(running);
        const who = forum.delegates.get(one.symbol) ?? forum.lead;
        return command(who, { type: "rewordProposal", proposalId: one.id, text: changed(proposedText(one)) });
      },
    ],
    [
      1,
      async () => {
        const running = (await view()).opinion.negotiation.proposals.filter(isRunning);
        if (running.length === 0) return false;
        return command(forum.lead, {
          type: "declineProposal",
          proposalId: pick(running).id,
          reason: speech.words(3),
        });
      },
    ],
    [
      3,
      async () => {
        const { document, opinion } = await view();
        const clause = pick(document.clauses);
        const proposal = pick([null, ...opinion.negotiation.proposals.filter(isRunning)]);
        const onProposal = proposal !== null && chance(3) > 0;
        const from = clause.text.length > 12 && chance(2) === 0 ? chance(clause.text.length - 10) : null;
        const place = from === null || onProposal ? {} : { from, to: from + 4 + chance(5) };
        return command(chance(6) === 0 ? forum.lead : delegate(), {
          type: "comment",
          on: onProposal ? { proposalId: proposal.id } : { clauseId: clause.id },
          text: speech.words(3 + chance(4)),
          readers: chance(5) === 0 ? "lead" : "room",
          ...place,
        });
      },
    ],
    [
      2,
      async () => {
        const threads = (await view()).opinion.negotiation.comments.filter(({ replyTo }) => replyTo === null);
        if (threads.length === 0) return false;
        return command(delegate(), {
          type: "replyToComment",
          commentId: pick(threads).id,
          text: speech.words(3),
        });
      },
    ],
    [
      1,
      async () => {
        const threads = (await view()).opinion.negotiation.comments.filter(({ replyTo }) => replyTo === null);
        return (
          threads.length > 0 && command(forum.lead, { type: "resolveComment", commentId: pick(threads).id })
        );
      },
    ],
    [1, () => onOpen(({ id: clauseId, text }) => ({ type: "splitClause", clauseId, at: cutOf(text) }))],
    [
      1,
      async () => {
        const { document } = await view();
        const items = document.clauses.filter(({ kind }) => kind === "operative");
        if (items.length === 0) return false;
        const [one, other] = [pick(items), pick(items)];
        if (one.id === other.id) return false;
        return command(forum.lead, { type: "moveClause", clauseId: one.id, after: other.id });
      },
    ],
    [
      1,
      () =>
        onOpen(({ id: after }) => ({ type: "addClause", after, kind: "operative", text: speech.words(6) })),
    ],
    [1, () => onOpen(({ id: clauseId }) => ({ type: "removeClause", clauseId }))],
    [
      1,
      () =>
        onOpen(({ id: clauseId, text }) => ({
          type: "addFootnote",
          clauseId,
          at: cutOf(text),
          text: speech.words(4),
        })),
    ],
    [
      1,
      () =>
        onOpen(({ id: clauseId, text, hash }) => {
          const from = cutOf(text);
          const to = Math.min(text.length, cutOf(text.slice(from + 1)) + from + 1);
          return {
            type: "raiseBracket",
            clauseId,
            from,
            to: Math.max(to, from + 2),
            alternatives: [speech.word()],
            hash,
          };
        }),
    ],
  ];

  /** A place between two words. */
  const cutOf = (text: string): number => {
    const spaces = [...text.matchAll(/ /gu)].map(({ index }) => index + 1);
    return spaces.length === 0 ? Math.ceil(text.length / 2) : pick(spaces);
  };
  const onOpen = async (
    asked: (clause: RoomView["document"]["clauses"][number]) => SingleCommand,
  ): Promise<boolean> => {
    const { document } = await view();
    const items = document.clauses.filter(({ kind }) => kind === "operative");
    if (items.length === 0) return false;
    const clause = pick(items);
    if (clause.locked && chance(2) === 0)
      await command(forum.lead, { type: "unlockClause", clauseId: clause.id, reason: speech.words(2) });
    return command(forum.lead, asked(clause));
  };

  const act = (): Promise<boolean> => {
    let at = chance(acts.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, one] of acts) {
      if (at < weight) return one();
      at -= weight;
    }
    return Promise.resolve(false);
  };

  for (let n = chance(6); n > 0; n--) await act();
  if (chance(5) > 0) {
    const { hash } = (await view()).document;
    await command(forum.lead, { type: "consolidate", hash, reason: speech.words(3) });
  }
  for (let n = 8 + chance(14); n > 0; n--) await act();
  return { id, room, speech, view, act, done };
}
