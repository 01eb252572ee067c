import type { Context } from 'hono';
import { readObjectText } from './readObjectText.ts';

/** The JSON object that a request carries. @throws AdminError as `readObjectText`. */
export async function readObject(context: Context): Promise<Record<string, unknown>> {
  return JSON.parse(await readObjectText(context));
}
