import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Link, useLocation } from "wouter";
import type { Refusal } from "../../shared/refusal.ts";
import { ask } from "../forum/ask.ts";
import { refusalOf } from "../forum/fetch-json.ts";
import { FORUM_KEY } from "../forum/use-forum.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { LanguageMenu, ThemeButton } from "./account-menus.tsx";
import { useTitle } from "./use-title.ts";

type SigningIn =
  | { readonly kind: "none" }
  | { readonly kind: "signingIn"; readonly token: string }
  | { readonly kind: "unreachable"; readonly token: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** The token behind `#`, which no server log ever sees. */
function readToken(): SigningIn {
  const token = location.hash.slice(1);
  return token === "" ? { kind: "none" } : { kind: "signingIn", token };
}

/** It leaves the address bar as soon as the screen stands: one that is begun anew before that reads it again. */
const hideToken = (): void => history.replaceState(history.state, "", location.pathname);

export function SignInScreen() {
  const t = useTranslations();
  const [state, setState] = useState<SigningIn>(readToken);
  const [, go] = useLocation();
  const client = useQueryClient();
  useTitle(t("signIn.heading"));

  // A second link opened in the same tab changes the hash alone.
  useEffect(() => {
    if (location.hash !== "") hideToken();
    const listen = (): void => {
      const next = readToken();
      if (next.kind !== "signingIn") return;
      hideToken();
      setState(next);
    };
    addEventListener("hashchange", listen);
    return () => removeEventListener("hashchange", listen);
  }, []);

  const token = state.kind === "signingIn" ? state.token : null;
  useEffect(() => {
    if (token === null) return;
    void signIn(token).then((next) => {
      if (next !== "signedIn") return setState(next);
      client.removeQueries({ queryKey: FORUM_KEY });
      return go("/", { replace: true });
    });
  }, [token, client, go]);

  return (
    <div className="plain-screen">
      <header className="page-header">
        <span className="brand">{t("app.name")}</span>
        <span className="push" />
        <span className="account-menus">
          <ThemeButton />
          <LanguageMenu />
        </span>
      </header>
      <main>
        <SignInState state={state} onRetry={(again) => setState({ kind: "signingIn", token: again })} />
      </main>
    </div>
  );
}

/** Tokens on their way: a link works once, and React may run an effect twice. */
const underway = new Map<string, Promise<SigningIn | "signedIn">>();

function signIn(token: string): Promise<SigningIn | "signedIn"> {
  const before = underway.get(token);
  if (before !== undefined) return before;
  const answer = askServer(token).finally(() => setTimeout(() => underway.delete(token), 1_000));
  underway.set(token, answer);
  return answer;
}

async function askServer(token: string): Promise<SigningIn | "signedIn"> {
  try {
    const response = await ask("/api/sign-in", {
      as: null,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    if (response.ok) return "signedIn";
    return { kind: "refused", refusal: await refusalOf(response) };
  } catch {
    // The server was not reached: the link is not used up.
    return { kind: "unreachable", token };
  }
}

type SignInStateProps = { readonly state: SigningIn; readonly onRetry: (token: string) => void };

function SignInState({ state, onRetry }: SignInStateProps) {
  const t = useTranslations();
  switch (state.kind) {
    case "signingIn":
      return <Busy words={t("signIn.signingIn")} />;
    case "none":
      return (
        <Notice heading={t("signIn.none")} next={t("signIn.noneNext")}>
          <p className="faint">{t("signIn.operator")}</p>
        </Notice>
      );
    case "unreachable":
      return (
        <Notice heading={t("signIn.failed")} next={t("signIn.failedNext")}>
          <Button look="main" onPress={() => onRetry(state.token)}>
            {t("ui.tryAgain")}
          </Button>
        </Notice>
      );
    case "refused": {
      const { reason } = state.refusal;
      if (reason === "linkUsed")
        return (
          <Notice heading={t("signIn.used")} next={t("signIn.usedNext")}>
            <Link href="/" className="button main">
              {t("signIn.open")}
            </Link>
          </Notice>
        );
      if (reason === "linkUnknown" || reason === "unreadable")
        return <Notice heading={t("signIn.unknown")} next={t("signIn.unknownNext")} />;
      return <Notice heading={t("signIn.refused")} next={t(`refusal.${reason}`)} />;
    }
  }
}
