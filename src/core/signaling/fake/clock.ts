/** Time as the fake PBX sees it, so that a test never has to wait for it. */
export interface Clock {
  /** Runs in a task of its own, as soon as possible and in order, whatever the clock says. */
  soon(task: () => void): void;
  /** Runs after so many ms of this clock. Returns the function that calls it off. */
  later(ms: number, task: () => void): () => void;
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Lets so many ms pass; resolves when everything that was due has happened. */
  advance(ms: number): Promise<void>;
}

/** The clock of the page. */
export const realClock: Clock = {
  soon: (task) => void setTimeout(task, 0),
  later: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

export function createManualClock(): ManualClock {
  const timers = new Set<Timer>();
  let now = 0;
  let immediate = 0;

  const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  const settle = async (): Promise<void> => {
    do await nextTask();
    while (immediate > 0);
  };
  const due = (until: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];

  return {
    soon: (task) => {
      immediate += 1;
      setTimeout(() => {
        immediate -= 1;
        task();
      }, 0);
    },
    later: (ms, task) => {
      const timer = { at: now + ms, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: async (ms) => {
      const until = now + ms;
      await settle();
      for (let timer = due(until); timer; timer = due(until)) {
        timers.delete(timer);
        now = timer.at;
        timer.task();
        await settle();
      }
      now = until;
    },
  };
}
