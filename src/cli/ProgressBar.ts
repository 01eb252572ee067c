import type { Terminal } from './Terminal.ts';

const width = 30;

/** A bar that is drawn over itself where somebody watches; elsewhere each tenth is a line. */
export class ProgressBar {
  readonly #terminal: Terminal;
  readonly #label: string;
  #lastTenth = -1;

  constructor(terminal: Terminal, label: string) {
    this.#terminal = terminal;
    this.#label = label;
  }

  update(done: number, total: number, note = ''): void {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(share * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
    const line = `  ${this.#label} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${done} of ${total}${note}`;
    const tenth = Math.floor(share * 10);
    if (this.#terminal.isWatched) this.#terminal.redraw(line);
    else if (tenth !== this.#lastTenth) this.#terminal.talk(line);
    this.#lastTenth = tenth;
  }

  end(): void {
    if (this.#terminal.isWatched) this.#terminal.talk('');
  }
}
