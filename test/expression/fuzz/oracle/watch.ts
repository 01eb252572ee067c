/** Who is at work; a thread that does not answer any more cannot be asked, but shared memory can be read. */
export const side = { none: 0, package: 1, ours: 2 } as const;

/** Which group is played, and by whom: shared with the watching thread where there is one. */
export const watched: { cells: Int32Array } = { cells: new Int32Array(2) };

export const groupCell = 0;
export const sideCell = 1;
