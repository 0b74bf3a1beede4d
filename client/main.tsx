import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { newBuild } from "./forum/builds.ts";
import { Sheet } from "./clauses/sheet.tsx";
import { wishedLanguage } from "./i18n/language-provider.tsx";
import { enterRoom } from "./room/enter-room.ts";
import type { EnterRoom } from "./room/use-room.ts";
import { loadEditor } from "./editor/load-editor.ts";
import { handOver } from "./shell/hand-over.ts";
import { showFonts } from "./styles/show-fonts.ts";
import { enterActsOnce } from "./ui/chord.ts";
import { afterFirst, comesFirst } from "./ui/comes-first.ts";
import { keepFocus } from "./ui/keep-focus.ts";
import { knowOldPage } from "./ui/lazy-again.ts";
import { watchWriting } from "./ui/nothing-begun.ts";
import { parseWithoutEval } from "./ui/without-eval.ts";
import { applyStoredTheme } from "./ui/theme.ts";

parseWithoutEval();
applyStoredTheme();
keepFocus();
enterActsOnce();
watchWriting();
knowOldPage(() => newBuild() !== null);

/** The rest does not wait for ever for a sheet that does not come. */
const SHOWN_MS = 5_000;
const within = (one: Promise<unknown>): Promise<unknown> =>
  Promise.race([one, new Promise<void>((resolve) => setTimeout(resolve, SHOWN_MS))]);

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no #page");
const { language, words } = await wishedLanguage();
// The clause can be typed in before any other part of the page is fetched (rule K17).
const hasSheet = new Promise<boolean>((resolve) => handOver(page, resolve));
let tellSynced = (): void => {};
const synced = new Promise<void>((resolve) => {
  tellSynced = resolve;
});
/** Tells when the text of the first room is the server's: it can be typed in from there on. */
const enterFirstRoom: EnterRoom = (...of) => {
  const room = enterRoom(...of);
  const leave = room.subscribe(() => {
    if (room.doc().share.size === 0) return;
    leave();
    tellSynced();
  });
  return room;
};
const canType = async (): Promise<void> => {
  if (await hasSheet) await synced;
};
if (/^\/opinions\/[^/]+\/?$/u.test(location.pathname))
  comesFirst(Promise.all([loadEditor(), within(canType())]));
void afterFirst().then(showFonts);
createRoot(page).render(<App first={{ language, words }} enterRoom={enterFirstRoom} Sheet={Sheet} />);
