import type { Command } from "../../shared/commands/commands.ts";
import type { AuthorId, ProposalId } from "../../shared/ids.ts";
import type { Draft, DraftOf } from "../../shared/negotiation/draft.ts";

/** Words with their author, wherever they were written. */
export type AuthoredText = { readonly text: string; readonly by: AuthorId };

/** Questions between an Opinion's room and those of its drafts. */
export type Drafts = {
  /** Opens their documents, so that their words are at hand. */
  readonly open: (ids: readonly string[]) => Promise<void>;
  /** Null where there is none, or it is not open. */
  readonly textOf: (id: ProposalId) => readonly AuthoredText[] | null;
  readonly fateOf: (draftOf: DraftOf, id: string) => Draft["fate"];
};

export const singles = (asked: Command) => (asked.type === "batch" ? asked.commands : [asked]);

/** The drafts whose words a command needs. */
export const draftsNamed = (asked: Command): readonly ProposalId[] =>
  singles(asked).flatMap((one) => (one.type === "propose" && one.draftId !== undefined ? [one.draftId] : []));

/** The words with which each new draft of a command begins, in order; undefined where none were given. */
export const draftTexts = (asked: Command): (string | undefined)[] =>
  singles(asked).flatMap((one) => {
    // A small group's draft begins with the words of its clause.
    if (one.type === "formHuddle") return [undefined];
    return one.type === "draftProposal" ? [one.text] : [];
  });
