import {
  type ComponentType,
  createContext,
  createElement,
  lazy,
  useContext,
  useEffect,
  useSyncExternalStore,
} from "react";

const AGAIN_MS = 3_000;
/** The page reports a part as missing after this many tries or this time. */
const TRIES_MAX = 10;
const PART_MS_MAX = 30_000;
/** The limit for an old page, whose files the server has replaced. */
const TRIES_OF_OLD_MAX = 2;
/** A missing part that is shown again after this time is fetched again. */
const MISSING_MS = 2_000;

let isOld = (): boolean => false;
/** Sets the test that tells whether this page's files may be gone. */
export const knowOldPage = (is: () => boolean): void => {
  isOld = is;
};

/** Replaces a part that failed to load; `again` fetches it again. */
export const NotFetchedContext = createContext<ComponentType<{ readonly again: () => void }> | null>(null);

/** Fetches a component when it is first shown. It retries a few times on failure, then lets the reader retry. */
export function lazyAgain<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const load = () =>
    lazy(async () => {
      try {
        return { default: await fetchAgain(fetchPart, TRIES_MAX) };
      } catch {
        missingSince = performance.now();
        return { default: Missing as ComponentType<Props> };
      }
    });
  let part = load();
  let missingSince = Infinity;
  let shown = 0;
  const loadAnew = (): void => {
    missingSince = Infinity;
    part = load();
  };
  const again = (): void => {
    loadAnew();
    for (const listener of listeners) listener();
  };
  const partNow = (): typeof part => {
    if (shown === 0 && performance.now() - missingSince > MISSING_MS) loadAnew();
    return part;
  };
  function Missing() {
    useEffect(() => {
      shown += 1;
      return () => void (shown -= 1);
    }, []);
    const Told = useContext(NotFetchedContext);
    return Told === null ? null : createElement(Told, { again });
  }
  return function Part(props: Props) {
    return createElement(useSyncExternalStore(subscribe, partNow), props as never);
  };
}

/** Retries until the part arrives. With `triesMax`, gives up after that many tries, or after a while. */
export async function fetchAgain<Part>(fetchPart: () => Promise<Part>, triesMax = Infinity): Promise<Part> {
  const end = triesMax === Infinity ? Infinity : performance.now() + PART_MS_MAX;
  for (let tries = 1; ; tries++) {
    try {
      return await within(end, fetchPart());
    } catch (error) {
      const isLast = tries >= (isOld() ? Math.min(triesMax, TRIES_OF_OLD_MAX) : triesMax);
      if (triesMax < Infinity && (isLast || performance.now() >= end)) throw error;
      // No connection at this moment.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** Treats a request that hangs for longer as lost. */
function within<Part>(end: number, asked: Promise<Part>): Promise<Part> {
  if (end === Infinity) return asked;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("it did not come in time")), end - performance.now());
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
