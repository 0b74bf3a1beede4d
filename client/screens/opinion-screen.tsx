import { type ComponentType, memo, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useSearch } from "wouter";
import { DAY_MS } from "../../shared/durations.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { UnderlinesProvider } from "../opinion/underlined-text.ts";
import { OpenedOpinionProvider, useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { withDryRun } from "../opinion/load-dry-run.ts";
import { MarksGuard } from "../opinion/marks-guard.tsx";
import { CommandRunnerProvider } from "../panel/command-runner-provider.tsx";
import { ForumOfOpinion } from "../opinion/forum-of-opinion.tsx";
import { keepLastOpinion } from "../forum/last-opinion.ts";
import { SideColumn } from "../outline/side-column.tsx";
import { useSideView } from "../outline/side-view.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import type { PageRoom, RoomSnapshot } from "../room/room.ts";
import { ProposingProvider } from "../proposals/proposing-provider.tsx";
import { useLinkedClause } from "../notices/use-linked-clause.ts";
import { useLinkedProposal } from "../proposals/use-linked-proposal.ts";
import { useAnySilence } from "../silence/use-any-silence.ts";
import { DeadlineNews } from "../shell/load-deadline-news.ts";
import { lazyPart, quietPart } from "../i18n/later-messages.ts";
import { oncePageQuiet } from "../ui/once-page-quiet.ts";
import { useMedia } from "../ui/use-media.ts";
import { useReadMode } from "../opinion/read-mode.ts";
import { useSuggestion } from "../opinion/use-proposing.ts";
import { CalledClauseContext } from "../opinion/called-clause.ts";
import { openSince, SinceProvider } from "../opinion/since.ts";
import { ClauseSelectionProvider } from "../opinion/clause-selection.ts";
import { OpinionHeader } from "./opinion-header.tsx";
import { ClosedBanner, RestoredBanner } from "../shell/load-closed-banner.ts";
import { RoomBanner } from "../shell/room-banner.tsx";
import { RoomClosed } from "../shell/room-closed.tsx";
import { SideNav } from "../shell/side-nav.tsx";
import { SidePanelProvider, type SidePanelTab } from "../opinion/side-panel.ts";
import { type EnterRoom, useCalmSnapshot, useRoom } from "../room/use-room.ts";
import { useTitle } from "../shell/use-title.ts";

// The words come first: what tells and asks about them is fetched while they are already read.
const fetchPenBar = async () => (await import("../panel/act-bar.tsx")).ActBar;
const ActBar = quietPart(() => withDryRun(fetchPenBar));
const fetchEntries = async () => (await import("../panel/opinion-entries.tsx")).OpinionEntries;
const OpinionEntries = quietPart(() => withDryRun(fetchEntries));
const fetchSidePanel = async () => (await import("../panel/side-panel.tsx")).SidePanel;
const SidePanel = lazyPart(() => withDryRun(fetchSidePanel));
const fetchObjections = async () => (await import("../objections/objections-bar.tsx")).ObjectionsBar;
const ObjectionsBar = quietPart(() => withDryRun(fetchObjections));
const fetchSilence = async () => (await import("../silence/silence-banner.tsx")).SilenceBanner;
const SilenceBanner = quietPart(() => withDryRun(fetchSilence));
const LinkedPlace = quietPart(async () => {
  const styles = import("../outline/outline.css");
  return (await Promise.all([import("../outline/linked-place.tsx"), styles]))[0].LinkedPlace;
});
const WithSheet = quietPart(async () => (await import("./with-sheet.tsx")).WithSheet);
const MeetingStrip = quietPart(async () => (await import("./meeting-strip.tsx")).MeetingStrip);
const FirstSteps = quietPart(async () => (await import("./first-steps.tsx")).FirstSteps);
const CallBox = quietPart(async () => (await import("../calls/call-box.tsx")).CallBox);
const Projector = lazyPart(async () => (await import("./projector.tsx")).Projector);
/** The words of the sheet come first, and the shelf is a megabyte: it is read once the page is quiet. */
const AgreedInText = quietPart(async () => {
  await new Promise<void>((resolve) => void oncePageQuiet(resolve));
  return (await import("../agreed-language/agreed-in-text.tsx")).AgreedInText;
});
const TextNews = quietPart(async () => (await import("../merging/text-news.tsx")).TextNews);
const SinceLook = quietPart(async () => (await import("../history/since-look.tsx")).SinceLook);
const ViewMenu = quietPart(async () => (await import("./view-menu.tsx")).ViewMenu);
const Reading = quietPart(async () => (await import("./reading.tsx")).ReadView);
const BesideWords = quietPart(async () => (await import("./beside-text.tsx")).BesideText);
const fetchLostWords = async () => (await import("../panel/lost-text-list.tsx")).LostTextList;
const fetchDrawer = async () => (await import("../ui/drawer.tsx")).Drawer;
const LostWords = quietPart(fetchLostWords);
const Drawer = lazyPart(fetchDrawer);

const WEEK_MS = 7 * DAY_MS;

type OpinionScreenProps = {
  readonly id: OpinionId;
  readonly enterRoom: EnterRoom;
  readonly Sheet: ComponentType<{ readonly room: PageRoom; readonly calm: OpinionDocument }>;
};

/** The drafting screen: the sheet in the middle, everything else in its margins. */
export function OpinionScreen(props: OpinionScreenProps) {
  const { leads } = useSession();
  // Another acting role reads other entries: the room is entered anew (rule P6).
  return <UnderHat key={leads.join()} {...props} />;
}

function UnderHat({ id, enterRoom, Sheet }: OpinionScreenProps) {
  const { id: me } = useSession();
  const room = useRoom({ enterRoom, id, me });
  useEffect(() => keepLastOpinion(id), [id]);
  return (
    <ClauseSelectionProvider key={id}>
      <UnderlinesProvider>
        <InRoom room={room} Sheet={Sheet} />
      </UnderlinesProvider>
    </ClauseSelectionProvider>
  );
}

type InRoomProps = { readonly room: PageRoom; readonly Sheet: OpinionScreenProps["Sheet"] };

function InRoom(props: InRoomProps) {
  return <AsItStands {...props} snapshot={useCalmSnapshot(props.room)} />;
}

type AsItStandsProps = InRoomProps & { readonly snapshot: RoomSnapshot };

/** Rests while the snapshot is the same: then it waits to be drawn in slices. */
const AsItStands = memo(function AsItStands({ room, Sheet, snapshot }: AsItStandsProps) {
  switch (snapshot.status) {
    case "live":
    case "offline":
      return (
        <ForumOfOpinion snapshot={snapshot}>
          <OpenedOpinionProvider room={room} snapshot={snapshot}>
            <MarksGuard>
              <CommandRunnerProvider>
                <ProposingProvider>
                  <Drafting room={room} snapshot={snapshot} Sheet={Sheet} />
                </ProposingProvider>
              </CommandRunnerProvider>
            </MarksGuard>
          </OpenedOpinionProvider>
        </ForumOfOpinion>
      );
    case "loading":
    case "signedOut":
    case "unknown":
    case "reload":
    case "quarantined":
    case "crowded":
      return <RoomClosed status={snapshot.status} onComeBack={room.comeBack} />;
  }
});

type Open = "nothing" | "opinions" | "story";

function Drafting({ room, snapshot, Sheet }: AsItStandsProps) {
  const t = useTranslations();
  const wide = useMedia("(width >= 75em)");
  const middle = useMedia("(width >= 53.75em)");
  const [open, setOpen] = useState<Open>("nothing");
  const [tab, setTab] = useState<SidePanelTab>("clause");
  const { opinion, document } = snapshot;
  const { shelfSeq } = useForum();
  const mode = useReadMode();
  const { cite } = useOpenedOpinion();
  const order = useMemo(() => document.clauses.map(({ id }) => id), [document.clauses]);
  const [since] = useState(openSince);
  const drawerTitle = useSideView() === "outline" ? "outline.title" : "nav.opinions";
  const close = (): void => setOpen("nothing");
  // In a wide window the panel stands beside the text. It does not come back over it when the window narrows again.
  if (open === "story" && middle) close();
  // A drawer over the text closes when a suggestion opens in the text.
  const suggestion = useSuggestion();
  const [seen, setSeen] = useState(suggestion);
  if (seen !== suggestion) {
    setSeen(suggestion);
    if (suggestion !== null) close();
  }
  useEffect(
    () =>
      oncePageQuiet(() => {
        for (const fetchPart of [fetchLostWords, fetchDrawer]) fetchPart().catch(() => {});
      }),
    [],
  );
  useTitle(document.title === "" ? t("header.draftOpinion", { number: opinion.number }) : document.title);

  const showSidePanel = useCallback(
    (next: SidePanelTab): void => {
      setTab(next);
      if (!middle) setOpen("story");
    },
    [middle],
  );

  useLinkedProposal(snapshot, showSidePanel);
  const showClause = useCallback(() => {
    // A comment stands in the panel, which a narrow screen opens for it.
    if (new URLSearchParams(location.search).has("comment")) showSidePanel("clause");
    else setTab("clause");
  }, [showSidePanel]);
  useLinkedClause(snapshot, showClause);

  const projectorId = new URLSearchParams(useSearch()).get("projector");
  if (projectorId !== null)
    return (
      <Suspense fallback={null}>
        <Projector id={projectorId}>
          <Sheet room={room} calm={document} />
        </Projector>
      </Suspense>
    );

  return (
    <SidePanelProvider value={showSidePanel}>
      <SinceProvider value={since}>
        <div className="drafting">
          <a className="skip" href="#text">
            {t("app.skip")}
          </a>
          <OpinionHeader
            room={room}
            width={wide ? "wide" : middle ? "middle" : "narrow"}
            onOpinions={() => setOpen("opinions")}
            onPeople={() => showSidePanel("people")}
          />
          <ObjectionsBar />
          <div className="events-place">
            <MeetingStrip opinionId={opinion.id} groupId={opinion.groupId} />
          </div>
          {wide ? (
            <SideNav>
              <SideColumn here={document} />
            </SideNav>
          ) : null}
          <WithSheet room={room} {...(wide ? {} : { onShow: () => setOpen("opinions") })} />
          <main id="text" className="desk" tabIndex={-1}>
            <Notices room={room} snapshot={snapshot} />
            <LinkedPlace />
            {middle ? null : (
              <div className="view-corner">
                <ViewMenu />
              </div>
            )}
            {mode.kind === "working" ? (
              <>
                <SinceLook id={opinion.id} nameOf={cite} order={order} />
                <CalledClauseContext value={CallBox}>
                  <Sheet room={room} calm={document} />
                </CalledClauseContext>
                {document.clauses.some(({ kind }) => kind === "verb") ? null : <FirstSteps room={room} />}
                {shelfSeq === 0 ? null : <AgreedInText />}
              </>
            ) : (
              <Reading mode={mode} room={room} />
            )}
          </main>
          <ActBar {...(middle ? {} : { onSidePanel: () => setOpen("story") })} />
          {middle ? (
            <aside className="story" aria-label={t("panel.drawer")}>
              <Suspense fallback={null}>
                <SidePanel tab={tab} onTab={setTab} />
              </Suspense>
            </aside>
          ) : null}
          <OpinionEntries />
          <Suspense fallback={null}>
            {open === "opinions" ? (
              <Drawer from="beside" title={t(drawerTitle)} closeName={t("ui.close")} onClose={close}>
                <SideColumn here={document} onGo={close} />
              </Drawer>
            ) : null}
            {open === "story" && !middle ? (
              <Drawer from="below" title={t("panel.drawer")} closeName={t("ui.close")} onClose={close}>
                <SidePanel tab={tab} onTab={setTab} />
              </Drawer>
            ) : null}
          </Suspense>
        </div>
      </SinceProvider>
    </SidePanelProvider>
  );
}

type NoticesProps = Pick<AsItStandsProps, "room" | "snapshot">;

/** Tells above the sheet of what goes on around the text: the room, deadlines, silences, refused words. */
function Notices({ room, snapshot }: NoticesProps) {
  const { opinion, document } = snapshot;
  const anySilence = useAnySilence(opinion);
  const { rules, restores, now } = useForum();
  const restored = restores.findLast((one) => one.opinionId === opinion.id && now - one.at < WEEK_MS);
  return (
    <>
      <RoomBanner snapshot={snapshot} />
      {rules.closed ? <ClosedBanner /> : null}
      {restored === undefined ? null : <RestoredBanner restored={restored} />}
      <DeadlineNews here={opinion} />
      <BesideWords room={room} />
      {anySilence ? <SilenceBanner /> : null}
      {opinion.merging === undefined && opinion.baseTexts.length === 0 ? null : (
        <TextNews opinion={opinion} hash={document.hash} />
      )}
      {snapshot.lost.length === 0 ? null : <LostWords room={room} />}
    </>
  );
}
