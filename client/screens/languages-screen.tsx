import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link, useLocation, useSearch } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import { isWorkLanguage, type WorkLanguage } from "../../shared/text/work-language.ts";
import { useSession } from "../forum/use-forum.ts";
import { ClauseSelectionProvider } from "../opinion/clause-selection.ts";
import { OpenedOpinionProvider } from "../opinion/opened-opinion.tsx";
import type { PageRoom } from "../room/room.ts";
import { type EnterRoom, useCalmSnapshot, useRoom } from "../room/use-room.ts";
import { RoomBanner } from "../shell/room-banner.tsx";
import { RoomClosed } from "../shell/room-closed.tsx";
import { SidePage } from "../shell/side-page.tsx";
import { TakeAwayDialog } from "../take-away/take-away-dialog.tsx";
import { WorkingVersion } from "../translations/working-version.tsx";

type LanguagesScreenProps = { readonly id: OpinionId; readonly enterRoom: EnterRoom };

/** The working text of one Opinion beside itself in another language (rule X44). */
export function LanguagesScreen({ id, enterRoom }: LanguagesScreenProps) {
  const t = useTranslations("translation");
  const { id: me, leads } = useSession();
  return (
    <SidePage heading={t("heading")} extraClass="merging">
      <ClauseSelectionProvider key={`${id} ${leads.join()}`}>
        <InRoom id={id} enterRoom={enterRoom} me={me} />
      </ClauseSelectionProvider>
    </SidePage>
  );
}

function InRoom({ id, enterRoom, me }: LanguagesScreenProps & { readonly me: PageRoom["me"] }) {
  const t = useTranslations("translation");
  const room = useRoom({ enterRoom, id, me });
  const snapshot = useCalmSnapshot(room);
  const [, go] = useLocation();
  const [taken, setTaken] = useState<WorkLanguage | null>(null);
  const asked = new URLSearchParams(useSearch()).get("in") ?? undefined;
  if (snapshot.status !== "live" && snapshot.status !== "offline")
    return <RoomClosed status={snapshot.status} onComeBack={room.comeBack} />;
  const { document, opinion } = snapshot;
  return (
    <OpenedOpinionProvider room={room} snapshot={snapshot}>
      <RoomBanner snapshot={snapshot} />
      <p>
        <Link href={`/opinions/${id}`}>{t("back")}</Link>
      </p>
      <h1 dir="auto">{document.title === "" ? opinion.number : document.title}</h1>
      <WorkingVersion
        room={room}
        chosen={isWorkLanguage(asked) ? asked : null}
        onDownload={setTaken}
        onChoose={(language) => go(`/opinions/${id}/languages?in=${language}`, { replace: true })}
      />
      {taken === null ? null : (
        <TakeAwayDialog opinion={opinion} beside={taken} onClose={() => setTaken(null)} />
      )}
    </OpenedOpinionProvider>
  );
}
