import { useQueryClient } from "@tanstack/react-query";
import type {
  ConsultationDrafts,
  ConsultationsAnswer,
  ModerationAnswer,
} from "../../shared/consultation/moderated-input.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { type Read, useRead } from "../forum/use-read.ts";

const KEY = "consultations";

/** All consultations, read anew with each event of the forum. */
export function useConsultations(): Read<ConsultationsAnswer> {
  const { seq } = useForum();
  return useRead([KEY, seq], () => readJson<ConsultationsAnswer>("/api/consultations"), {
    keepsEarlier: true,
  });
}

/** One with its inputs, for the secretariat. */
export const useModeration = (id: string): Read<ModerationAnswer> =>
  useRead(
    [KEY, "one", id],
    () => readJson<ModerationAnswer>(`/api/consultations/${encodeURIComponent(id)}`),
    {
      keepsEarlier: true,
    },
  );

/** Base texts and reports to open one on. */
export const useConsultationDrafts = (): Read<ConsultationDrafts> =>
  useRead([KEY, "drafts"], () => readJson<ConsultationDrafts>("/api/consultation-drafts"));

/** Asks something of a consultation, and reads what came of it: its events give no page a reason to. */
export function useConsultationCommand(): (
  command: ForumCommand,
  done: string,
  refused?: (words: string) => void,
) => Promise<boolean> {
  const ask = useForumCommand();
  const queries = useQueryClient();
  return async (command, done, refused) => {
    const isDone = await ask(command, done, refused);
    await queries.invalidateQueries({ queryKey: [KEY] });
    return isDone;
  };
}
