const WORKER = "/worker.js";

type Policy = { readonly createScriptURL: (address: string) => string };
/** Not yet in the types of the browser's own interfaces. */
type TypedScripts = {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createScriptURL: (address: string) => string },
    ) => Policy;
  };
};

/** The site's policy allows one script address to be named, and this rule lets no other through (rule A57). */
function workerAddress(): string {
  const { trustedTypes } = globalThis as TypedScripts;
  const rules = {
    createScriptURL: (address: string): string => {
      if (address !== WORKER) throw new TypeError(address);
      return address;
    },
  };
  return trustedTypes?.createPolicy("concord-worker", rules).createScriptURL(WORKER) ?? WORKER;
}

/** Registers the worker that opens the page without network. Where that fails, the page needs the network as before. */
export function register(build: string): void {
  // A reader who pays by the byte fetches nothing ahead.
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return;
  // The worker keeps the files of this build while the lock is held (rule K35).
  void navigator.locks.request(
    `concord-page-${build}`,
    { mode: "shared" },
    () => new Promise<never>(() => {}),
  );
  const begin = async (): Promise<void> => {
    const registration = await navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" });
    // An earlier build's files go once no page of it is open.
    registration.active?.postMessage("tidy");
    // The worker's script names the messages that its reader keeps: another language has another script (rule K48).
    const renew = (): void => void registration.update().catch(() => {});
    new MutationObserver(renew).observe(document.documentElement, { attributeFilter: ["lang"] });
  };
  void begin().catch(() => {});
}
