import { useTranslations } from "use-intl";
import type { Draft } from "../../shared/negotiation/draft.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useWhomHere } from "../forum/use-whom.ts";
import { useInstants } from "../i18n/instants.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { SavedSign } from "../opinion/saved-sign.tsx";
import type { PageRoom, RoomSnapshot } from "../room/room.ts";
import { useParts } from "../room/use-room.ts";
import { Button } from "../ui/button.tsx";
import { useDraftTold } from "./draft-whose.ts";
import { comma } from "../i18n/list-signs.ts";

/** Says of a draft who reads it, who else writes in it, and what of it is saved. */
export function DraftNotes({ draft, room }: { readonly draft: Draft; readonly room: PageRoom }) {
  const t = useTranslations("draft");
  const { id: me } = useSession();
  const forum = useForum();
  const { inZone } = useInstants();
  const { snapshot } = useOpenedOpinion();
  const whomHere = useWhomHere(snapshot.opinion.groupId);
  const { status, people, lost } = useParts(room, ["status", "unsaved", "people", "lost"]);
  const told = useDraftTold(draft);
  const { received } = draft;
  // Persons are named within their delegation alone; of the others the delegation is (rule A7).
  const nameOf = (person: RosterPerson): string =>
    forum.people.find(({ id }) => id === person.userId)?.name || whomHere(person).label;
  const others = people.filter(({ userId }) => userId === undefined || userId !== me);
  const names = [...new Set(others.map(nameOf))];
  return (
    <>
      <DraftClosed status={status} onComeBack={room.comeBack} />
      <p className="draft-signs faint">
        <SavedSign room={room} />
        {names.length === 0 ? null : <span>{t("alsoHere", { names: names.join(comma()) })}</span>}
        <span>{t(`onlyYouStart.${told.whose}`, told)}</span>
      </p>
      {received === undefined ? null : (
        <p className="quiet">
          {t("received", {
            number: received.number,
            at: inZone(received.at, forum.timeZone),
            zone: forum.timeZone,
          })}
        </p>
      )}
      {lost.map((one) => (
        <div key={one.id} className="warning">
          <p>{t("refusedWords")}</p>
          <p className="words">{one.typed}</p>
          <Button onPress={() => room.discardLost(one.id)}>{t("dropRefused")}</Button>
        </div>
      ))}
    </>
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
