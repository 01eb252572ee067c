import { spawnSync } from 'node:child_process';

/** Milliseconds. Git answers from disk; where it has to fetch what a partial clone lacks, it may take a while. */
const patience = 60_000;
/** Bytes of an answer: what a repository holds is anybody's. */
const largestAnswer = 256 * 1024 * 1024;

/**
 * Runs Git for an answer: as a child process without a shell, so that no name is anything but a name, without a
 * prompt, and without locks, so that the working tree and the index stay as they are.
 *
 * @param input what Git reads on standard input.
 * @returns undefined when Git refuses, takes too long, answers too much, or is not installed.
 */
export function runGit(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], {
    input,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1' },
    maxBuffer: largestAnswer,
    timeout: patience,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}

/** An answer of one line, without its end. */
export function gitLine(folder: string, args: readonly string[]): string | undefined {
  return runGit(folder, args)?.toString('utf8').replace(/\n$/, '');
}
