import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import type { CommentReaders } from "../../shared/negotiation/comment.ts";
import { useForum } from "../forum/use-forum.ts";

export type ReadersWords = {
  /** Who will read it, in one line beside the button. */
  readonly says: (to: CommentReaders, from: DelegationId | null) => string;
  /** The same in a few words, on what was said. */
  readonly brief: (to: CommentReaders, from: DelegationId | null) => string;
};

export function useReadersWords(): ReadersWords {
  const t = useTranslations("comment");
  const { delegations } = useForum();
  const key = (to: CommentReaders, from: DelegationId | null) =>
    to === "lead" && from === null ? "leads" : to;
  const who = (from: DelegationId | null): string => delegations.find((one) => one.id === from)?.symbol ?? "";
  return {
    says: (to, from) => t(`says.${key(to, from)}`, { who: who(from) }),
    brief: (to, from) => t(`to.${key(to, from)}`, { who: who(from) }),
  };
}
