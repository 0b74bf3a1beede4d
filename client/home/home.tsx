import { FirstVisit } from "../help/first-visit.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Greeting } from "./greeting.tsx";
import { HomeFoot } from "./home-foot.tsx";
import { NextList } from "./next-list.tsx";
import { NowCard } from "./now-card.tsx";
import { OpinionList } from "./opinion-list.tsx";
import { SinceCard } from "./since-card.tsx";
import { WaitingCard } from "./waiting-card.tsx";

/** One person's own page: what happens now, what waits, what changed, and the way to every text (rule A69). */
export function Home() {
  const { me } = useForum();
  return (
    <div className="home">
      <Greeting />
      <div className="home-main">
        <FirstVisit key={me.id} person={me.id} role={me.role} />
        <NowCard />
        <WaitingCard />
        <SinceCard />
      </div>
      <div className="home-side">
        <OpinionList />
        <NextList />
        <HomeFoot />
      </div>
    </div>
  );
}
