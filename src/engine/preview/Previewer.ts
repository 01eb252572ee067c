import { diagnose } from '../../diagnostics/diagnose.ts';
import { PreviewRefusal } from '../../review/preview/PreviewRefusal.ts';
import { Overload } from '../../spool/Overload.ts';
import type { PreviewAnswer } from './PreviewAnswer.ts';
import type { PreviewOrder } from './PreviewOrder.ts';
import { type PreviewEnd, PreviewProcess } from './PreviewProcess.ts';

export interface PreviewerOptions {
  /** Absolute path of the project, whose blueprints may be extended. */
  readonly folder: string;
  /** Milliseconds that a preview may take; 5,000 if not given. */
  readonly patience?: number;
  /** MiB of heap; 256 if not given. */
  readonly memory?: number;
  /** How many may wait while one is made; 8 if not given. */
  readonly queue?: number;
  /** What the process runs, for tests. */
  readonly module?: URL;
}

/** Seconds after which it makes sense to ask again. */
const retryAfter = 1;

/**
 * Maps events with blueprints that may be anything, in a process of its own, so that none of it can stall, fill or end
 * this one. It is started with the first preview and kept; one that had to be ended is replaced.
 */
export class Previewer {
  readonly #options: Required<Omit<PreviewerOptions, 'module'>> & Pick<PreviewerOptions, 'module'>;
  #process: PreviewProcess | undefined;
  /** Previews under way: one is being made, the others wait. */
  #count = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: PreviewerOptions) {
    this.#options = { patience: 5_000, memory: 256, queue: 8, ...options };
  }

  /**
   * @param order its body is JSON, see `readPreviewRequest`.
   * @returns JSON, see `previewBlueprint`.
   * @throws PreviewRefusal for what cannot be previewed, or took more than it may; Overload when too many wait.
   */
  async preview(order: PreviewOrder): Promise<string> {
    const { queue } = this.#options;
    if (this.#closed) throw new Overload(diagnose('engine/not-open', {}), retryAfter);
    if (this.#count > queue) throw new Overload(diagnose('preview/busy', { waiting: queue }), retryAfter);
    this.#count++;
    const made = this.#last.then(() => this.#make(order));
    this.#last = made.catch(() => undefined);
    try {
      return await made;
    } finally {
      this.#count--;
    }
  }

  /** Ends the preview that is being made; those that wait are refused. */
  close(): void {
    this.#closed = true;
    this.#process?.end('stopped');
  }

  async #make(order: PreviewOrder): Promise<string> {
    if (this.#closed) throw new Overload(diagnose('engine/not-open', {}), retryAfter);
    if (this.#process === undefined || this.#process.isOver)
      this.#process = new PreviewProcess(this.#options);
    const answer = await this.#process.ask(order, this.#options.patience);
    // The next one is not to wait until it has loaded.
    if (this.#process.isOver && !this.#closed) this.#process = new PreviewProcess(this.#options);
    return this.#tell(answer);
  }

  #tell(answer: PreviewAnswer | PreviewEnd): string {
    const { patience, memory } = this.#options;
    if (answer === 'out of time') {
      throw new PreviewRefusal(diagnose('preview/too-slow', { seconds: patience / 1000 }));
    }
    if (answer === 'out of memory') {
      throw new PreviewRefusal(diagnose('preview/out-of-memory', { limit: `${memory} MiB` }));
    }
    if (answer === 'stopped') {
      if (this.#closed) throw new Overload(diagnose('engine/not-open', {}), retryAfter);
      throw new Error('the process of previews has ended');
    }
    if (answer.kind === 'preview') return answer.text;
    if (answer.kind === 'refused') throw new PreviewRefusal(answer.diagnostic, answer);
    throw new Error(answer.kind === 'failed' ? answer.cause : 'the process of previews is out of step');
  }
}
