import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { useToast } from "../ui/toasts.tsx";
import { postCommand } from "./post-command.ts";
import { FORUM_KEY, useSession } from "./use-forum.ts";

/** Asks something of the forum and says what came of it; true when it is done, and then the forum is read anew. */
export function useForumCommand(): (command: ForumCommand, done: string) => Promise<boolean> {
  const t = useTranslations();
  const toast = useToast();
  const queries = useQueryClient();
  const me = useSession();
  return async (command, done) => {
    const answered = await postCommand("/api/forum/commands", command, me.id);
    if (answered.kind === "refused") {
      const { reason } = answered.refusal;
      toast({ kind: reason === "cancelled" ? "told" : "refused", words: t(`refusal.${reason}`) });
    } else if (answered.late === true) toast({ kind: "told", words: t("sent.late", { done }) });
    else toast({ kind: "done", words: done });
    // The refusal may rest on events that this page does not have yet.
    await queries.invalidateQueries({ queryKey: FORUM_KEY });
    return answered.kind === "here";
  };
}
