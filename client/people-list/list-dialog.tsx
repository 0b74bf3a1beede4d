import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { UserId } from "../../shared/ids.ts";
import type { FieldChange } from "../../shared/people-list/plan.ts";
import { CATEGORIES, ROLES } from "../../shared/people/participant.ts";
import type { PeopleIssue } from "../../shared/people-list/issue.ts";
import type { PeoplePreview } from "../../shared/people-list/told-list.ts";
import { postCommand } from "../forum/post-command.ts";
import { FORUM_KEY, useSession } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { FileField } from "../ui/file-field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { PEOPLE_KEY } from "./use-people.ts";
import { usePeoplePost } from "./use-people-post.ts";
import { semicolon } from "../i18n/list-signs.ts";

/** Lines of a preview that are shown; the others are counted. */
const SHOWN = 200;

const inBase64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
};

/** Takes a list of people as CSV: first shown by line, then confirmed (rules P15, P16). */
type ListDialogProps = {
  /** Tells who was admitted by the list. */
  readonly onTaken: (admitted: ReadonlySet<UserId>) => void;
  readonly onClose: () => void;
};

export function ListDialog({ onTaken, onClose }: ListDialogProps) {
  const t = useTranslations();
  const post = usePeoplePost();
  const me = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const sending = useSending(onClose);
  const [pasted, pastedField] = useText();
  const [reason, reasonField] = useText();
  const [file, setFile] = useState<string | null>(null);
  const [preview, setPreview] = useState<PeoplePreview | null>(null);

  const look = (bytes: string): void =>
    sending.send(async (refuse) => {
      const told = await post<PeoplePreview>("/api/people/list", { file: bytes });
      if ("refused" in told) refuse(told.refused);
      else {
        setFile(bytes);
        setPreview(told.done);
      }
      return false;
    });
  const take = (): void =>
    sending.send(async (refuse) => {
      const asked = { file, plan: preview?.plan, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) };
      const answered = await postCommand<{ readonly entries: readonly ForumEntry[] }>(
        "/api/people/list",
        asked,
        me.id,
      );
      await queries.invalidateQueries({ queryKey: FORUM_KEY });
      await queries.invalidateQueries({ queryKey: PEOPLE_KEY });
      if (answered.kind === "here") {
        onTaken(admittedIn(answered.body.entries));
        toast({ kind: "done", words: t("peopleList.list.taken", { n: preview?.lines.length ?? 0 }) });
        return true;
      }
      refuse(t(`refusal.${answered.refusal.reason}`));
      if (answered.refusal.reason === "listChanged" && file !== null) {
        const told = await post<PeoplePreview>("/api/people/list", { file });
        if ("done" in told) setPreview(told.done);
      }
      return false;
    });
  const isReady =
    preview !== null &&
    preview.wrong.length === 0 &&
    preview.lines.length > 0 &&
    (!preview.needsReason || reason.trim() !== "");
  return (
    <FormDialog
      sending={sending}
      title={t("peopleList.list.title")}
      wide
      doWords={t(preview === null ? "peopleList.list.look" : "peopleList.list.take")}
      isDisabled={preview === null ? pasted.trim() === "" : !isReady}
      onSubmit={() => (preview === null ? look(inBase64(new TextEncoder().encode(pasted))) : take())}
      onClose={onClose}
    >
      {preview === null ? (
        <>
          <p>{t("peopleList.list.explain")}</p>
          <FileField
            label={t("peopleList.list.file")}
            accept=".csv,.txt,.tsv,text/csv"
            onChoose={(chosen) =>
              void chosen.arrayBuffer().then((bytes) => look(inBase64(new Uint8Array(bytes))))
            }
          />
          <TextField {...pastedField} lines="several" label={t("peopleList.list.paste")} />
        </>
      ) : (
        <Preview preview={preview} />
      )}
      {preview?.needsReason === true && preview.wrong.length === 0 ? <ReasonField {...reasonField} /> : null}
    </FormDialog>
  );
}

const admittedIn = (entries: readonly ForumEntry[]): ReadonlySet<UserId> =>
  new Set(entries.flatMap((one) => (one.type === "participantAdmitted" ? [one.participant.id] : [])));

function Preview({ preview }: { readonly preview: PeoplePreview }) {
  const t = useTranslations("peopleList");
  const words = useTranslations();
  const { language } = useLanguage();
  const say = useIssueWords();
  const named = (field: FieldChange["field"]): string => t(`field.${field}`).toLocaleLowerCase(language);
  const worded = (field: FieldChange["field"], value: string): string => {
    const category = CATEGORIES.find((one) => field === "category" && one === value);
    const role = ROLES.find((one) => field === "role" && one === value);
    if (category !== undefined) return words(`category.${category}`);
    return role === undefined ? value : words(`role.${role}`);
  };
  const { lines, wrong, notes, same } = preview;
  const more = lines.length - SHOWN;
  return (
    <div className="list-preview">
      <p>{t("list.summary", { lines: lines.length, same, wrong: wrong.length })}</p>
      {wrong.length === 0 ? null : (
        <ul className="warning" aria-label={t("list.wrong")}>
          {wrong.slice(0, SHOWN).map((one, n) => (
            <li key={n}>{say(one)}</li>
          ))}
        </ul>
      )}
      {notes.map((one, n) => (
        <p key={n} className="faint">
          {say(one)}
        </p>
      ))}
      <ul aria-label={t("list.does")}>
        {lines.slice(0, SHOWN).map(({ line, acts }) => (
          <li key={line}>
            <b>{t("list.line", { line })}</b>{" "}
            {acts
              .map(({ kind, of, changes }) => {
                const told = changes.map(({ field, from, to }) =>
                  from === ""
                    ? t("list.sets", { field: named(field), to: worded(field, to) })
                    : t("list.changes", {
                        field: named(field),
                        from: worded(field, from),
                        to: to === "" ? "–" : worded(field, to),
                      }),
                );
                return `${t(`list.kind.${kind}`, { of })} ${told.join(semicolon())}`;
              })
              .join(" · ")}
          </li>
        ))}
      </ul>
      {more <= 0 ? null : <p>{t("list.more", { n: more })}</p>}
    </div>
  );
}

function useIssueWords(): (one: PeopleIssue) => string {
  const t = useTranslations("peopleList");
  return ({ code, line, value }) => `${t("list.line", { line })} ${t(`issue.${code}`, { value })}`;
}
