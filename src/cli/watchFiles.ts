import { once } from 'node:events';
import { watch } from 'chokidar';

/** Milliseconds without another change until something is done: an editor writes a file in several steps. */
const settling = 80;

/**
 * Does something now, and again whenever files below these places have changed, one time after the other, until the
 * process is interrupted.
 */
export async function watchFiles(places: readonly string[], act: () => Promise<void>): Promise<void> {
  const watcher = watch([...places], { ignoreInitial: true });
  await once(watcher, 'ready');
  let timer: NodeJS.Timeout | undefined;
  let running = act();
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(act);
    }, settling);
  });
  await once(process, 'SIGINT');
  clearTimeout(timer);
  await watcher.close();
  await running;
}
