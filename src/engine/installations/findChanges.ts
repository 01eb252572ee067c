import { Secret } from '../../catalog/Secret.ts';
import type { SecretBox } from '../../project/secrets/SecretBox.ts';
import type { Draft } from './Draft.ts';
import type { Revision } from './Revision.ts';
import { plainSettings } from './sealDraft.ts';

/**
 * What a draft would change of an integration, as names: `name`, `config.region`, and `blueprint text` where the
 * blueprint has the same name and other words. Values are not told.
 *
 * @param made.hash of the blueprint's text; undefined when it makes no plan, which changes nothing.
 * @param made.overrideMark of the override that is in force.
 */
export function findChanges(
  before: Revision,
  draft: Draft,
  made: { readonly hash: string | undefined; readonly overrideMark: string | undefined },
  box: SecretBox,
): readonly string[] {
  const { settings, integration_id: integration } = before;
  const { hash, overrideMark = null } = made;
  const members = Object.entries(plainSettings(draft))
    .filter(([name, value]) => !isSame(settings[name as keyof typeof settings], value))
    .map(([name]) => name);
  const fields = new Set([...Object.keys(settings.config), ...Object.keys(draft.config)]);
  const config = [...fields].filter((field) => {
    const [old, young] = [settings.config[field], draft.config[field]];
    if (typeof old !== 'object') return old !== young;
    return !(young instanceof Secret && box.matches(old, young.reveal(), { integration, field }));
  });
  const rewritten =
    settings.blueprint === draft.blueprint && hash !== undefined && hash !== before.blueprint_hash;
  return [
    ...members,
    ...(rewritten ? ['blueprint text'] : []),
    ...(overrideMark === (before.override_mark ?? null) ? [] : ['override']),
    ...config.toSorted().map((field) => `config.${field}`),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
