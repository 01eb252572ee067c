import { DataFolder } from '../../src/engine/DataFolder.ts';

/** Run as a process of its own: takes the folder and keeps it until it is ended. */
DataFolder.open(process.argv[2] ?? '');
process.stdout.write('held\n');
process.stdin.resume();
