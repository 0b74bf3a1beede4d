import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { WholeNotice } from "../ui/notice.tsx";
import { FORUM_KEY, type ForumState } from "./use-forum.ts";

/** In place of a page whose person is signed out: it opens again by itself for who signs in at this browser next. */
export function SignedOut() {
  const t = useTranslations();
  return (
    <WholeNotice heading={t("room.signedOut")} next={t("room.signedOutNext")}>
      <Link href="/sign-in" className="button main">
        {t("signIn.heading")}
      </Link>
    </WholeNotice>
  );
}

/** A connection was told so before the page asked: now the whole page knows, and looks who signs in. */
export function SignedOutHere() {
  const queries = useQueryClient();
  useEffect(() => {
    queries.setQueryData<ForumState>(FORUM_KEY, { kind: "signedOut" });
  }, [queries]);
  return <SignedOut />;
}
