import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../../diagnostics/diagnose.ts';
import { formatBytes } from '../../formatBytes.ts';
import { RecentChunks } from '../../RecentChunks.ts';
import { SpoolFault } from '../../SpoolFault.ts';
import { describeDamages } from '../file/describeDamages.ts';
import { type FileReport, inspectFile } from '../file/inspectFile.ts';
import { dataFile } from '../file/PageFile.ts';
import { LmdbAccounts } from '../LmdbAccounts.ts';
import { LmdbLog } from '../LmdbLog.ts';
import { LmdbStore, type View } from '../LmdbStore.ts';
import { balance } from './balance.ts';
import { ChunkSurvey } from './ChunkSurvey.ts';
import { findDamagedRows } from './findDamagedRows.ts';
import { type Letters, surveyLetters } from './surveyLetters.ts';

export interface SpoolExamination {
  /** What is there, in a few words. */
  readonly summary: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Chunks or letters that are told one by one. */
const mostTold = 20;

/**
 * Reads a whole store: the trees of its file, every row, chunk and dead letter with their checksums, and whether what
 * is there is what the books say. It writes nothing, and may run beside the process that serves.
 *
 * @param path the folder of the store; one that is not there yet is in order.
 */
export async function examineSpool(path: string): Promise<SpoolExamination> {
  if (!existsSync(join(path, dataFile))) return { summary: 'nothing is stored yet', diagnostics: [] };
  try {
    return await examineFile(path);
  } catch (error) {
    return { summary: 'it cannot be opened', diagnostics: [obstacle(path, error)] };
  }
}

async function examineFile(path: string): Promise<SpoolExamination> {
  let report = inspectFile(path);
  const wasWritten = report.damages.length > 0 && inspectFile(path).transaction !== report.transaction;
  if (report.damages.length > 0 && !wasWritten) return damagedFile(report);
  const store = new LmdbStore(path, { readOnly: true });
  try {
    return store.snapshot((view) => {
      // What a writer had used again while it was looked at stays where it is as long as a snapshot is open.
      if (wasWritten) report = inspectFile(path);
      return report.damages.length > 0 ? damagedFile(report) : examineStore(store, view);
    });
  } finally {
    await store.close();
  }
}

/** Why a store cannot be read at all; a bug goes on. */
function obstacle(path: string, error: unknown): Diagnostic {
  if (error instanceof SpoolFault) return error.diagnostic;
  if (error instanceof Error && 'syscall' in error) {
    return diagnose('spool/unreadable', { path, cause: error.message });
  }
  throw error;
}

function damagedFile({ file, damages }: FileReport): SpoolExamination {
  const diagnostics = describeDamages(damages).map(({ lost, cause }) =>
    diagnose('spool/damaged-file', { file, lost, cause }),
  );
  return { summary: 'its file is damaged', diagnostics };
}

function examineStore(store: LmdbStore, view: View): SpoolExamination {
  const rows = findDamagedRows(store, view);
  const diagnostics: Diagnostic[] = [...rows].map(([table, keys]) => {
    const named = keys.slice(0, mostTold).join('; ');
    return diagnose('spool/damaged-rows', { table, count: keys.length, rows: named });
  });
  const letters = surveyLetters(store, view);
  diagnostics.push(...damagedLetters(letters));
  // Without all positions and counts nobody can tell who waits for what.
  if (diagnostics.some(({ code }) => code === 'spool/damaged-rows')) {
    return { summary: 'some of its rows are damaged', diagnostics };
  }
  const chunks = new ChunkSurvey(store, view);
  const accounts = new LmdbAccounts(store, new LmdbLog(store, new RecentChunks())).allIn(view);
  diagnostics.push(...damagedChunks(chunks));
  for (const account of accounts) diagnostics.push(...balance(account, { chunks, letters, store, view }));
  return { summary: summaryOf(chunks, letters, accounts.length), diagnostics };
}

function damagedChunks(chunks: ChunkSurvey): Diagnostic[] {
  const { lost, damaged, misplaced } = chunks;
  const told = [...lost.slice(0, mostTold), ...(lost.length > mostTold ? lost.slice(-1) : [])].map(
    (chunk) => {
      const needing = chunks.needing(chunk).join(', ');
      return diagnose('spool/lost-chunk', { chunk, needing: needing === '' ? 'nobody' : needing });
    },
  );
  return [
    ...told,
    ...damaged.slice(0, mostTold).map((chunk) => diagnose('spool/damaged-events', { chunk })),
    ...misplaced.slice(0, mostTold).map((chunk) => diagnose('spool/misplaced-chunk', { chunk })),
  ];
}

function damagedLetters(letters: ReadonlyMap<string, Letters>): Diagnostic[] {
  return [...letters].flatMap(([integration, { damaged }]) =>
    damaged.slice(0, mostTold).map((id) => diagnose('spool/damaged-letter', { id, integration })),
  );
}

function summaryOf(chunks: ChunkSurvey, letters: ReadonlyMap<string, Letters>, integrations: number): string {
  const dead = [...letters.values()].reduce((sum, { count }) => sum + count, 0);
  const parts = [
    `${chunks.events} events in ${chunks.count} chunks (${formatBytes(chunks.bytes)})`,
    `${dead} dead letters`,
    `${integrations} ${integrations === 1 ? 'integration' : 'integrations'}`,
  ];
  return parts.join(', ');
}
