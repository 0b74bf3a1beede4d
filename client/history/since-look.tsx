import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { NO_NEWS } from "../../shared/history/look.ts";
import type { LookAnswer } from "../../shared/history/told-comparison.ts";
import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { ask } from "../forum/ask.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useSession } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { SinceDialog } from "./since-dialog.tsx";
import { useSince } from "../opinion/since.ts";

/** A shorter look has not seen it yet. */
const LOOKED_MS = 10_000;

type SinceLookProps = {
  readonly id: OpinionId;
  readonly nameOf: (id: ClauseId) => string;
  /** In the order of the text. */
  readonly order: readonly ClauseId[];
};

/** Names who looked: it is also said while the page becomes somebody else's (rule A9). */
const say = (id: OpinionId, as: UserId): Promise<Response> =>
  ask(`/api/opinions/${id}/look`, { method: "POST", body: "{}", keepalive: true, as });

/**
 * Changes since this person last looked, told to them alone (rule J8): a line above the sheet, marks in the margin.
 */
export function SinceLook({ id, nameOf, order }: SinceLookProps) {
  const t = useTranslations("since");
  const me = useSession();
  const toast = useToast();
  const instants = useInstants();
  const since = useSince();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [selectedId, take] = useClauseSelection();
  const [shown, setShown] = useState<ClauseId | null>(null);
  const key = ["look", id];
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => readJson<LookAnswer>(`/api/opinions/${id}/look`),
    // As it was when the page was opened: what comes meanwhile is seen as it comes.
    staleTime: Infinity,
    gcTime: 0,
    retry: 1,
  });
  const look = data?.look ?? null;
  const changed = data?.changed ?? [];
  const stand = new Set(changed.flatMap(({ clauseId, change }) => (change === "removed" ? [] : [clauseId])));

  useLeaving(id, me.id, () => void queries.invalidateQueries({ queryKey: key }));
  useEffect(() => {
    const marked = (data?.changed ?? []).map(({ clauseId }) => clauseId);
    since.set(new Set(marked), data?.look?.at ?? 0);
    since.onShow(setShown);
    return () => {
      since.set(new Set(), 0);
      since.onShow(null);
    };
  }, [since, data]);

  if (look === null || changed.length === 0) return null;
  const marked = order.filter((one) => stand.has(one));
  const gone = changed.length - stand.size;
  const step = (by: 1 | -1): void => {
    const here = selectedId === null ? -1 : order.indexOf(selectedId);
    const places = marked.map((one) => order.indexOf(one));
    const next =
      by === 1 ? places.findIndex((place) => place > here) : places.findLastIndex((place) => place < here);
    take(marked[next === -1 ? (by === 1 ? 0 : marked.length - 1) : next] ?? null);
  };
  const seen = async (): Promise<void> => {
    if (!(await say(id, me.id).catch(() => null))?.ok) return;
    queries.setQueryData(key, { look, changed: [], news: NO_NEWS } satisfies LookAnswer);
    toast({ kind: "done", words: capitalized(t("done")) });
  };
  return (
    <section className="banner since-look" aria-label={t("label")}>
      <p>
        {t("line", { n: stand.size, at: instants.brief(look.at) })}
        {gone === 0 ? "" : ` ${t("gone", { n: gone })}`}
      </p>
      <div className="since-acts">
        <Button isDisabled={marked.length === 0} onPress={() => step(-1)}>
          {t("previous")}
        </Button>
        <Button isDisabled={marked.length === 0} onPress={() => step(1)}>
          {t("next")}
        </Button>
        <Button onPress={() => go(`/opinions/${id}?read=since-${look.seq}`)}>{t("show")}</Button>
        <Button onPress={() => void seen()}>{t("seen")}</Button>
      </div>
      {shown === null ? null : (
        <SinceDialog id={id} clauseId={shown} look={look} nameOf={nameOf} onClose={() => setShown(null)} />
      )}
    </section>
  );
}

/** Whoever looked for some seconds and leaves has seen the text as it stands then. */
function useLeaving(id: OpinionId, me: UserId, onBack: () => void): void {
  useEffect(() => {
    let from = document.visibilityState === "visible" ? performance.now() : null;
    let looked = 0;
    const leave = (): void => {
      if (from !== null) looked += performance.now() - from;
      from = null;
      if (looked < LOOKED_MS) return;
      looked = 0;
      say(id, me).catch(() => {});
    };
    const onTurn = (): void => {
      if (document.visibilityState === "hidden") return leave();
      if (from === null) onBack();
      from ??= performance.now();
    };
    document.addEventListener("visibilitychange", onTurn);
    addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", onTurn);
      removeEventListener("pagehide", leave);
      leave();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- reason: the time counts from the moment at which the page was opened
  }, [id]);
}
