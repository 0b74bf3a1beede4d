import { useState } from "react";
import { useTranslations } from "use-intl";
import type { NominationTerms } from "../../shared/experts/expert.ts";
import { NominateForm } from "../experts/nominate-form.tsx";
import { postNomination } from "../experts/post-nomination.ts";
import { useInstants } from "../i18n/instants.ts";
import { PlainScreen } from "../shell/plain-screen.tsx";
import { useTitle } from "../shell/use-title.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type SendAction, useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";

type Step =
  | { readonly kind: "code" }
  | { readonly kind: "form"; readonly code: string; readonly terms: NominationTerms }
  | { readonly kind: "sent"; readonly count: number };

/** The form of a circular letter, for heads of delegation and focal points; it needs no sign-in. */
export function NominateScreen() {
  const t = useTranslations();
  const [step, setStep] = useState<Step>({ kind: "code" });
  useTitle(t("nominate.heading"));
  return (
    <PlainScreen>
      <main id="text" className="page nominate">
        <StepOf step={step} onStep={setStep} />
      </main>
    </PlainScreen>
  );
}

function StepOf({ step, onStep }: { readonly step: Step; readonly onStep: (step: Step) => void }) {
  const t = useTranslations("nominate");
  const instants = useInstants();
  switch (step.kind) {
    case "code":
      return (
        <>
          <h1>{t("heading")}</h1>
          <p>{t("explain")}</p>
          <CodeForm onKnown={(code, terms) => onStep({ kind: "form", code, terms })} />
        </>
      );
    case "form": {
      const { forum, letter, until } = step.terms;
      return (
        <>
          <h1>{t("heading")}</h1>
          <p>{t("letter", { forum, letter, at: instants.inZone(until, "UTC") })}</p>
          <NominateForm {...step} onSent={(count) => onStep({ kind: "sent", count })} />
        </>
      );
    }
    case "sent":
      return (
        <Notice heading={t("sent", { n: step.count })} next={t("sentNext")}>
          <Button onPress={() => onStep({ kind: "code" })}>{t("again")}</Button>
        </Notice>
      );
  }
}

function CodeForm({ onKnown }: { readonly onKnown: (code: string, terms: NominationTerms) => void }) {
  const t = useTranslations("nominate");
  const refusal = useTranslations("refusal");
  const [code, codeField] = useText();
  const sending = useSending(() => undefined);
  const sent: SendAction = async (refuse) => {
    const answered = await postNomination<NominationTerms>("/api/nominations/terms", { code });
    if ("refused" in answered) {
      refuse(refusal(answered.refused));
      return false;
    }
    onKnown(code, answered.here);
    return true;
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== "") sending.send(sent);
      }}
    >
      <TextField
        label={t("code")}
        help={t("codeHelp")}
        {...codeField}
        maxLength={40}
        wrong={sending.refused}
        focusFirst
      />
      <p className="experts-acts">
        <Button look="main" type="submit" isPending={sending.isSending} isDisabled={code.trim() === ""}>
          {t("next")}
        </Button>
      </p>
    </form>
  );
}
