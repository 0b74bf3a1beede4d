import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import type { Merge } from "../../shared/merging/merge.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { mayWorkAtDesk } from "../../shared/people/permissions.ts";
import { withDryRun } from "../opinion/load-dry-run.ts";
import { MarksGuard } from "../opinion/marks-guard.tsx";
import { OpenedOpinionProvider, useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum, useSession } from "../forum/use-forum.ts";
import type { PageRoom } from "../room/room.ts";
import { ClauseSelectionProvider } from "../opinion/clause-selection.ts";
import { SidePage } from "../shell/side-page.tsx";
import { RoomBanner } from "../shell/room-banner.tsx";
import { RoomClosed } from "../shell/room-closed.tsx";
import { type EnterRoom, useCalmSnapshot, useRoom } from "../room/use-room.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { ClearingPanel } from "../merging/clearing.tsx";
import { DeskMessages } from "../i18n/screen-messages.tsx";
import { OneMerge } from "../merging/one-merge.tsx";
import { Revisions } from "../merging/revisions.tsx";
import { useMerge } from "../merging/use-merge.ts";
import { useOpenMerge } from "../merging/use-open-merge.ts";

type DeskScreenProps = { readonly id: OpinionId; readonly enterRoom: EnterRoom };

/** The merging desk of one Opinion: inputs beside each other, what comes of them, and what was published. */
export function DeskScreen(props: DeskScreenProps) {
  return (
    <DeskMessages>
      <OneDesk {...props} />
    </DeskMessages>
  );
}

function OneDesk({ id, enterRoom }: DeskScreenProps) {
  const t = useTranslations("merging");
  const { id: me, leads } = useSession();
  return (
    <SidePage heading={t("heading")} extraClass="merging">
      <ClauseSelectionProvider key={`${id} ${leads.join()}`}>
        <InRoom id={id} enterRoom={enterRoom} me={me} />
      </ClauseSelectionProvider>
    </SidePage>
  );
}

function InRoom({ id, enterRoom, me }: DeskScreenProps & { readonly me: PageRoom["me"] }) {
  const room = useRoom({ enterRoom, id, me });
  const snapshot = useCalmSnapshot(room);
  // The rules tell which marks a new basis ends.
  useEffect(() => void withDryRun(async () => null).catch(() => {}), []);
  if (snapshot.status !== "live" && snapshot.status !== "offline")
    return <RoomClosed status={snapshot.status} onComeBack={room.comeBack} />;
  return (
    <OpenedOpinionProvider room={room} snapshot={snapshot}>
      <MarksGuard>
        <RoomBanner snapshot={snapshot} />
        <AtDesk room={room} />
      </MarksGuard>
    </OpenedOpinionProvider>
  );
}

function AtDesk({ room }: { room: PageRoom }) {
  const t = useTranslations("merging");
  const { me, rules } = useForum();
  const { snapshot } = useOpenedOpinion();
  const { opinion, document } = snapshot;
  const { merges } = mergingOf(opinion);
  const [chosen, setChosen] = useState<string | null>(null);
  const mayRead = mayWorkAtDesk(me) === null;
  // In a closed forum the desk can only be read (rule D23).
  const works = mayRead && !rules.closed;
  const merge = merges.find(({ id }) => id === chosen) ?? merges.at(-1);
  const names = useMemo(
    () =>
      merges.map(({ id, openness }, i) => ({
        value: id as string,
        words: t(`mergeName.${openness}`, { n: i + 1 }),
      })),
    [merges, t],
  );
  return (
    <>
      <p>
        <Link href={`/opinions/${opinion.id}`}>{t("toText")}</Link>
      </p>
      <h1 dir="auto">{document.title === "" ? t("untitled", { number: opinion.number }) : document.title}</h1>
      <p className="quiet">{works ? t("explain") : t("explainWatching")}</p>
      {merges.length > 1 ? (
        <Select label={t("whichMerge")} choices={names} chosen={merge!.id} onChoose={setChosen} />
      ) : null}
      {merge === undefined ? <p className="quiet">{t(works ? "nothingOpen" : "nothingToWatch")}</p> : null}
      {merge === undefined ? <FirstActs works={works} mayRead={mayRead} /> : null}
      {merge === undefined ? null : <WholeMerge key={merge.id} merge={merge} room={room} works={works} />}
      <Revisions />
      <section aria-label={t("clearing.heading")}>
        <h2>{t("clearing.heading")}</h2>
        <ClearingPanel />
      </section>
    </>
  );
}

/** The merge as this page follows it: its rows come on an address of their own. */
function WholeMerge({ merge, room, works }: { merge: Merge; room: PageRoom; works: boolean }) {
  const t = useTranslations("merging");
  const whole = useMerge(merge);
  switch (whole.kind) {
    case "loading":
      return <Busy words={t("loadingMerge")} />;
    case "failed":
      return (
        <p className="warning" role="alert">
          {t("mergeFailed")} <Button onPress={whole.again}>{t("again")}</Button>
        </p>
      );
    case "here":
      return <OneMerge merge={whole.here} room={room} works={works} />;
  }
}

type FirstActsProps = { readonly works: boolean; readonly mayRead: boolean };

/** Without a merge: the two ways to start one, and the comparison of all Opinions. */
function FirstActs({ works, mayRead }: FirstActsProps) {
  const t = useTranslations("merging");
  const open = useOpenMerge();
  if (!works && !mayRead) return null;
  return (
    <p className="row-acts">
      {works ? (
        <>
          <Button look="main" onPress={() => open("private")}>
            {t("open.private")}
          </Button>
          <Button onPress={() => open("open")}>{t("open.open")}</Button>
        </>
      ) : null}
      {mayRead ? (
        <Link href="/desk" className="button">
          {t("across.link")}
        </Link>
      ) : null}
    </p>
  );
}
