import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { COMMAND_HEADER } from "../../shared/wire/protocol.ts";
import { useFileFaultMessage } from "../files/use-file-fault-message.ts";
import { sendBody } from "../files/send-file.ts";
import { ask, whosePage } from "../forum/ask.ts";
import { postThrough } from "../forum/post-command.ts";
import { sentCommands } from "../forum/sent-commands.ts";
import { FORUM_KEY } from "../forum/use-forum.ts";
import { useToast } from "../ui/toasts.tsx";
import type { ChosenFile, PaperOnItsWay } from "./chosen-file.ts";

type Answer = { readonly entries: readonly ForumEntry[] };
/** Says that it is done; `at`: the instant of receipt, where a paper was handed in. */
type DoneWords = (at: number | null) => string;

/** Sends a paper with its files: the server takes it once, however often the network loses it. */
export function usePaperPost() {
  const t = useTranslations();
  const say = useFileFaultMessage();
  const toast = useToast();
  const queries = useQueryClient();
  const [onItsWay, setOnItsWay] = useState<PaperOnItsWay | null>(null);
  const post = async (
    command: ForumCommand,
    files: readonly ChosenFile[],
    { done, refuse }: { readonly done: DoneWords; readonly refuse: (words: string) => void },
  ): Promise<boolean> => {
    if (!navigator.onLine) {
      refuse(t("refusal.offline"));
      return false;
    }
    const form = new FormData();
    const fileLanguages = files.map(({ language }) => language);
    form.append("command", JSON.stringify({ ...command, ...(files.length === 0 ? {} : { fileLanguages }) }));
    for (const { file } of files) form.append("file", file, file.name.toWellFormed());
    setOnItsWay({ share: 0 });
    const sent = (share: number): void => setOnItsWay({ share: share < 1 ? share : null });
    try {
      const answered = await postThrough<Answer>({
        post: (id, signal) =>
          sendBody<Answer>("/api/forum/papers", form, { headers: { [COMMAND_HEADER]: id }, sent, signal }),
        ask,
        as: whosePage(),
        sent: sentCommands(),
      });
      if (answered.kind === "refused") refuse(say(answered.refusal));
      else toast({ kind: "done", words: done(receivedIn(answered.body.entries)) });
      // The refusal may rest on events that this page does not have yet.
      await queries.invalidateQueries({ queryKey: FORUM_KEY });
      return answered.kind === "here";
    } finally {
      setOnItsWay(null);
    }
  };
  return { post, onItsWay };
}

function receivedIn(entries: readonly ForumEntry[]): number | null {
  for (const entry of entries) if (entry.type === "paperHandedIn") return entry.paper.receivedAt;
  return null;
}
