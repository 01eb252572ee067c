import { constants, setPriority } from 'node:os';
import { answerPreviews } from './answerPreviews.ts';

// Whoever looks at a preview can wait; events cannot.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** What the process of previews runs, started with the project's folder. It ends when the main process does. */
export const previewLoop = answerPreviews(process, process.argv[2] ?? process.cwd());
