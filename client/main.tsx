import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { readBy } from "./forum/ask.ts";
import { newBuild } from "./forum/builds.ts";
import { Sheet } from "./clauses/sheet.tsx";
import { wishedLanguage } from "./i18n/language-provider.tsx";
import { oncePageQuiet } from "./ui/once-page-quiet.ts";
import { enterRoom } from "./room/enter-room.ts";
import type { EnterRoom } from "./room/use-room.ts";
import { wordsHere } from "./room/words-here.ts";
import { loadEditor } from "./editor/load-editor.ts";
import { endFirstTyping, firstTypingPauses, takeFirstRoom } from "./first-typing/first-typing.ts";
import { handOver } from "./shell/hand-over.ts";
import { showFonts } from "./styles/show-fonts.ts";
import { enterActsOnce } from "./ui/chord.ts";
import { afterFirst, comesFirst } from "./ui/comes-first.ts";
import { keepFocus } from "./ui/keep-focus.ts";
import { fetchAgain, knowOldPage } from "./ui/fetch-again.ts";
import { watchWriting } from "./ui/nothing-begun.ts";
import { parseWithoutEval } from "./ui/without-eval.ts";
import { readTwice } from "./wire/read-twice.ts";
import { applyStoredTheme } from "./ui/theme.ts";

parseWithoutEval();
applyStoredTheme();
keepFocus();
enterActsOnce();
watchWriting();
if (import.meta.env.PROD) openOffline();
if (navigator.maxTouchPoints > 0) oncePageQuiet(() => void openKeyboard());
knowOldPage(() => newBuild() !== null);

/** With a worker, this part comes from the device; else it waits until the page is quiet (rule K34). */
function openOffline(): void {
  const begin = (): void =>
    readBy(
      import("./offline-page/open-offline-page.ts").then(
        (part) => part.openOfflinePage(),
        () => readTwice,
      ),
    );
  // Typed as always there; over plain http it is not.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers?.controller) begin();
  else if (workers) oncePageQuiet(begin);
}

async function openKeyboard(): Promise<void> {
  try {
    await (await import("./styles/stay-above-keyboard.ts")).stayAboveKeyboard();
  } catch {
    // Without a line the foot stays under the keyboard.
  }
}

/** The rest does not wait for ever for a sheet that does not come. */
const SHOWN_MS = 5_000;
const within = (one: Promise<unknown>): Promise<unknown> =>
  Promise.race([one, new Promise<void>((resolve) => setTimeout(resolve, SHOWN_MS))]);

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no #page");
const { language, words } = await wishedLanguage();
// The clause can be typed in before any other part of the page is fetched (rule K17).
const hasSheet = new Promise<boolean>((resolve) =>
  handOver(page, (isSheet) => {
    endFirstTyping();
    resolve(isSheet);
  }),
);
let tellSynced = (): void => {};
const synced = new Promise<void>((resolve) => {
  tellSynced = resolve;
});
/** Tells when the words of the first room are here. */
const enterFirstRoom: EnterRoom = (...of) => {
  const room = takeFirstRoom(...of) ?? enterRoom(...of);
  void wordsHere(room).then(tellSynced);
  return room;
};
const canType = async (): Promise<void> => {
  if (await hasSheet) await synced;
};
if (/^\/opinions\/[^/]+\/?$/u.test(location.pathname))
  comesFirst(Promise.all([loadEditor(), within(canType())]));
void afterFirst().then(showFonts);
/** A clause that is typed in goes on in the sheet's own editor (rule K52): that waits for this script to end. */
const untilItGoesOn = async (): Promise<void> => {
  if (document.querySelector("[data-first-clause]") === null) return;
  await within(loadEditor()).catch(() => {});
  await firstTypingPauses(() => fetchAgain(loadEditor));
};
void untilItGoesOn().then(() =>
  createRoot(page).render(<App first={{ language, words }} enterRoom={enterFirstRoom} Sheet={Sheet} />),
);
