import { useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { PaperOffice } from "../../shared/forum/contribution.ts";
import { PAPER_OFFICES } from "../../shared/forum/contribution.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { paragraphsOfPaper } from "../../shared/forum/register-contribution.ts";
import type { DelegationId } from "../../shared/ids.ts";
import {
  CONTRIBUTION_BYTES_MAX,
  CONTRIBUTION_NUMBER_CHARS_MAX,
  TITLE_CHARS_MAX,
} from "../../shared/limits.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useForum } from "../forum/use-forum.ts";
import { fromTheWall, onTheWall } from "../silence/zone-time.ts";
import { ZoneField } from "../silence/zone-field.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { PlainTextField } from "../ui/plain-text-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { WhoseGroup } from "./whose-group.tsx";

type From = Extract<ForumCommand, { type: "registerContribution" }>["from"];
const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;
type Language = (typeof LANGUAGES)[number];
const NOBODY: ReadonlySet<DelegationId> = new Set();

/** Enters a paper that the secretariat received: what was understood of its text is shown before it is kept. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { delegations, timeZone, now } = useForum();
  const seat = useSeat();
  const command = useForumCommand();
  const [number, setNumber] = useState("");
  const [title, setTitle] = useState("");
  const [whose, setWhose] = useState<From["kind"]>("delegation");
  const [delegation, setDelegation] = useState(delegations[0]?.id);
  const [symbol, setSymbol] = useState("");
  const [members, setMembers] = useState(NOBODY);
  const [office, setOffice] = useState<PaperOffice>("secretariat");
  const [language, setLanguage] = useState<Language>("en");
  const [received, setReceived] = useState(() => onTheWall(now, timeZone));
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  const read = useDeferredValue(text);
  const paragraphs = useMemo(() => paragraphsOfPaper(read), [read]);
  const receivedAt = fromTheWall(received, timeZone);

  const from = ((): From | null => {
    switch (whose) {
      case "delegation":
        return delegation === undefined ? null : { kind: whose, delegationId: delegation };
      case "group":
        return symbol.trim() === "" || members.size < 2
          ? null
          : { kind: whose, symbol: symbol.trim(), members: [...members] };
      case "office":
        return { kind: whose, office };
    }
  })();
  const complete =
    number.trim() !== "" &&
    title.trim() !== "" &&
    receivedAt !== null &&
    (text.trim() === "" || paragraphs.length > 0);
  const send = async (): Promise<void> => {
    if (from === null || receivedAt === null) return;
    setSending(true);
    const done = await command(
      {
        type: "registerContribution",
        number: number.trim(),
        from,
        title: title.trim(),
        language,
        receivedAt: new Date(receivedAt).toISOString(),
        ...(text.trim() === "" ? {} : { text }),
      },
      t("contribution.registered", { number: number.trim() }),
    );
    setSending(false);
    if (done) onClose();
  };

  return (
    <Dialog title={t("contribution.registerTitle")} onClose={onClose} wide>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={t("contribution.number")}
          help={t("contribution.numberHelp")}
          value={number}
          maxLength={CONTRIBUTION_NUMBER_CHARS_MAX}
          focusFirst
          onChange={setNumber}
        />
        <TextField
          label={t("contribution.title")}
          value={title}
          maxLength={TITLE_CHARS_MAX}
          onChange={setTitle}
        />
        <Choices<From["kind"]>
          label={t("contribution.from")}
          chosen={whose}
          onChoose={setWhose}
          choices={(["delegation", "group", "office"] as const).map((value) => ({
            value,
            words: t(`contribution.kinds.${value}`),
          }))}
        />
        {whose === "delegation" && delegation !== undefined ? (
          <Select<DelegationId>
            label={t("proposal.delegation")}
            chosen={delegation}
            onChoose={setDelegation}
            choices={delegations.map((one) => ({ value: one.id, words: one.symbol }))}
          />
        ) : null}
        {whose === "group" ? (
          <WhoseGroup symbol={symbol} members={members} onSymbol={setSymbol} onMembers={setMembers} />
        ) : null}
        {whose === "office" ? (
          <Select<PaperOffice>
            label={t("contribution.theOffice")}
            chosen={office}
            onChoose={setOffice}
            choices={PAPER_OFFICES.map((value) => ({ value, words: t(`contribution.office.${value}`) }))}
          />
        ) : null}
        <ZoneField
          label={t("contribution.receivedAt", { zone: seat })}
          value={received}
          wrong={receivedAt === null ? t("contribution.receivedNeeded") : null}
          onChange={setReceived}
        />
        <Select<Language>
          label={t("contribution.language")}
          chosen={language}
          onChoose={setLanguage}
          choices={LANGUAGES.map((value) => ({ value, words: t(`contribution.languages.${value}`) }))}
        />
        <PlainTextField
          label={t("contribution.itsText")}
          help={t("contribution.itsTextHelp")}
          value={text}
          bytesMax={CONTRIBUTION_BYTES_MAX}
          onChange={setText}
        />
        {paragraphs.length === 0 ? null : (
          <details className="understood">
            <summary>{t("contribution.understood", { n: paragraphs.length })}</summary>
            <ol className="paper" lang={language} dir="auto">
              {paragraphs.map((words, n) => (
                // oxlint-disable-next-line react/no-array-index-key -- reason: paragraphs may be equal, and none is kept
                <li key={n}>{words}</li>
              ))}
            </ol>
          </details>
        )}
        <p className="faint">{t("contribution.allSee")}</p>
        <DialogActs>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit" isDisabled={!complete || from === null || sending}>
            {t("contribution.registerDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
