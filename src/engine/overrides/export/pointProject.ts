import { projectFileName } from '../../../project/loadProject.ts';
import { listMember, memberOf } from '../../../review/subjects/memberOf.ts';
import { readYaml } from '../../../yaml/readYaml.ts';
import { editYaml } from './editYaml.ts';
import type { ProjectFiles } from './ProjectFiles.ts';
import { unifiedDiff } from './unifiedDiff.ts';

/** The change of the project file that lets an integration run another blueprint; empty where it does not install it. */
export function pointProject(id: string, blueprint: string, files: Pick<ProjectFiles, 'read'>): string {
  const text = files.read(projectFileName);
  if (text === undefined) return '';
  const { document } = readYaml(text, projectFileName);
  const index = listMember(document?.value, 'integrations').findIndex((one) => memberOf(one, 'id') === id);
  if (index < 0) return '';
  const place = ['integrations', index] as const;
  const edits = [{ path: [...place, 'variant'] }, { path: [...place, 'blueprint'], value: blueprint }];
  const edited = editYaml(text, edits);
  return edited === undefined ? '' : unifiedDiff(projectFileName, text, edited);
}
