import { hashKey, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Redirect } from "wouter";
import { WholeBusy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { WholeNotice } from "../ui/notice.tsx";
import type { UserId } from "../../shared/ids.ts";
import { useToast } from "../ui/toasts.tsx";
import { onOtherPerson, pageIsOf, whosePage } from "./ask.ts";
import { sentCommands } from "./sent-commands.ts";
import { SignedOut } from "./signed-out.tsx";
import { ForumMessages } from "./forum-messages.tsx";
import { FORUM_KEY, type ForumHere, ForumProvider, useForumState } from "./use-forum.ts";

/** Shows its screen once the forum is here; says what to do next where it is not. */
export function ForumGate({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const state = useForumState();
  useOtherPerson();
  switch (state.kind) {
    case "here":
      // Somebody else may sign in in another tab: nothing of the person before stays on the page.
      return (
        <ForumAsItIs forum={state.forum}>
          <ForumMessages>
            <PageOf key={state.forum.me.id} person={state.forum.me.id}>
              {children}
            </PageOf>
          </ForumMessages>
        </ForumAsItIs>
      );
    case "loading":
      return <WholeBusy words={t("room.forumLoading")} />;
    case "signedOut":
      // The page's person finds it again where it was.
      return whosePage() === null ? <Redirect to="/sign-in" replace /> : <SignedOut />;
    case "refused":
      return <WholeNotice heading={t(`refusal.${state.refusal.reason}`)} next={t("room.forumFailedNext")} />;
    case "unreachable":
      return (
        <WholeNotice heading={t("room.forumFailed")} next={t("room.forumFailedNext")}>
          <Button look="main" onPress={() => location.reload()}>
            {t("ui.tryAgain")}
          </Button>
        </WholeNotice>
      );
  }
}

/** Takes all acts but those of reading from the person while the forum is closed (rule D23). */
function ForumAsItIs({ forum, children }: { readonly forum: ForumHere; readonly children: ReactNode }) {
  const here = useMemo(
    () => (forum.rules.closed ? { ...forum, me: { ...forum.me, forumClosed: true } } : forum),
    [forum],
  );
  return <ForumProvider value={here}>{children}</ForumProvider>;
}

/** Before anything under it asks or reads, so that nothing goes in the name of the person before, or is read from what they read. */
function PageOf({ person, children }: { readonly person: UserId; readonly children: ReactNode }) {
  const queries = useQueryClient();
  useState(() => {
    if (whosePage() === person) return;
    pageIsOf(person);
    queries.removeQueries({ predicate: ({ queryKey }) => hashKey(queryKey) !== hashKey(FORUM_KEY) });
  });
  useEffect(() => sentCommands().takeUp(person), [person]);
  return children;
}

/** Tells that another person is signed in now, and gives the page to that person (rule A9). */
function useOtherPerson(): void {
  const t = useTranslations();
  const toast = useToast();
  const queries = useQueryClient();
  useEffect(
    () =>
      onOtherPerson(() => {
        toast({ kind: "refused", words: t("refusal.otherPerson") });
        void queries.invalidateQueries({ queryKey: FORUM_KEY, exact: true });
      }),
    [t, toast, queries],
  );
}
