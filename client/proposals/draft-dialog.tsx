import { useContext, useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { clauseId, opinionId } from "../../shared/ids.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { useWhomHere } from "../forum/use-whom.ts";
import type { Draft } from "../../shared/negotiation/draft.ts";
import { presentWords } from "../../shared/negotiation/proposal.ts";
import { clauseText, textOf } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useInstants } from "../i18n/instants.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { Redline } from "./redline.tsx";
import { redlineBetween } from "./redline-of.ts";
import { useSymbolOf } from "./whose.ts";
import { enterRoom } from "../room/enter-room.ts";
import { SavedSign } from "../opinion/saved-sign.tsx";
import { type EnterRoom, useParts, useRoom } from "../room/use-room.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { type Sending, SendingContext, useSending } from "../ui/use-sending.ts";
import { useDraftPlace } from "./draft-place.ts";
import { whoseDraft } from "./draft-whose.ts";
import { DraftEditor } from "./draft-editor.tsx";

const openDraftRoom: EnterRoom = (id, me) => enterRoom(id, me, "drafts");

type DraftDialogProps = { readonly draft: Draft; readonly onClose: () => void };

/** Writes a draft together with all for whom it is there, live, and submits or discards it. */
export function DraftDialog({ draft, onClose }: DraftDialogProps) {
  const t = useTranslations();
  const place = useDraftPlace()(draft);
  const sending = useSending(onClose);
  return (
    <SendingContext value={sending}>
      <Dialog title={t("draft.title", { place })} onClose={onClose} wide>
        {draft.fate === "open" ? (
          <OpenDraft draft={draft} sending={sending} onClose={onClose} />
        ) : (
          <>
            <p>{t(`draft.ended.${draft.fate}`)}</p>
            <DialogActs>
              <Button onPress={onClose}>{t("ui.close")}</Button>
            </DialogActs>
          </>
        )}
      </Dialog>
    </SendingContext>
  );
}

