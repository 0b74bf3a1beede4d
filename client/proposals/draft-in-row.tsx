import { useContext, useState } from "react";
import { useTranslations } from "use-intl";
import { clauseId, opinionId } from "../../shared/ids.ts";
import type { Draft } from "../../shared/negotiation/draft.ts";
import { clauseText } from "../../shared/clause/words.ts";
import { useSession } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCloseSuggestion } from "../opinion/use-proposing.ts";
import { enterRoom } from "../room/enter-room.ts";
import type { PageRoom } from "../room/room.ts";
import { type EnterRoom, useParts, useRoom } from "../room/use-room.ts";
import { Button } from "../ui/button.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { SendingContext, useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { DraftEditor } from "./draft-editor.tsx";
import { DraftNotes } from "./draft-notes.tsx";
import { type DraftWhose, useDraftTold } from "./draft-whose.ts";
import { Redline } from "./redline.tsx";
import { redlineBetween } from "./redline-of.ts";
import { useSentHere } from "./sent-here.ts";
import { focusRow, SuggestionFrame } from "./suggestion-frame.tsx";
import { useSuggestionNames } from "./suggestion-names.ts";
import { useSuggestionBase } from "./use-suggestion-base.ts";

const openDraftRoom: EnterRoom = (id, me) => enterRoom(id, me, "drafts");

/** Writes a draft in the row of its clause together with all for whom it is there, and submits or discards it. */
export function DraftInRow({ draft }: { readonly draft: Draft }) {
  const t = useTranslations();
  const close = useCloseSuggestion();
  const leave = (): void => {
    if (close()) focusRow(draft.clauseId);
  };
  if (draft.fate === "open") return <OpenDraft draft={draft} onLeave={leave} />;
  return (
    <div className="suggesting" role="group" aria-label={t(`draft.ended.${draft.fate}`)}>
      <p role="status">{t(`draft.ended.${draft.fate}`)}</p>
      <div className="suggesting-acts">
        <Button autoFocus onPress={leave}>
          {t("ui.close")}
        </Button>
      </div>
    </div>
  );
}

type OpenDraftProps = { readonly draft: Draft; readonly onLeave: () => void };

function OpenDraft({ draft, onLeave }: OpenDraftProps) {
  const t = useTranslations();
  const { id: me } = useSession();
  const room = useRoom({ enterRoom: openDraftRoom, id: opinionId(draft.id), me });
  const { words } = useParts(room, ["words"]);
  const { kind, on } = draft;
  const base = useSuggestionBase(draft);
  const names = useSuggestionNames(draft, draft.owner);
  const [reason, reasonField] = useText(draft.reason ?? "");
  const [isMoreOpen, setMoreOpen] = useState(reason !== "");
  const [isDiscarding, setDiscarding] = useState(false);
  const { sending, sent, refusal, isSaved, submit, discard } = useDraftActs({ draft, room, reason, onLeave });
  const { sayRefusal } = useOpenedOpinion();
  const told = useDraftTold(draft);
  const leave = (): void => {
    sent.cancel();
    onLeave();
  };
  const hasWords = kind === "add" || kind === "change";
  const text = clauseText(words, clauseId(draft.id));
  return (
    <SendingContext value={sending}>
      <SuggestionFrame
        name={names.draft}
        heading={names.draft}
        isInPlace={kind !== "add" && on === null}
        colour={names.colour}
        closing={kind === "add" ? "" : base.closing}
        text={
          hasWords ? (
            <DraftEditor
              room={room}
              id={clauseId(draft.id)}
              base={kind === "add" ? null : base.text}
              label={names.draft}
              onLeave={leave}
            />
          ) : (
            <Redline changes={redlineBetween(kind, base.text, text)} />
          )
        }
        notes={
          <>
            <DraftNotes draft={draft} room={room} />
            {refusal === null || sending.refused !== null ? null : (
              <p className="warning">{sayRefusal(refusal)}</p>
            )}
            {isSaved ? null : <p className="quiet">{t("draft.notSaved")}</p>}
            {isDiscarding ? (
              <Discarding whose={told.whose} onKeep={() => setDiscarding(false)} onDiscard={discard} />
            ) : null}
          </>
        }
        doWords={names.submit}
        isDisabled={!isSaved || refusal !== null}
        focusDo={false}
        sending={sending}
        sent={sent}
        seen={t(`draft.submitMeans.${told.means}`, told)}
        acts={<Button onPress={leave}>{t("ui.close")}</Button>}
        more={{
          words: t("suggestion.moreOfDraft"),
          isOpen: isMoreOpen,
          content: (
            <>
              <ReasonField label={t("ask.reasonOptional")} {...reasonField} />
              <Button onPress={() => setDiscarding(true)}>{t("draft.discard")}</Button>
            </>
          ),
        }}
        onMore={setMoreOpen}
        onSubmit={submit}
        onLeave={leave}
      />
    </SendingContext>
  );
}

type ActsOf = OpenDraftProps & { readonly room: PageRoom; readonly reason: string };

/** Submits the draft with all of its text, or discards it. */
function useDraftActs({ draft, room, reason, onLeave }: ActsOf) {
  const t = useTranslations("draft");
  const { status, words, unsaved, synced } = useParts(room, ["status", "words", "unsaved", "synced"]);
  const { tryOut, ask } = useOpenedOpinion();
  const { hash } = useSuggestionBase(draft);
  const sending = useSending(onLeave);
  const sent = useSentHere(useSuggestionNames(draft, draft.owner).draft);
  const { kind, on, language } = draft;
  const command = {
    type: "propose" as const,
    kind,
    clauseId: draft.clauseId,
    draftId: draft.id,
    ...(on === null ? {} : { on }),
    ...(kind === "add" ? { clauseKind: draft.clauseKind, level: draft.level } : {}),
    ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    ...(language === undefined ? {} : { language }),
    ...(kind === "add" || hash === undefined ? {} : { hash }),
  };
  const hasWords = kind === "add" || kind === "change";
  // Here the words are not at hand as the server has them: they are tried out as they are shown.
  const refusal = tryOut(hasWords ? { ...command, text: clauseText(words, clauseId(draft.id)) } : command);
  const isSaved = status === "live" && synced && unsaved === 0;
  const send = (asked: Parameters<typeof ask>[0], done: string): void =>
    sending.send((refuse) => sent.during(async () => (await ask(asked, done, refuse)) !== null));
  return {
    sending,
    sent,
    refusal,
    isSaved,
    submit: () => {
      if (isSaved && refusal === null) send(command, t("done.submitted"));
    },
    discard: () => send({ type: "discardDraft", proposalId: draft.id }, t("done.discarded")),
  };
}

type DiscardingProps = {
  readonly whose: DraftWhose;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
};

function Discarding({ whose, onKeep, onDiscard }: DiscardingProps) {
  const t = useTranslations();
  const isSending = useContext(SendingContext)?.isSending ?? false;
  return (
    <div className="draft-discard" role="group" aria-label={t("draft.discard")}>
      <p>{t(`draft.discardSure.${whose}`)}</p>
      <Button onPress={onKeep}>{t("ui.cancel")}</Button>
      <Button look="grave" isDisabled={isSending} onPress={onDiscard}>
        {t("draft.discardYes")}
      </Button>
    </div>
  );
}
