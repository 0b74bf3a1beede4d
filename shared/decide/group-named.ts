import type { SingleCommand } from "../commands/commands.ts";
import type { DelegationId } from "../ids.ts";
import type { Proponent, Proposal } from "../negotiation/proposal.ts";
import { plainWordsRefusal } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type DecisionContext, delegationRefusal } from "./decision-context.ts";

export type ProposedGroup = Extract<Extract<SingleCommand, { type: "propose" }>["as"], object>;
export type DelegationGroup = Extract<Proponent, { kind: "group" }>;

/** The symbols of offices; no group takes one of them. */
export const OFFICE_SYMBOLS = { lead: "Facilitator", chair: "Chair" } as const;

/** As those of the forum's list are written: a letter of another script that looks alike makes no other symbol. */
const GROUP_SYMBOL = /^[A-Z0-9][A-Z0-9/-]{0,11}$/;

/** A group of delegations, whose coordinator submits for it; its symbol and name are its own and stay so (rule V16). */
export function groupNamed(
  { context, opinion }: DecisionContext,
  coordinator: DelegationId,
  { symbol, name, members }: ProposedGroup,
): DelegationGroup | { readonly refusal: Refusal } {
  const all = [...new Set(members)];
  if (!all.includes(coordinator) || all.length < 2) {
    return refuse(
      "notProponent",
      "A group is of several delegations, and the one that submits for it is among them.",
    );
  }
  const unknown = delegationRefusal(context, all);
  if (unknown !== null) return { refusal: unknown };
  const group = { kind: "group" as const, symbol, name, members: all, coordinator };
  const unplain = plainWordsRefusal(symbol + name);
  if (unplain !== null) return { refusal: unplain };
  if (!GROUP_SYMBOL.test(symbol)) {
    return refuse(
      "notASymbol",
      "The symbol of a group has 1 to 12 Latin capital letters, digits, hyphens and slashes.",
      { symbol },
    );
  }
  const wishes = [symbol, beforeSlash(symbol), name].map(readsAs);
  if (wishes.includes("")) return refuse("emptyWords", "A symbol and a name have letters.");
  const taken = new Set([...(context.names ?? []), ...Object.values(OFFICE_SYMBOLS)].map(readsAs));
  const isTaken =
    wishes.some((wish) => taken.has(wish)) ||
    opinion.negotiation.proposals.some((one) => isOther(one, group));
  if (isTaken)
    return refuse("symbolTaken", "Another delegation or group has this symbol or name.", { symbol });
  return group;
}

/** `AAA/2` would read as a number of AAA's. */
const beforeSlash = (symbol: string): string => symbol.split("/")[0] ?? "";

/**
 * Normalizes to what the eye tells apart: signs that are not seen, spaces, wide letters and capitals make no other
 * symbol.
 */
const readsAs = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point}/gu, "");

/**
 * True if a proposal stands under this symbol, or one that it reads as a number of, in another name than this
 * group's.
 */
function isOther({ symbol, proponent }: Proposal, group: DelegationGroup): boolean {
  const theirs = readsAs(symbol);
  if (theirs !== readsAs(group.symbol) && theirs !== readsAs(beforeSlash(group.symbol))) return false;
  return !(
    proponent.kind === "group" &&
    proponent.coordinator === group.coordinator &&
    proponent.name === group.name
  );
}