function OpenDraft({ draft, sending, onClose }: DraftDialogProps & { readonly sending: Sending }) {
  const t = useTranslations();
  const { id: me } = useSession();
  const room = useRoom({ enterRoom: openDraftRoom, id: opinionId(draft.id), me });
  const { status, words, unsaved, synced, people, lost } = useParts(room, PARTS);
  const forum = useForum();
  const { inZone } = useInstants();
  const { snapshot, tryOut, sayRefusal, ask } = useOpenedOpinion();
  const whomHere = useWhomHere(snapshot.opinion.groupId);
  const symbolOf = useSymbolOf();
  const { owner } = draft;
  const told = {
    whose: whoseDraft(draft),
    members: owner.kind === "group" ? owner.members.map(symbolOf).join(", ") : "",
    coordinator: owner.kind === "group" ? symbolOf(owner.coordinator) : "",
  };
  const isSmallGroup = owner.kind === "group" && owner.huddle !== undefined;
  const [reason, reasonField] = useText(draft.reason ?? "");
  const [discarding, setDiscarding] = useState(false);

  const there = snapshot.document.clauses.find((one) => one.id === draft.clauseId);
  const other = snapshot.opinion.negotiation.proposals.find((one) => one.id === draft.on);
  const hash = other === undefined ? there?.hash : presentWords(other).hash;
  const base = other === undefined ? (there?.text ?? "") : textOf(presentWords(other).runs);
  const text = clauseText(words, clauseId(draft.id));
  const shown = useDeferredValue(text);
  const hasWords = draft.kind === "add" || draft.kind === "change";
  const command = {
    type: "propose" as const,
    kind: draft.kind,
    clauseId: draft.clauseId,
    draftId: draft.id,
    ...(draft.on === null ? {} : { on: draft.on }),
    ...(draft.kind === "add" ? { clauseKind: draft.clauseKind, level: draft.level } : {}),
    ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    ...(draft.language === undefined ? {} : { language: draft.language }),
    ...(draft.kind === "add" || hash === undefined ? {} : { hash }),
  };
  // Here the words are not at hand as the server has them: they are tried out as they are shown.
  const refusal = tryOut(hasWords ? { ...command, text } : command);
  const isSaved = status === "live" && synced && unsaved === 0;

  // Persons are named within their delegation alone; of the others the delegation is (rule A7).
  const nameOf = (person: RosterPerson): string =>
    forum.people.find(({ id }) => id === person.userId)?.name || whomHere(person).label;
  const others = people.filter(({ userId }) => userId === undefined || userId !== me);
  const names = [...new Set(others.map(nameOf))];

  const send = (asked: Parameters<typeof ask>[0], done: string): void =>
    sending.send(async (refuse) => (await ask(asked, done, refuse)) !== null);

  return (
    <DialogForm
      more={
        <Button look="plain" onPress={() => setDiscarding(true)}>
          {t("draft.discard")}
        </Button>
      }
      closeWords={t("ui.close")}
      doWords={t("draft.submit")}
      isDisabled={!isSaved || refusal !== null}
      onSubmit={() => send(command, t("draft.done.submitted"))}
      onClose={onClose}
    >
      <p className="faint">{t(`draft.onlyYouStart.${told.whose}`, told)}</p>
      {draft.received === undefined ? null : (
        <p className="quiet">
          {t("draft.received", {
            number: draft.received.number,
            at: inZone(draft.received.at, forum.timeZone),
            zone: forum.timeZone,
          })}
        </p>
      )}
      <DraftClosed status={status} onComeBack={room.comeBack} />
      {hasWords ? <DraftEditor room={room} id={clauseId(draft.id)} /> : null}
      <p className="draft-signs">
        <SavedSign room={room} />
        {names.length === 0 ? null : <span>{t("draft.alsoHere", { names: names.join(", ") })}</span>}
      </p>
      {lost.map((one) => (
        <div key={one.id} className="warning">
          <p>{t("draft.refusedWords")}</p>
          <p className="words">{one.typed}</p>
          <Button onPress={() => room.discardLost(one.id)}>{t("draft.dropRefused")}</Button>
        </div>
      ))}
      {draft.kind === "change" ? (
        <div>
          <h3>{t("draft.preview")}</h3>
          <Redline changes={redlineBetween(draft.kind, base, shown)} language={draft.language ?? "en"} />
        </div>
      ) : null}
      <ReasonField label={t("ask.reasonOptional")} {...reasonField} />
      {refusal === null ? null : <p className="warning">{sayRefusal(refusal)}</p>}
      {isSaved ? null : <p className="quiet">{t("draft.notSaved")}</p>}
      <p className="faint">{t(`draft.submitMeans.${isSmallGroup ? "smallGroup" : told.whose}`, told)}</p>
      {discarding ? (
        <Discarding
          whose={told.whose}
          onKeep={() => setDiscarding(false)}
          onDiscard={() => send({ type: "discardDraft", proposalId: draft.id }, t("draft.done.discarded"))}
        />
      ) : null}
    </DialogForm>
  );
}

type DraftClosedProps = { readonly status: RoomSnapshot["status"]; readonly onComeBack: () => void };

/** Says why nobody can write here now; nothing while somebody can. */
function DraftClosed({ status, onComeBack }: DraftClosedProps) {
  const t = useTranslations();
  switch (status) {
    case "loading":
      return <p className="quiet">{t("draft.opening")}</p>;
    case "unknown":
    case "quarantined":
    case "signedOut":
      return <p className="warning">{t("draft.notHere")}</p>;
    case "crowded":
      return (
        <div className="warning">
          <p>{t("room.crowded")}</p>
          <Button onPress={onComeBack}>{t("room.useThisWindow")}</Button>
        </div>
      );
    case "live":
    case "offline":
    case "reload":
      return null;
  }
}

type DiscardingProps = {
  readonly whose: ReturnType<typeof whoseDraft>;
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

const PARTS = ["status", "words", "unsaved", "synced", "people", "lost"] as const;
