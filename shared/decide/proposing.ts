import type { SingleCommand } from "../commands.ts";
import type { Proponent, Proposal } from "../negotiation/proposal.ts";
import { mayDo, standingOf } from "../permissions.ts";
import { plainWordsRefusal } from "../plain-words.ts";
import type { Refusal } from "../refusal.ts";
import { refuse } from "../refusal.ts";
import type { Deciding } from "./deciding.ts";
import type { Voice } from "./speaks-for.ts";
import { voiceOf } from "./speaks-for.ts";

type Propose = Extract<SingleCommand, { type: "propose" }>;
type Group = Extract<Propose["as"], object>;

/** In whose name something is proposed, and the symbol that it counts under. */
export type Proposing = {
  readonly proponent: Proponent;
  readonly symbol: string;
  readonly onWordOf: string | null;
};
type Heard = Proposing | { readonly refusal: Refusal };

/** The symbols of offices; no group takes one of them. */
export const OFFICE_SYMBOLS = { lead: "Facilitator", chair: "Chair" } as const;

/** Who proposes, or why this person may not (rule V2). An office proposes under its own responsibility. */
export function proposingAs(deciding: Deciding, { as, for: on }: Pick<Propose, "as" | "for">): Heard {
  const { context, opinion } = deciding;
  const role = mayDo(context.actor, opinion.groupId, "propose");
  if (role !== null) return { refusal: role };
  const standing = standingOf(context.actor, opinion.groupId);
  const isOffice = standing === "lead" || standing === "chair";
  if (isOffice && (as ?? "office") === "office" && on === undefined) {
    return {
      proponent: { kind: "office", office: standing },
      symbol: OFFICE_SYMBOLS[standing],
      onWordOf: null,
    };
  }
  if (as === "office")
    return refuse("notYourRole", "Only who leads here and the chair propose as an office.");
  const heard = voiceOf(deciding, on);
  if (heard.refusal !== undefined) return heard;
  const { voice } = heard;
  if (!voice.rights.mayPropose) {
    return refuse("notYourCategory", "Your category does not propose in this forum.");
  }
  const window = windowRefusal(deciding, { kind: "delegation", delegationId: voice.delegationId });
  if (window !== null) return { refusal: window };
  if (typeof as === "object") return asGroup(deciding, voice, as);
  const symbol = (context.symbolOf ?? String)(voice.delegationId);
  if (symbol === null) return refuse("noSuchDelegation", "There is no such delegation on the forum's list.");
  const { delegationId, onWordOf } = voice;
  return { proponent: { kind: "delegation", delegationId }, symbol, onWordOf };
}

/** Delegations propose while the text or the comments are open; an office writes also between (rule V3). */
export const windowRefusal = ({ context: { rules } }: Deciding, proponent: Proponent): Refusal | null =>
  proponent.kind === "office" || rules.textOpen || rules.commentsOpen
    ? null
    : refuse("windowClosed", "The timetable has closed text and comments.").refusal;

/** A group of delegations, whose coordinator submits for it; its symbol is its own and stays so. */
function asGroup({ context, opinion }: Deciding, voice: Voice, { symbol, name, members }: Group): Heard {
  const coordinator = voice.delegationId;
  const all = [...new Set(members)];
  if (!all.includes(coordinator) || all.length < 2) {
    return refuse(
      "notProponent",
      "A group is of several delegations, and the one that submits for it is among them.",
    );
  }
  const unknown = all.find((id) => context.isDelegation?.(id) === false);
  if (unknown !== undefined) {
    return refuse("noSuchDelegation", "There is no such delegation on the forum's list.", {
      symbol: unknown,
    });
  }
  const proponent = { kind: "group" as const, symbol, name, members: all, coordinator };
  const unplain = plainWordsRefusal(symbol + name);
  if (unplain !== null) return { refusal: unplain };
  const wishes = [symbol, name].map(readsAs);
  if (wishes.includes("")) return refuse("emptyWords", "A symbol and a name have letters.");
  const taken = new Set([...(context.names ?? []), ...Object.values(OFFICE_SYMBOLS)].map(readsAs));
  const isTaken =
    wishes.some((wish) => taken.has(wish)) ||
    opinion.negotiation.proposals.some((one) => isOther(one, proponent));
  if (isTaken)
    return refuse("symbolTaken", "Another delegation or group has this symbol or name.", { symbol });
  return { proponent, symbol, onWordOf: voice.onWordOf };
}

/** What the eye tells apart: signs that are not seen, spaces, wide letters and capitals make no other symbol. */
const readsAs = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point}/gu, "");

/** Whether a proposal stands under this symbol in another name than this group's. */
function isOther({ symbol, proponent }: Proposal, group: Extract<Proponent, { kind: "group" }>): boolean {
  if (readsAs(symbol) !== readsAs(group.symbol)) return false;
  return !(
    proponent.kind === "group" &&
    proponent.coordinator === group.coordinator &&
    proponent.name === group.name
  );
}
