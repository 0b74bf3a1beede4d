import { QueryClientProvider } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, Suspense } from "react";
import { useTranslations } from "use-intl";
import { Redirect, Route, Switch } from "wouter";
import { opinionId } from "../shared/ids.ts";
import type { OpinionDocument } from "../shared/document/opinion-document.ts";
import { ForumGate } from "./forum/forum-gate.tsx";
import { Queries } from "./forum/queries.ts";
import { LanguageProvider, type SpokenLanguage } from "./i18n/language-provider.tsx";
import type { PageRoom } from "./room/room.ts";
import { NotFetched } from "./shell/not-fetched.tsx";
import { NotFoundScreen } from "./screens/not-found-screen.tsx";
import { OpinionScreen } from "./screens/opinion-screen.tsx";
import { SendsTold, SentNotices } from "./shell/sent-told.tsx";
import { StoppedWorking } from "./shell/stopped-working.tsx";
import type { EnterRoom } from "./room/use-room.ts";
import { WholeBusy } from "./ui/busy.tsx";
import { NotFetchedContext } from "./ui/lazy-again.ts";
import { lazyPart, quietPart } from "./i18n/later-messages.ts";
import { Toasts } from "./ui/toasts.tsx";

const HomeScreen = lazyPart(async () => {
  const styles = [import("./home/home.css"), import("./help/help.css")];
  return (await Promise.all([import("./screens/home-screen.tsx"), ...styles]))[0].HomeScreen;
});
const HelpScreen = lazyPart(async () => {
  const styles = import("./help/help.css");
  return (await Promise.all([import("./screens/help-screen.tsx"), styles]))[0].HelpScreen;
});
const NewBuild = quietPart(async () => (await import("./shell/new-build.tsx")).NewBuild);
const CopyNotice = quietPart(async () => (await import("./offline-page/copy-notice.tsx")).CopyNotice);
const HelpKey = quietPart(async () => (await import("./help/help-key.tsx")).HelpKey);
const SignInScreen = lazyPart(async () => (await import("./screens/sign-in-screen.tsx")).SignInScreen);
const TimetableScreen = lazyPart(
  async () => (await import("./screens/timetable-screen.tsx")).TimetableScreen,
);
const RecordScreen = lazyPart(async () => (await import("./screens/record-screen.tsx")).RecordScreen);
const MeetingScreen = lazyPart(async () => (await import("./screens/meeting-screen.tsx")).MeetingScreen);
const BoardScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).BoardScreen);
const ReportScreen = lazyPart(async () => (await import("./screens/report-screen.tsx")).ReportScreen);

const HistoryScreen = lazyPart(async () => (await import("./screens/history-screen.tsx")).HistoryScreen);

const ContributionsScreen = lazyPart(
  async () => (await import("./screens/contributions-screen.tsx")).ContributionsScreen,
);

const LanguagesScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).LanguagesScreen);
const MainReportScreen = lazyPart(async () => {
  const styles = import("./main-report/main-report.css");
  return (await Promise.all([import("./screens/load-far-screens.ts"), styles]))[0].MainReportScreen;
});
const DeskScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).DeskScreen);

const AcrossScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).AcrossScreen);

const WhereScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).WhereScreen);

const AgendaScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).FarAgenda);

const ExpertsScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).ExpertsScreen);

const ConsultationsScreen = lazyPart(
  async () => (await import("./screens/load-far-screens.ts")).FarConsultations,
);

const NominateScreen = lazyPart(async () => (await import("./screens/nominate-screen.tsx")).NominateScreen);

const NewDraftScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).NewDraftScreen);

const MailScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).MailScreen);

const AuditScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).AuditScreen);
const PeopleScreen = lazyPart(async () => {
  const styles = import("./people-list/people-list.css");
  return (await Promise.all([import("./screens/people-screen.tsx"), styles]))[0].PeopleScreen;
});

const ShelfScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).ShelfScreen);

const DeviceScreen = lazyPart(async () => (await import("./screens/device-screen.tsx")).DeviceScreen);

const OwnWaysScreen = lazyPart(async () => (await import("./screens/load-far-screens.ts")).OwnWaysScreen);

/** Parts of the page in all their states, for those who work on it: a built page that is served has none of it. */
const DesignScreen = import.meta.env.DEV
  ? lazyPart(async () => {
      const styles = [import("./design/design.css"), import("./help/help.css")];
      return (await Promise.all([import("./design/design-screen.tsx"), ...styles]))[0].DesignScreen;
    })
  : null;

// Offline, a question fails at once and says so; it is asked again when the connection is back.
const queries = new Queries({
  defaultOptions: { queries: { networkMode: "always", refetchOnReconnect: true } },
});

type AppProps = {
  readonly first: SpokenLanguage;
  readonly enterRoom: EnterRoom;
  readonly Sheet: ComponentType<{ readonly room: PageRoom; readonly calm: OpinionDocument }>;
};

