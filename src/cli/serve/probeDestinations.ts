import { revealConfig } from '../../catalog/revealConfig.ts';
import { openSink } from '../../destinations/openSink.ts';
import type { ProjectIntegration } from '../../project/Project.ts';

/** Milliseconds that a destination has to answer at the start. */
const patience = 5000;

/**
 * Asks every destination once whether it is there, so that one that is not is known before the first event.
 *
 * @param tell is called for each that does not answer, or says that its table or stream is not there.
 */
export async function probeDestinations(
  integrations: readonly ProjectIntegration[],
  tell: (id: string, problem: string) => void,
): Promise<void> {
  const enabled = integrations.filter((integration) => integration.enabled);
  await Promise.all(
    enabled.map(async ({ id, entry, config }) => {
      const sink = openSink(entry.provides.destination, revealConfig(config));
      const failure = await sink.probe(AbortSignal.timeout(patience));
      await sink.close();
      if (failure === undefined) return;
      const { code, message } = failure;
      const known = Object.hasOwn(entry.troubleshooting, code) ? entry.troubleshooting[code] : undefined;
      tell(id, `${code}: ${message}${known === undefined ? '' : `; ${known}`}`);
    }),
  );
}
