import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import type { ButtonLook } from "../ui/button.tsx";
import { useProposing } from "./use-proposing.tsx";

type ProposeHereProps = {
  readonly clauseId: ClauseId;
  readonly look?: ButtonLook;
  /** Words already written elsewhere. */
  readonly text?: string;
  /** What the button says, whole, where it is not "Propose". */
  readonly says?: { readonly words: string; readonly name: string };
  readonly onSent?: () => void;
};

/** Opens the writing of a proposal on a clause: also where, and because, one may not type in it. */
export function ProposeHere({ clauseId, look = "usual", text, says, onSent }: ProposeHereProps) {
  const t = useTranslations("proposal");
  const { me, rules } = useForum();
  const { nameOf } = useConsensus();
  const propose = useProposing();
  if (me.role === "follower" || !rules.categories[me.category].mayPropose) return null;
  return (
    <Button
      look={look}
      aria-label={says?.name ?? t("proposeName", { clause: nameOf(clauseId) })}
      onPress={() =>
        propose({
          ask: "propose",
          clauseId,
          proposing: "change",
          ...(text === undefined ? {} : { text }),
          ...(onSent === undefined ? {} : { onSent }),
        })
      }
    >
      {says?.words ?? t("propose")}
    </Button>
  );
}
