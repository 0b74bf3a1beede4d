import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ExpertsAnswer } from "../../shared/experts/expert.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { BalanceTables } from "../experts/balance-tables.tsx";
import { ListOfExperts } from "../experts/experts-list.tsx";
import { ListSettingsDialog } from "../experts/list-settings-dialog.tsx";
import { NominationsPart } from "../experts/nominations-part.tsx";
import { useExperts } from "../experts/use-experts.ts";
import { useForum } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

const FORMS = ["docx", "pdf", "csv"] as const;

/** The list of experts; for its keepers also nominations and balance (rules P20-P26). */
export function ExpertsScreen() {
  const t = useTranslations("experts");
  const ui = useTranslations("ui");
  const state = useExperts();
  const { me, rules } = useForum();
  const isSecretariat = mayDo(me, null, "admitPeople") === null;
  return (
    <SidePage heading={t("heading")}>
      <h1>{t("heading")}</h1>
      {isSecretariat ? <NominationsPart /> : null}
      {state.kind === "loading" ? <Busy words={t("loading")} /> : null}
      {state.kind === "refused" ? <Notice isInside heading={t("closed")} next={t("closedNext")} /> : null}
      {state.kind === "unreachable" ? (
        <div>
          <p className="warning">{t("failed")}</p>
          <Button onPress={state.again}>{ui("tryAgain")}</Button>
        </div>
      ) : null}
      {state.kind === "here" ? (
        <List list={state.list} isSecretariat={isSecretariat && !rules.closed} />
      ) : null}
    </SidePage>
  );
}

function List({ list, isSecretariat }: { readonly list: ExpertsAnswer; readonly isSecretariat: boolean }) {
  const t = useTranslations("experts");
  const { expertsList } = useForum();
  const { language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { listed, balance } = list;
  const isEmpty = !listed.some(({ experts }) => experts.length > 0);
  return (
    <>
      {balance === null || isEmpty ? null : (
        <section aria-label={t("balance")}>
          <h2>{t("balance")}</h2>
          <BalanceTables balance={balance} />
        </section>
      )}
      <h2>{t("heading")}</h2>
      <p>
        {t("explain")} {t(expertsList.to === "participants" ? "everyone" : "onlyKeepers")}
      </p>
      {isSecretariat ? (
        <p>
          <Button onPress={() => setAsking(true)}>{t("settings")}</Button>
        </p>
      ) : null}
      {isEmpty ? null : (
        <p>
          {t("files")}:{" "}
          {FORMS.map((form) => (
            <span key={form}>
              <a href={`/api/experts.${form}?language=${language}`} download>
                .{form}
              </a>{" "}
            </span>
          ))}
        </p>
      )}
      <ListOfExperts listed={listed} />
      {asking ? <ListSettingsDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}
