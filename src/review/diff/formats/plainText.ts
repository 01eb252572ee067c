import { visible } from '../../../diagnostics/formats/visible.ts';
import { codeSpan } from './codeSpan.ts';

/** A sentence in which only what stands between backticks is code, and nothing else is Markdown. */
export function plainText(text: string): string {
  return visible(text)
    .replaceAll('\n', ' ')
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') && part.endsWith('`') ? codeSpan(part.slice(1, -1)) : escapeText(part),
    )
    .join('');
}

/** Text in which nothing is Markdown, HTML or a mention. */
export function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>|&#@~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
