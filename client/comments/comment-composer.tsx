import { useState } from "react";
import { useTranslations } from "use-intl";
import {
  type ClauseId,
  clauseId as asClauseId,
  type DelegationId,
  type ProposalId,
} from "../../shared/ids.ts";
import { charsBetween, spanNow } from "../../shared/clause/comment-place.ts";
import { commentsFor, readersOpenTo } from "../../shared/negotiation/comment.ts";
import { type CharRange, sliceRuns, textOf, type WordRun } from "../../shared/clause/words.ts";
import { toPlainLines } from "../../shared/text/plain-words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { keepDraft, readCommentDraft } from "../offline-store/comment-draft.ts";
import { Button } from "../ui/button.tsx";
import { Choices, Selection } from "../ui/choices.tsx";
import { useUnderlinedText } from "../opinion/use-underlined-text.ts";
import { besideUs } from "./beside-us.ts";
import { CommentField } from "./comment-field.tsx";
import { useReadersLabels } from "./readers-labels.ts";
import { useSendComment } from "./use-send-comment.ts";
import { useSelectedText } from "./use-selected-text.ts";

export type CommentTarget = { readonly clauseId: ClauseId } | { readonly proposalId: ProposalId };

type ComposerProps = { readonly on: CommentTarget; readonly what: string; readonly onClose: () => void };

/** Writes the first comment of a thread: on the words that are selected, else on the whole. */
export function CommentComposer({ on, what, onClose }: ComposerProps) {
  const t = useTranslations("comment");
  const forum = useForum();
  const { me } = forum;
  const readersWords = useReadersLabels();
  const { snapshot, now, tryOut, sayRefusal } = useOpenedOpinion();
  const { groupId } = snapshot.opinion;
  const own = commentsFor(me, groupId);
  const open = readersOpenTo(me, groupId);
  const beside = besideUs(snapshot.opinion, on, own);
  const clauseId = "clauseId" in on ? on.clauseId : null;
  const subject = clauseId ?? ("proposalId" in on ? on.proposalId : "");
  const [draft, setDraft] = useState(() => readCommentDraft(me.id, subject));
  const wordsNow = (): readonly WordRun[] => now().snapshot.words.get(asClauseId(subject)) ?? [];
  const { selected, left, unselect } = useSelectedText({ clauseId, wordsNow });
  const to = draft.to !== null && open.includes(draft.to) ? draft.to : open[0]!;
  const runs = snapshot.words.get(asClauseId(subject)) ?? [];
  const quotedAt = selected === null ? null : spanNow(selected, runs);
  const quoted = quotedAt === null ? "" : textOf(sliceRuns(runs, quotedAt.start, quotedAt.end));
  const others = forum.delegations.filter(({ id }) => id !== own);
  const among = others.flatMap(({ id }) => ((draft.among ?? beside).includes(id) ? [id] : []));
  const isToNobody = to === "delegations" && among.length === 0;
  const readers = to === "delegations" ? among : to;
  const refusal = isToNobody ? null : tryOut({ type: "comment", on, text: "…", readers });
  const underlined = left === null ? null : spanNow(left, runs);
  useUnderlinedText(
    "commented",
    underlined === null || clauseId === null ? [] : [{ clauseId, ...underlined, words: textOf(runs) }],
  );

  const change = (part: Partial<typeof draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(me.id, subject, next);
  };
  const sending = useSendComment(subject, { text: draft.text, onSent: onClose });
  const send = (): void => {
    const text = toPlainLines(draft.text).trim();
    if (text === "") return;
    const words = wordsNow();
    const span = quoted === "" || selected === null ? null : spanNow(selected, words);
    const place = span === null ? {} : placeOf(words, span);
    sending.send({ type: "comment", on, text, readers, ...place }, t("done.sent", { what }));
  };

  return (
    <div className="comment-composer" role="group" aria-label={t("write", { what })}>
      {quoted === "" ? (
        clauseId === null ? null : (
          <p className="quiet">{t("selectFirst")}</p>
        )
      ) : (
        <div className="comment-quote">
          <q dir="auto">{quoted}</q>
          <Button look="link" onPress={unselect}>
            {t("onWhole")}
          </Button>
        </div>
      )}
      <CommentField
        label={t("text")}
        value={draft.text}
        onChange={(text) => change({ text })}
        onSend={send}
        onLeave={onClose}
        said={{ delegationId: own, to, among }}
        own={own}
      />
      <Choices
        label={t("toWhom")}
        choices={open.map((value) => ({
          value,
          words: value === "delegations" ? t("some") : readersWords.brief({ to: value, delegationId: own }),
        }))}
        chosen={to}
        onChoose={(value) => change({ to: value })}
      />
      {to === "delegations" ? (
        <Selection<DelegationId>
          label={t("among")}
          choices={others.map(({ id, symbol }) => ({ value: id, words: symbol }))}
          chosen={new Set(among)}
          onChange={(next) => change({ among: [...next] })}
        />
      ) : null}
      <div className="comment-send">
        <Button
          look="main"
          isDisabled={refusal !== null || isToNobody || draft.text.trim() === ""}
          isPending={sending.isSending}
          onPress={send}
        >
          {t("send")}
        </Button>
        <Button onPress={onClose}>{t("keepForLater")}</Button>
        <span className="quiet">
          {isToNobody
            ? t("chooseSome")
            : refusal === null
              ? readersWords.says({ to, among, delegationId: own })
              : sayRefusal(refusal)}
        </span>
      </div>
    </div>
  );
}

/** The same characters by their ids, which stay right while others type. */
function placeOf(
  runs: readonly WordRun[],
  { start, end }: { readonly start: number; readonly end: number },
): { from: { after: [number, number] | null }; to: { after: [number, number] } } {
  const [before] = charsBetween(runs, { start: start - 1, end: start });
  const [last] = charsBetween(runs, { start: end - 1, end });
  return { from: { after: before === undefined ? null : charOf(before) }, to: { after: charOf(last!) } };
}

const charOf = ([client, clock]: CharRange): [number, number] => [client, clock];
