import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SignInWays } from "../../shared/wire/sign-in-ways.ts";
import { useRead } from "../forum/use-read.ts";
import { readJson } from "../forum/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { useSending } from "../ui/use-sending.ts";
import { refusedInAddress, useOutcomeWords } from "./use-outcome-words.ts";
import { goToProvider, signInByPasskey, type WayOutcome } from "./ways-requests.ts";

type OtherWaysProps = { readonly onSignedIn: () => void };

/** Ways in beside links, on the sign-in page: the organisation's account, and a passkey (rules A32, A38). */
export function OtherWays({ onSignedIn }: OtherWaysProps) {
  const t = useTranslations();
  const said = useOutcomeWords();
  const ways = useRead(["signInWays"], () => readJson<SignInWays>("/api/sign-in/ways"));
  const [refused] = useState(refusedInAddress);
  const sending = useSending(() => undefined);
  const run = (act: () => Promise<WayOutcome>, onDone: () => void): void =>
    sending.send(async (refuse) => {
      const outcome = await act();
      const words = said(outcome);
      if (words !== null) {
        refuse(words);
        return false;
      }
      onDone();
      return true;
    });
  if (ways.kind !== "here" || (ways.here.openid === null && !ways.here.passkeys)) return null;
  const { openid, passkeys } = ways.here;
  const words = sending.refused ?? (refused === null ? null : t(`refusal.${refused}`));
  return (
    <section className="other-ways" aria-label={t("ways.other")}>
      <p role="status" className={words === null ? undefined : "warning"}>
        {words}
      </p>
      <div>
        {openid === null ? null : (
          <Button
            isPending={sending.isSending}
            onPress={() =>
              run(
                () => goToProvider("/api/sign-in/openid", { returnTo: "/", more: { as: null } }),
                () => undefined,
              )
            }
          >
            {t("ways.withAccount", { name: openid })}
          </Button>
        )}
        {passkeys ? (
          <Button isPending={sending.isSending} onPress={() => run(signInByPasskey, onSignedIn)}>
            {t("ways.withPasskey")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
