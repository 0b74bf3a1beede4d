import { Fragment } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Redirect } from "wouter";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ForumProvider, useForumState } from "./use-forum.ts";

/** Shows its screen once the forum is here; says what to do next where it is not. */
export function ForumGate({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const state = useForumState();
  switch (state.kind) {
    case "here":
      // Somebody else may sign in in another tab: nothing of the person before stays on the page.
      return (
        <ForumProvider value={state.forum}>
          <Fragment key={state.forum.me.id}>{children}</Fragment>
        </ForumProvider>
      );
    case "loading":
      return <Busy words={t("room.forumLoading")} />;
    case "signedOut":
      return <Redirect to="/sign-in" replace />;
    case "refused":
      return <Notice heading={t(`refusal.${state.refusal.reason}`)} next={t("room.forumFailedNext")} />;
    case "unreachable":
      return (
        <Notice heading={t("room.forumFailed")} next={t("room.forumFailedNext")}>
          <Button look="main" onPress={() => location.reload()}>
            {t("ui.tryAgain")}
          </Button>
        </Notice>
      );
  }
}
