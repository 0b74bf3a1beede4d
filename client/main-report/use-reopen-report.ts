import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import { postCommand } from "../forum/post-command.ts";
import { FORUM_KEY, useSession } from "../forum/use-forum.ts";
import { useToast } from "../ui/toasts.tsx";

/** Opens the text again after a published draft, and leads to it: the secretariat writes the next draft. */
export function useReopenReport(id: OpinionId): () => Promise<void> {
  const t = useTranslations();
  const toast = useToast();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const me = useSession();
  return async () => {
    const command = { type: "reopen", reason: t("mainReport.goOnReason") } as const;
    const answered = await postCommand(`/api/opinions/${id}/commands`, command, me.id);
    if (answered.kind === "refused") {
      toast({ kind: "refused", words: t(`refusal.${answered.refusal.reason}`) });
      return;
    }
    await queries.invalidateQueries({ queryKey: FORUM_KEY });
    go(`/opinions/${id}`);
  };
}
