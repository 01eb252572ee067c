/** Time as the batcher sees it, so that tests decide when it passes. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after the delay in milliseconds, unless the returned function is called before. */
  setTimer(delay: number, run: () => void): CancelTimer;
}

export type CancelTimer = () => void;
