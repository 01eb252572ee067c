import type { EventBytes } from '../../envelope/EventBytes.ts';
import type { HideValue } from '../../review/diff/DriftTally.ts';
import { largestShown } from '../live/ShownEvent.ts';
import { Mask, stars } from '../mask/Mask.ts';
import type { PathTree } from '../mask/PathTree.ts';

const hidden = JSON.stringify(stars);

/**
 * Hides in what is made of an event what is personal in it, as live events do. Nothing is looked at before it is asked,
 * and what is too large is hidden as a whole.
 *
 * @param event whole, and lying there for as long as anybody asks.
 */
export function exampleMask({ buffer, start, end }: EventBytes, marked: PathTree): HideValue {
  if (marked.next.size === 0) return (json) => json;
  if (end - start > largestShown) return () => hidden;
  let mask: Mask | undefined;
  return (json) => {
    if (json.length > largestShown) return hidden;
    mask ??= new Mask(buffer.toString('utf8', start, end), marked);
    return mask.hide(json) ?? hidden;
  };
}
