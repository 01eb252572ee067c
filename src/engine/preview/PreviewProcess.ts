import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PreviewAnswer } from './PreviewAnswer.ts';
import type { PreviewOrder } from './PreviewOrder.ts';

export interface PreviewProcessOptions {
  /** Absolute path of the project. */
  readonly folder: string;
  /** MiB of its heap. */
  readonly memory: number;
  /** What it runs, other than the module of previews. */
  readonly module?: URL | undefined;
}

/** Why there is no answer. */
export type PreviewEnd = 'out of time' | 'out of memory' | 'stopped';

const ownModule = new URL(
  import.meta.url.endsWith('.ts') ? 'previewLoop.ts' : 'previewLoop.js',
  import.meta.url,
);

/** How V8 ends a process that has no memory left, by platform and build, and how the system does. */
const memorySignals: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL']);

/** The same, told by a shell. */
const memoryCode = 134;

/**
 * A process that makes previews. It is no thread, because V8 ends the whole process when a thread asks for more in one
 * go than its limit leaves. It sees nothing of the environment; whoever waits too long for it ends it.
 */
export class PreviewProcess {
  readonly #child: ChildProcess;
  readonly #ready: Promise<PreviewEnd | undefined>;
  /** Told of whatever it says next, or of its end. */
  #listener: (heard: PreviewAnswer | PreviewEnd) => void = () => undefined;
  #ended: PreviewEnd | undefined;

  constructor({ folder, memory, module = ownModule }: PreviewProcessOptions) {
    this.#child = fork(fileURLToPath(module), [folder], {
      env: {},
      execArgv: [`--max-old-space-size=${memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // It ends with the main process, and does not keep it.
    this.#child.unref();
    this.#child.channel?.unref();
    this.#ready = this.#next().then((heard) => (typeof heard === 'string' ? heard : undefined));
    this.#child.on('message', (answer: PreviewAnswer) => this.#listener(answer));
    this.#child.on('error', () => this.#hearEnd('stopped'));
    this.#child.on('exit', (code, signal) =>
      this.#hearEnd(code === memoryCode || memorySignals.has(signal) ? 'out of memory' : 'stopped'),
    );
  }

  /** Whether it can be asked no more. */
  get isOver(): boolean {
    return this.#ended !== undefined;
  }

  /**
   * Asks for a preview; to be called when the last one is answered.
   *
   * @param patience milliseconds that it may take, from when the process has loaded its code. Then it is ended.
   */
  async ask(order: PreviewOrder, patience: number): Promise<PreviewAnswer | PreviewEnd> {
    const end = (await this.#ready) ?? this.#ended;
    if (end !== undefined) return end;
    const answered = this.#next();
    const timer = setTimeout(() => this.end('out of time'), patience);
    this.#child.send(order, (error) => {
      if (error !== null) this.end('stopped');
    });
    const answer = await answered;
    clearTimeout(timer);
    return answer;
  }

  /** Ends it at once, in the middle of what it does. */
  end(cause: PreviewEnd): void {
    this.#ended ??= cause;
    this.#child.kill('SIGKILL');
  }

  #hearEnd(cause: PreviewEnd): void {
    this.#ended ??= cause;
    this.#listener(this.#ended);
  }

  #next(): Promise<PreviewAnswer | PreviewEnd> {
    return new Promise((resolve) => {
      this.#listener = resolve;
    });
  }
}
