import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { EMAIL_CHARS_MAX } from "../../shared/door-limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { SignInWays } from "../../shared/wire/sign-in-ways.ts";
import { ask } from "../forum/ask.ts";
import { readJson, readRefusal } from "../forum/fetch-json.ts";
import { useRead } from "../forum/use-read.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";

const CODE_CHARS_MAX = 20;

/** Sends JSON of nobody who is signed in. Null: it was done. */
export async function sendSignIn(path: string, json: unknown): Promise<Refusal | null> {
  const response = await ask(path, {
    as: null,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(json),
  });
  return response.ok ? null : readRefusal(response);
}

type Sent =
  | { readonly kind: "idle" | "sending" | "done" }
  | { readonly kind: "wrong"; readonly words: string };

/** One field and its button: the error stands at the field, and what was typed stays. */
function useOneField(send: (value: string) => Promise<Refusal | null>) {
  const t = useTranslations("refusal");
  const [value, setValue] = useState("");
  const [sent, setSent] = useState<Sent>({ kind: "idle" });
  const submit = async (): Promise<void> => {
    if (value.trim() === "" || sent.kind === "sending") return;
    setSent({ kind: "sending" });
    try {
      const refusal = await send(value);
      setSent(refusal === null ? { kind: "done" } : { kind: "wrong", words: t(refusal.reason) });
    } catch {
      setSent({ kind: "wrong", words: t("offline") });
    }
  };
  const change = (next: string): void => {
    setValue(next);
    if (sent.kind !== "sending") setSent({ kind: "idle" });
  };
  return { value, change, sent, submit: () => void submit() };
}

type OneFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly doWords: string;
  readonly form: ReturnType<typeof useOneField>;
  readonly input: Readonly<Record<string, string | number>>;
  readonly children?: ReactNode;
};

function OneFieldForm({ label, help, doWords, form, input, children }: OneFieldProps) {
  const { value, change, sent, submit } = form;
  return (
    <form
      className="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={label} help={help} wrong={sent.kind === "wrong" ? sent.words : null}>
        {(control) => (
          <input
            {...control}
            {...input}
            className="input"
            value={value}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" isPending={sent.kind === "sending"}>
        {doWords}
      </Button>
      {children}
    </form>
  );
}

/** Other ways in than a link that was opened: a link by mail, or a code. */
export function SignInForms({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const t = useTranslations("signIn");
  const { language } = useLanguage();
  const ways = useRead(["signInWays"], () => readJson<SignInWays>("/api/sign-in/ways"));
  const mail = useOneField((email) => sendSignIn("/api/sign-in/mail", { email, language }));
  const code = useOneField(async (typed) => {
    const refusal = await sendSignIn("/api/sign-in", { code: typed });
    if (refusal === null) onSignedIn();
    return refusal;
  });
  if (ways.kind !== "here") return null;
  return (
    <div className="sign-in-ways">
      {ways.here.mail ? (
        <OneFieldForm
          label={t("email")}
          doWords={t("sendLink")}
          form={mail}
          input={{ type: "email", autoComplete: "email", maxLength: EMAIL_CHARS_MAX, dir: "ltr" }}
        >
          <p role="status" className={mail.sent.kind === "done" ? "sent" : "nothing"}>
            {mail.sent.kind === "done" ? t("linkSent") : null}
          </p>
        </OneFieldForm>
      ) : (
        <p className="quiet">{t("noMail")}</p>
      )}
      <OneFieldForm
        label={t("code")}
        help={t(ways.here.mail ? "codeHelp" : "codeHelpDevice")}
        doWords={t("useCode")}
        form={code}
        input={{
          type: "text",
          autoComplete: "one-time-code",
          maxLength: CODE_CHARS_MAX,
          dir: "ltr",
          spellCheck: "false",
        }}
      />
    </div>
  );
}
