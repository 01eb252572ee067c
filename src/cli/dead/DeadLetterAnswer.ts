/** A dead letter as the admin API answers it, its event left aside. */
export interface DeadLetterAnswer {
  readonly id: string;
  readonly revision: number;
  readonly reason: {
    readonly code: string;
    readonly message: string;
    readonly path?: string;
    readonly hint?: string;
  };
  readonly reply: string | null;
  readonly attempts: number;
  readonly received_at: string;
  readonly died_at: string;
}
