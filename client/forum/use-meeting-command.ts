import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { postCommand } from "./post-command.ts";
import { useSession } from "./use-forum.ts";
import { useToast } from "../ui/toasts.tsx";

/** Another page was a moment earlier: what was asked for is so. */
const ALREADY_SO: ReadonlySet<Refusal["reason"]> = new Set(["nothingToDo", "floorAsked", "noSuchRequest"]);

export type SendInMeeting = (command: ForumCommand, done?: string) => Promise<boolean>;

/**
 * Sends an act of the open meeting. What it changes is pushed to all pages, so the forum is not read anew. A step of the
 * table says nothing when it is done.
 */
export function useMeetingCommand(): SendInMeeting {
  const t = useTranslations();
  const toast = useToast();
  const { id } = useSession();
  return useCallback(
    async (command, done) => {
      const answered = await postCommand<{ readonly entries: readonly ForumEntry[] }>(
        "/api/forum/commands",
        command,
        id,
      );
      if (answered.kind === "refused") {
        const { reason } = answered.refusal;
        if (!ALREADY_SO.has(reason)) toast({ kind: "refused", words: t(`refusal.${reason}`) });
        return false;
      }
      if (done !== undefined) toast({ kind: "done", words: done });
      return true;
    },
    [t, toast, id],
  );
}
