import { disguisesOf } from '../../endToEnd/disguisesOf.ts';

/** Where the admin token is meant to be read: the words that a person sees at the start. */
const announcement = /token|key/i;

/** Lines of a log that show a secret or tell of a fault of the server. */
export function tellSecrets(said: string, secrets: readonly string[]): string[] {
  const forms = secrets.flatMap(disguisesOf);
  return said.split('\n').filter((line) => {
    const isLog = line.startsWith('{');
    if (!isLog && announcement.test(line)) return false;
    return forms.some((form) => line.includes(form)) || (isLog && line.includes('"a request met a fault"'));
  });
}
