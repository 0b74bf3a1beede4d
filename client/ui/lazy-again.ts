import {
  type ComponentType,
  createContext,
  createElement,
  lazy,
  useContext,
  useEffect,
  useSyncExternalStore,
} from "react";
import { fetchAgain } from "./fetch-again.ts";
import { openListeners } from "./listeners.ts";

/** The page reports a part as missing after this many tries. */
const TRIES_MAX = 10;
/** A missing part that is shown again after this time is fetched again. */
const MISSING_MS = 2_000;

/** Replaces a part that failed to load; `again` fetches it again. */
export const NotFetchedContext = createContext<ComponentType<{ readonly again: () => void }> | null>(null);

/** Fetches a component when it is first shown. It retries a few times on failure, then lets the reader retry. */
export function lazyAgain<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) {
  const listeners = openListeners();
  const { subscribe } = listeners;
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
    listeners.tell();
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
