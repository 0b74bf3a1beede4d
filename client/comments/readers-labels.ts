import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import type { Comment } from "../../shared/negotiation/comment.ts";
import { useForum } from "../forum/use-forum.ts";
import { comma } from "../i18n/list-signs.ts";

/** The part of a comment that tells its readers. */
type Told = Pick<Comment, "to" | "among" | "delegationId">;

export type ReadersLabels = {
  /** Names the readers in one line beside the button. */
  readonly says: (told: Told) => string;
  /** The same in a few words, on what was said. */
  readonly brief: (told: Told) => string;
};

export function useReadersLabels(): ReadersLabels {
  const t = useTranslations("comment");
  const { delegations } = useForum();
  const key = ({ to, delegationId }: Told) => (to === "lead" && delegationId === null ? "leads" : to);
  const symbolOf = (id: DelegationId | null): string =>
    delegations.find((one) => one.id === id)?.symbol ?? "";
  const values = ({ delegationId, among = [] }: Told) => ({
    who: symbolOf(delegationId),
    with: among.map(symbolOf).join(comma()),
  });
  return {
    says: (told) => t(`says.${key(told)}`, values(told)),
    brief: (told) => t(`to.${key(told)}`, values(told)),
  };
}
