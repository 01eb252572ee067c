import type { Clock } from './Clock.ts';

export const systemClock: Clock = {
  now: Date.now,
  setTimer(delay, run) {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};
