import type { Installations, InstallationView } from '../../engine/index.ts';
import { installationChange } from './installationChange.ts';
import { jsonReply } from './jsonReply.ts';
import type { Reply } from './Reply.ts';

/** Makes a change of an integration and answers what it is now. */
export async function changed(
  installations: Installations,
  id: string,
  change: () => Promise<InstallationView>,
): Promise<Reply> {
  const before = installations.view(id)?.revision;
  const after = await change();
  if (after.revision === before) return jsonReply(200, after);
  return jsonReply(200, after, { change: installationChange(installations, after) });
}
