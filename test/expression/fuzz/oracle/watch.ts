/** Who is at work; a thread that does not answer any more cannot be asked, but shared memory can be read. */
export const side = { none: 0, package: 1, ours: 2 } as const;

export const groupCell = 0;
export const sideCell = 1;
/** Counts evaluations. */
export const beatCell = 2;
export const watchedCells = 3;

/** Which group is played, and by whom: shared with the watching thread where there is one. */
export const watched: { cells: Int32Array } = { cells: new Int32Array(watchedCells) };

export function beginWork(by: number): void {
  watched.cells[sideCell] = by;
  watched.cells[beatCell] = (watched.cells[beatCell] ?? 0) + 1;
}
