import pc from 'picocolors';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { type Palette, text } from '../diagnostics/formats/text.ts';
import { readSource } from './readSource.ts';

/** How a command ends: 0 clean, 1 errors or failures, 2 could not run. */
export type ExitCode = 0 | 1 | 2;

/** Where a command speaks: what programs read on standard output, talk on standard error. */
export interface Terminal {
  out(line: string): void;
  talk(line: string): void;
  /** Talks about complaints, with the lines of the files they are about. */
  complain(diagnostics: readonly Diagnostic[]): void;
  readonly palette: Palette & { readonly strong: (text: string) => string };
  /** For what goes to standard output. */
  readonly outPalette: Palette;
  /** Whether somebody watches the talk, so that a line may be drawn over. */
  readonly isWatched: boolean;
  /** Draws the last line of the talk anew. */
  redraw(line: string): void;
}

export function openTerminal(): Terminal {
  const palette = paletteFor(process.stderr);
  const talk = (line: string) => void process.stderr.write(`${line}\n`);
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    talk,
    complain(diagnostics) {
      for (const diagnostic of diagnostics) talk(text(diagnostic, readSource(diagnostic.file), palette));
    },
    palette,
    outPalette: paletteFor(process.stdout),
    isWatched: process.stderr.isTTY === true,
    redraw: (line) => void process.stderr.write(`\r\u001b[2K${line}`),
  };
}

/** Colours only on a terminal, and only where they are wanted. */
function paletteFor({ isTTY }: { readonly isTTY?: boolean }): Terminal['palette'] {
  const colours = pc.createColors(isTTY === true && pc.isColorSupported);
  return {
    error: colours.red,
    warning: colours.yellow,
    info: colours.cyan,
    quiet: colours.dim,
    strong: colours.bold,
  };
}