/** The page: its providers, and one screen for each address. */
export function App({ first, enterRoom, Sheet }: AppProps) {
  return (
    <LanguageProvider first={first}>
      <StoppedWorking>
        <QueryClientProvider client={queries}>
          <SaysToasts>
            <Screens enterRoom={enterRoom} Sheet={Sheet} />
          </SaysToasts>
        </QueryClientProvider>
      </StoppedWorking>
    </LanguageProvider>
  );
}

function SaysToasts({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <Toasts label={t("notices")} dismissName={t("dismiss")} lasting={<Lasting />}>
      <SendsTold>
        <NotFetchedContext value={NotFetched}>{children}</NotFetchedContext>
      </SendsTold>
    </Toasts>
  );
}

function Lasting() {
  return (
    <>
      <SentNotices />
      <NewBuild />
      <CopyNotice />
      <HelpKey />
    </>
  );
}

function Screens({ enterRoom, Sheet }: Omit<AppProps, "first">) {
  const t = useTranslations("ui");
  return (
    <Suspense fallback={<WholeBusy words={t("loading")} />}>
      <Switch>
        <Route path="/sign-in">
          <SignInScreen />
        </Route>
        <Route path="/">
          <ForumGate>
            <HomeScreen />
          </ForumGate>
        </Route>
        <Route path="/opinions/:id">
          {({ id }) => (
            <ForumGate>
              <OpinionScreen key={id} id={opinionId(id)} enterRoom={enterRoom} Sheet={Sheet} />
            </ForumGate>
          )}
        </Route>
        <Route path="/opinions/:id/versions">
          {({ id }) => (
            <ForumGate>
              <HistoryScreen key={id} id={opinionId(id)} />
            </ForumGate>
          )}
        </Route>
        <Route path="/opinions/:id/history">
          {({ id }) => <Redirect to={`/opinions/${id}/versions${location.search}`} replace />}
        </Route>
        <Route path="/opinions">
          <Redirect to="/" replace />
        </Route>
        <Route path="/main-report">
          <ForumGate>
            <MainReportScreen />
          </ForumGate>
        </Route>
        <Route path="/timetable">
          <ForumGate>
            <TimetableScreen />
          </ForumGate>
        </Route>
        <Route path="/agenda">
          <ForumGate>
            <AgendaScreen />
          </ForumGate>
        </Route>
        <Route path="/meetings/:id">
          {({ id }) => (
            <ForumGate>
              <MeetingScreen key={id} id={id} />
            </ForumGate>
          )}
        </Route>
        <Route path="/meetings/:id/record">
          {({ id }) => (
            <ForumGate>
              <RecordScreen key={id} id={id} />
            </ForumGate>
          )}
        </Route>
        <Route path="/where">
          <ForumGate>
            <WhereScreen />
          </ForumGate>
        </Route>
        <Route path="/desk">
          <ForumGate>
            <AcrossScreen />
          </ForumGate>
        </Route>
        <Route path="/opinions/:id/languages">
          {({ id }) => (
            <ForumGate>
              <LanguagesScreen key={id} id={opinionId(id)} enterRoom={enterRoom} />
            </ForumGate>
          )}
        </Route>
        <Route path="/desk/:id">
          {({ id }) => (
            <ForumGate>
              <DeskScreen key={id} id={opinionId(id)} enterRoom={enterRoom} />
            </ForumGate>
          )}
        </Route>
        <Route path="/board">
          <ForumGate>
            <BoardScreen />
          </ForumGate>
        </Route>
        <Route path="/report">
          <ForumGate>
            <ReportScreen />
          </ForumGate>
        </Route>
        <Route path="/new-draft">
          <ForumGate>
            <NewDraftScreen />
          </ForumGate>
        </Route>
        <Route path="/mail">
          <ForumGate>
            <MailScreen />
          </ForumGate>
        </Route>
        <Route path="/audit">
          <ForumGate>
            <AuditScreen />
          </ForumGate>
        </Route>
        <Route path="/people">
          <ForumGate>
            <PeopleScreen />
          </ForumGate>
        </Route>
        <Route path="/experts">
          <ForumGate>
            <ExpertsScreen />
          </ForumGate>
        </Route>
        <Route path="/consultations">
          <ForumGate>
            <ConsultationsScreen />
          </ForumGate>
        </Route>
        <Route path="/nominate">
          <NominateScreen />
        </Route>
        <Route path="/shelf">
          <ForumGate>
            <ShelfScreen />
          </ForumGate>
        </Route>
        <Route path="/contributions">
          <ForumGate>
            <ContributionsScreen />
          </ForumGate>
        </Route>
        <Route path="/help">
          <ForumGate>
            <HelpScreen />
          </ForumGate>
        </Route>
        <Route path="/device">
          <DeviceScreen />
        </Route>
        <Route path="/passkeys">
          <ForumGate>
            <OwnWaysScreen />
          </ForumGate>
        </Route>
        {DesignScreen === null ? null : <Route path="/design" component={DesignScreen} />}
        <Route>
          <NotFoundScreen />
        </Route>
      </Switch>
    </Suspense>
  );
}
