import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Link, useLocation } from "wouter";
import type { Refusal } from "../../shared/refusal.ts";
import { FORUM_KEY } from "../forum/use-forum.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useForgetToasts } from "../ui/toasts.tsx";
import { dropCopies } from "../offline-store/copies.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { storedLanguage } from "../i18n/languages.ts";
import { PlainScreen } from "../shell/plain-screen.tsx";
import { PublicLink } from "../sign-in/public-link.tsx";
import { OtherWays } from "../sign-in/other-ways.tsx";
import { useTitle } from "../shell/use-title.ts";
import { sendSignIn, SignInForms } from "../sign-in/sign-in-forms.tsx";

type SigningIn =
  | { readonly kind: "none" }
  | { readonly kind: "ready" | "signingIn" | "unreachable" | "tooMany"; readonly token: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Returns the token after `#`, which no server log sees. After a reload, it comes from the history. */
function readToken(): SigningIn {
  const kept = (history.state as { readonly token?: unknown } | null)?.token;
  const token = location.hash.slice(1) || (typeof kept === "string" ? kept : "");
  return token === "" ? { kind: "none" } : { kind: "ready", token };
}

/** Removes the token from the address bar. Keeps it until it is used, so that a reload still has it. */
const hideToken = (token: string): void => history.replaceState({ token }, "", location.pathname);
const forgetToken = (): void => history.replaceState(null, "", location.pathname);

export function SignInScreen() {
  const t = useTranslations();
  const [state, setState] = useState<SigningIn>(readToken);
  const [, go] = useLocation();
  const client = useQueryClient();
  const { choose } = useLanguage();
  useTitle(t("signIn.heading"));
  const forgetToasts = useForgetToasts();
  useEffect(forgetToasts, [forgetToasts]);

  // A second link opened in the same tab changes the hash alone.
  useEffect(() => {
    const take = (): void => {
      if (location.hash === "") return;
      const next = readToken();
      if (next.kind === "ready") hideToken(next.token);
      setState(next);
    };
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);

  const enter = async (): Promise<void> => {
    // Before anything is read: on a slow network a page may open with a copy (rule K36).
    await dropCopies();
    client.removeQueries({ queryKey: FORUM_KEY });
    // The server told the language that this person chose, on another device perhaps (rule K33).
    void choose(storedLanguage());
    go("/", { replace: true });
  };
  // Only a press signs in, because mail scanners open links and run the page's scripts.
  const signIn = async (token: string): Promise<void> => {
    setState({ kind: "signingIn", token });
    const next = await askServer(token);
    if (next === "signedIn") return enter();
    if (next.kind === "refused") forgetToken();
    setState(next);
  };

  return (
    <PlainScreen>
      <main>
        <SignInState state={state} onSignIn={(token) => void signIn(token)} />
        {state.kind === "none" || state.kind === "refused" ? (
          <SignInForms onSignedIn={() => void enter()} />
        ) : null}
        <OtherWays onSignedIn={() => void enter()} />
        <PublicLink />
      </main>
    </PlainScreen>
  );
}

async function askServer(token: string): Promise<SigningIn | "signedIn"> {
  try {
    const refusal = await sendSignIn("/api/sign-in", { token });
    if (refusal === null) return "signedIn";
    return refusal.reason === "tooMany" ? { kind: "tooMany", token } : { kind: "refused", refusal };
  } catch {
    // The server was not reached: the link is not used up.
    return { kind: "unreachable", token };
  }
}

type SignInStateProps = { readonly state: SigningIn; readonly onSignIn: (token: string) => void };

function SignInState({ state, onSignIn }: SignInStateProps) {
  const t = useTranslations();
  switch (state.kind) {
    case "ready":
      return (
        <Notice heading={t("signIn.ready")} next={t("signIn.readyNext")}>
          <Button look="main" autoFocus onPress={() => onSignIn(state.token)}>
            {t("signIn.heading")}
          </Button>
        </Notice>
      );
    case "signingIn":
      return <Busy words={t("signIn.signingIn")} />;
    case "none":
      return <Notice heading={t("signIn.none")} next={t("signIn.noneNext")} />;
    case "unreachable":
      return (
        <Notice heading={t("signIn.failed")} next={t("signIn.failedNext")}>
          <Button look="main" autoFocus onPress={() => onSignIn(state.token)}>
            {t("ui.tryAgain")}
          </Button>
        </Notice>
      );
    case "tooMany":
      return (
        <Notice heading={t("signIn.refused")} next={t("refusal.tooMany")}>
          <Button look="main" autoFocus onPress={() => onSignIn(state.token)}>
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
      if (reason === "linkEnded") return <Notice heading={t("signIn.ended")} next={t("signIn.endedNext")} />;
      if (reason === "linkUnknown" || reason === "unreadable")
        return <Notice heading={t("signIn.unknown")} next={t("signIn.unknownNext")} />;
      return <Notice heading={t("signIn.refused")} next={t(`refusal.${reason}`)} />;
    }
  }
}
