import { PreviewRefusal } from '../../review/preview/PreviewRefusal.ts';
import { previewBlueprint } from '../../review/preview/previewBlueprint.ts';
import { readPreviewRequest } from '../../review/preview/readPreviewRequest.ts';
import type { PreviewAnswer } from './PreviewAnswer.ts';
import type { PreviewOrder } from './PreviewOrder.ts';

/** The end of a channel to the main process: `process`, in a process that was forked. */
export interface PreviewPort {
  on(event: 'message', listener: (order: PreviewOrder) => void): unknown;
  send?(answer: PreviewAnswer): unknown;
}

/**
 * Answers one order after the other: the next one comes when the last one is answered.
 *
 * @param folder absolute path of the project.
 */
export function answerPreviews(port: PreviewPort, folder: string): PreviewPort {
  port.on('message', (order) => void answer(order, folder).then((answered) => port.send?.(answered)));
  port.send?.({ kind: 'ready' });
  return port;
}

async function answer({ body, installed }: PreviewOrder, folder: string): Promise<PreviewAnswer> {
  try {
    const text = await previewBlueprint(readPreviewRequest(body), { folder, installed });
    return { kind: 'preview', text };
  } catch (error) {
    if (error instanceof PreviewRefusal) {
      return { kind: 'refused', diagnostic: error.diagnostic, malformed: error.malformed };
    }
    return { kind: 'failed', cause: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
