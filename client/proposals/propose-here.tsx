import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button, type ButtonLook } from "../ui/button.tsx";
import { useProposing } from "../opinion/use-proposing.ts";
import { useMayPropose } from "../opinion/use-may-propose.ts";

type ProposeHereProps = {
  /** Null: a clause at the start of the text. */
  readonly clauseId: ClauseId | null;
  readonly look?: ButtonLook;
  /** Words already written elsewhere. */
  readonly text?: string;
  /** The button's whole text, if it is not "Propose". */
  readonly says?: { readonly words: string; readonly name: string };
  readonly onSent?: () => void;
};

/** Opens the writing of a proposal on a clause: also where, and because, one may not type in it. */
export function ProposeHere({ clauseId, look = "usual", text, says, onSent }: ProposeHereProps) {
  const t = useTranslations("proposal");
  const mayPropose = useMayPropose();
  const { nameOf } = useOpenedOpinion();
  const propose = useProposing();
  if (!mayPropose) return null;
  const name = clauseId === null ? t("proposeAtStart") : t("proposeName", { clause: nameOf(clauseId) });
  return (
    <Button
      look={look}
      aria-label={says?.name ?? name}
      onPress={() =>
        propose({
          ask: "propose",
          clauseId,
          proposing: clauseId === null ? "add" : "change",
          ...(text === undefined ? {} : { text }),
          ...(onSent === undefined ? {} : { onSent }),
        })
      }
    >
      {says?.words ?? (clauseId === null ? name : t("propose"))}
    </Button>
  );
}
