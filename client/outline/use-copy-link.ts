import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { useToast } from "../ui/toasts.tsx";
import { clauseAddress } from "../opinion/clause-address.ts";

/** The act that copies the address of a clause, as a menu's entry (rule K26). */
export function useCopyLink(): (clause: ClauseId) => MenuEntry & { readonly name: string } {
  const t = useTranslations("outline");
  const { snapshot, nameOf } = useOpenedOpinion();
  const toast = useToast();
  return (id) => {
    const clause = nameOf(id);
    const address = location.origin + clauseAddress(snapshot.opinion.id, id);
    const copy = async (): Promise<void> => {
      try {
        await navigator.clipboard.writeText(address);
        toast({ kind: "done", words: t("copied", { clause }) });
      } catch {
        toast({ kind: "refused", words: t("notCopied", { address }) });
      }
    };
    return {
      id: "copyLink",
      words: t("copyLink"),
      name: t("copyLinkName", { clause }),
      onPress: () => void copy(),
    };
  };
}
