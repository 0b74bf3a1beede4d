import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { ClauseThere } from "../../shared/merging/across.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { readJson } from "../forum/fetch-json.ts";
import { postCommand } from "../forum/post-command.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { type Read, useRead } from "../forum/use-read.ts";
import { useToast } from "../ui/toasts.tsx";

/** One Opinion as `GET /api/opinions/:id` gives it. */
export type OpinionThere = {
  readonly id: OpinionId;
  readonly number: string;
  readonly title: string;
  readonly hash: string;
  readonly clauses: readonly DocumentClause[];
  readonly record: Opinion;
};

const KEY = "all opinions";

/** All Opinions of the forum with their words, as they stood when this was read. */
export function useAllOpinions(): Read<readonly OpinionThere[]> {
  const forum = useForum();
  const ids = forum.groups.flatMap((group) => group.opinions.map(({ id }) => id));
  return useRead([KEY, ids.join()], () =>
    Promise.all(ids.map((id) => readJson<OpinionThere>(`/api/opinions/${id}`))),
  );
}

export const clausesThere = (opinions: readonly OpinionThere[]): readonly ClauseThere[] =>
  opinions.flatMap(({ id, clauses }) =>
    clauses.map(({ id: clauseId, kind, number, text, hash }) => ({
      opinionId: id,
      clauseId,
      kind,
      number,
      text,
      hash,
    })),
  );

/** Asks one of them, and reads all anew; null where it was refused, which is said. */
export function useAskOpinion(): (
  id: OpinionId,
  command: SingleCommand,
  refuse: (words: string) => void,
) => Promise<readonly Entry[] | null> {
  const t = useTranslations();
  const toast = useToast();
  const queries = useQueryClient();
  const { id: as } = useSession();
  return useCallback(
    async (id, command, refuse) => {
      const answered = await postCommand<{ readonly entries: readonly Entry[] }>(
        `/api/opinions/${id}/commands`,
        command,
        as,
      );
      await queries.invalidateQueries({ queryKey: [KEY] });
      if (answered.kind === "here") return answered.body.entries;
      const { reason } = answered.refusal;
      const words = t(`refusal.${reason}`);
      if (reason === "cancelled") toast({ kind: "told", words });
      else refuse(words);
      return null;
    },
    [t, toast, queries, as],
  );
}
