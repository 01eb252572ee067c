import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';

/** What the files of a folder of overrides say, by the ids of the integrations that they are named after. */
export function overrideFiles(folder: BlueprintLibrary): Map<string, { text: string; file: string }> {
  const files = new Map<string, { text: string; file: string }>();
  for (const id of folder.names()) {
    const found = folder.find(id);
    if (found === undefined) continue;
    files.set(id, { text: Buffer.from(found.text).toString('utf8'), file: found.file });
  }
  return files;
}
