import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { OwnAccount, OwnPasskey, OwnSignInWays } from "../../shared/wire/sign-in-ways.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useRead } from "../forum/use-read.ts";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { refusedInAddress, useOutcomeWords } from "./use-outcome-words.ts";
import { goToProvider, removeWay } from "./ways-requests.ts";

const OWN_WAYS_KEY = ["ownWays"];

/** A person's own passkeys and accounts: listed, added and removed (rules A35, A38, A39). */
export function OwnWays() {
  const t = useTranslations();
  const ways = useRead(OWN_WAYS_KEY, () => readJson<OwnSignInWays>("/api/account/ways"));
  const { me } = useForum();
  const [refused] = useState(refusedInAddress);
  switch (ways.kind) {
    case "loading":
      return <Busy words={t("ways.loading")} />;
    case "failed":
      return (
        <div>
          <p className="warning">{t("ways.failed")}</p>
          <Button onPress={ways.again}>{t("ui.tryAgain")}</Button>
        </div>
      );
    case "here": {
      const isAsked = me.role !== "delegate" && ways.here.passkeys && ways.here.ownPasskeys.length === 0;
      return (
        <>
          {refused === null ? null : (
            <p role="status" className="warning">
              {t(`refusal.${refused}`)}
            </p>
          )}
          {isAsked ? <p>{t("ways.recommended")}</p> : null}
          <PasskeysSection ways={ways.here} />
          <AccountsSection ways={ways.here} />
        </>
      );
    }
  }
}

function PasskeysSection({ ways }: { readonly ways: OwnSignInWays }) {
  const t = useTranslations("ways");
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const { passkeys, ownPasskeys } = ways;
  return (
    <section>
      <div className="heading-with-act">
        <h2>{t("passkeys")}</h2>
        {passkeys ? <Button onPress={() => setAdding(true)}>{t("add")}</Button> : null}
      </div>
      <p className="quiet">{t(passkeys ? "passkeysExplain" : "noneHere")}</p>
      {ownPasskeys.length === 0 ? (
        <p>{t("noPasskeys")}</p>
      ) : (
        <ul className="ways" aria-label={t("passkeys")}>
          {ownPasskeys.map((one) => (
            <Way key={one.id} path={`/api/account/passkeys/${one.id}`} name={one.name} one={one} />
          ))}
        </ul>
      )}
      {adding ? (
        <AddPasskeyDialog
          n={ownPasskeys.length + 1}
          onAdded={() => void queries.invalidateQueries({ queryKey: OWN_WAYS_KEY })}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </section>
  );
}

function AccountsSection({ ways }: { readonly ways: OwnSignInWays }) {
  const t = useTranslations("ways");
  const said = useOutcomeWords();
  const toast = useToast();
  const [here] = useLocation();
  const { openid, accounts } = ways;
  if (openid === null && accounts.length === 0) return null;
  const connect = async (): Promise<void> => {
    const words = said(await goToProvider("/api/account/openid", { returnTo: here }));
    if (words !== null) toast({ kind: "refused", words });
  };
  return (
    <section>
      <div className="heading-with-act">
        <h2>{t("accounts")}</h2>
        {openid === null ? null : (
          <Button onPress={() => void connect()}>{t("connect", { name: openid })}</Button>
        )}
      </div>
      {accounts.length === 0 ? (
        <p>{t("noAccounts")}</p>
      ) : (
        <ul className="ways" aria-label={t("accounts")}>
          {accounts.map((one) => (
            <Way key={one.id} path={`/api/account/openid/${one.id}`} name={one.name} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

type WayProps = {
  readonly path: string;
  readonly name: string;
  readonly one: OwnAccount | OwnPasskey;
};

function Way({ path, name, one }: WayProps) {
  const t = useTranslations("ways");
  const { brief } = useInstants();
  const said = useOutcomeWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const added = brief("createdAt" in one ? one.createdAt : one.connectedAt);
  const remove = async (): Promise<void> => {
    setAsking(false);
    const refused = said(await removeWay(path));
    toast(
      refused === null
        ? { kind: "done", words: t("removed", { name }) }
        : { kind: "refused", words: refused },
    );
    await queries.invalidateQueries({ queryKey: OWN_WAYS_KEY });
  };
  return (
    <li>
      <b dir="auto">{name}</b>
      <small className="faint">
        {one.usedAt === null ? t("usedNever", { added }) : t("used", { added, used: brief(one.usedAt) })}
      </small>
      <Button aria-label={t("removeName", { name })} onPress={() => setAsking(true)}>
        {t("remove")}
      </Button>
      {asking ? (
        <ConfirmDialog
          title={t("removeAsk", { name })}
          doWords={t("remove")}
          look="grave"
          onDo={() => void remove()}
          onClose={() => setAsking(false)}
        >
          <p>{t("removeExplain")}</p>
        </ConfirmDialog>
      ) : null}
    </li>
  );
}
