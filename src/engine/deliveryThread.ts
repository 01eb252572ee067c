import { parentPort, workerData } from 'node:worker_threads';
import { openOutlet } from './openOutlet.ts';
import { wireCrew } from './wireCrew.ts';

/** The module that a delivery thread runs. */
export const deliveryThread = wireCrew(parentPort, workerData, openOutlet);
