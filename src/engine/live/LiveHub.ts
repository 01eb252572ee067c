import type { Clock } from '../../batch/Clock.ts';
import { cleanJson } from '../mask/cleanJson.ts';
import { EventFollow } from './EventFollow.ts';
import { Interests } from './Interests.ts';
import { LiveFeed, mostWaiting, sizeOf } from './LiveFeed.ts';
import { type LiveFilter, type LiveMessage, matches } from './LiveMessage.ts';
import type { Note } from './Note.ts';
import type { Notes } from './NoteBox.ts';
import { Recent } from './Recent.ts';
import type { Wanted } from './Wanted.ts';

export interface LiveHubOptions {
  readonly clock: Clock;
  /** Has the delivery threads show what is wanted. */
  readonly watch: (wanted: readonly Wanted[]) => void;
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
}

/** Readers at a time, and events that are followed. */
export const mostFeeds = 64;

/** Milliseconds: browsers try again after some three seconds. */
const linger = 15_000;

/** Where what the delivery threads show reaches those who watch. A reader that is slow misses messages, and no more. */
export class LiveHub {
  readonly #options: LiveHubOptions;
  /** No other run has it, so that the ids of its messages are not taken for those of this one. */
  readonly #run: string;
  readonly #feeds = new Set<LiveFeed>();
  readonly #follows = new Set<EventFollow>();
  readonly #recent = new Recent<LiveMessage>(mostWaiting, sizeOf);
  readonly #interests: Interests;
  #last = 0;
  #isClosed = false;
  /** Events that were wanted and not shown, and messages that readers have missed, since the start. */
  skipped = 0;
  missed = 0;

  constructor(options: LiveHubOptions) {
    const { clock, watch } = options;
    this.#options = options;
    this.#run = clock.now().toString(36);
    const onLapse = (wanted: Wanted) => this.#tell({ kind: 'lapse', data: '{"missed":null}', wanted });
    this.#interests = new Interests({ clock, linger, onChange: watch, onLapse });
  }

  /** Readers at present. */
  get readers(): number {
    return this.#feeds.size;
  }

  /** Messages that wait for the slowest of them. */
  get waiting(): number {
    return Math.max(0, ...[...this.#feeds].map((feed) => feed.waiting));
  }

  /**
   * Begins to watch.
   *
   * @param lastId the id of the last message that the reader has got before it came back.
   * @returns undefined when too many are watching already.
   */
  open(filter: LiveFilter, lastId?: string): LiveFeed | undefined {
    if (this.#isClosed || this.#feeds.size >= mostFeeds) return undefined;
    const feed: LiveFeed = new LiveFeed({
      filter,
      run: this.#run,
      clock: this.#options.clock,
      onMissed: (count) => {
        this.missed += count;
      },
      onEnd: () => {
        this.#feeds.delete(feed);
        this.#interests.end(filter);
      },
    });
    if (lastId !== undefined) this.#resume(feed, lastId);
    this.#feeds.add(feed);
    this.#interests.begin(filter);
    return feed;
  }

  /**
   * Follows an event that is about to be sent, until `end` is called.
   *
   * @returns undefined when too many are followed already.
   */
  follow(integration: string, eventId: string): EventFollow | undefined {
    if (this.#isClosed || this.#follows.size >= mostFeeds) return undefined;
    const wanted = { integration, eventId };
    const follow: EventFollow = new EventFollow(wanted, this.#options.clock, () => {
      if (this.#follows.delete(follow)) this.#interests.end(wanted, false);
    });
    this.#follows.add(follow);
    this.#interests.begin(wanted);
    return follow;
  }

  hear({ notes, skipped }: Notes): void {
    for (const note of notes) this.#tell(this.#messageOf(note));
    for (const [integration, events] of skipped) {
      this.skipped += events;
      const data = JSON.stringify({ integration_id: integration, events });
      this.#tell({ kind: 'skipped', data, integration });
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const feed of this.#feeds) feed.end();
    for (const follow of this.#follows) follow.end();
    this.#interests.close();
  }

  #tell(message: Omit<LiveMessage, 'number'>): void {
    const numbered = { ...message, number: ++this.#last };
    this.#recent.add(numbered);
    for (const feed of this.#feeds) feed.add(numbered);
    for (const follow of this.#follows) follow.add(numbered);
  }

  #messageOf({
    stage,
    integration,
    eventId,
    revision,
    at,
    outcome,
    detail,
  }: Note): Omit<LiveMessage, 'number'> {
    const head = JSON.stringify({
      event_id: eventId ?? null,
      integration_id: integration,
      revision,
      stage,
      at: new Date(at).toISOString(),
    });
    const data = cleanJson(`${head.slice(0, -1)},${detail}}`, this.#options.clean);
    return { kind: stage, data, integration, eventId, outcome };
  }

  #resume(feed: LiveFeed, lastId: string): void {
    const [, run, text] = /^([0-9a-z]{1,20})-(\d{1,15})$/.exec(lastId) ?? [];
    const last = Number(text);
    const { filter } = feed;
    if (run !== this.#run || last > this.#last) {
      feed.add({ kind: 'lapse', data: '{"missed":null}', wanted: filter, number: this.#last });
      return;
    }
    const oldest = this.#recent.oldest?.number ?? this.#last + 1;
    if (last + 1 < oldest) feed.miss(oldest - 1 - last, oldest - 1);
    for (const message of this.#recent)
      if (message.number > last && matches(filter, message)) feed.add(message);
  }
}
