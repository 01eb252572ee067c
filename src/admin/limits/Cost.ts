/** What a request counts as where requests are limited; `expensive` keeps a processor or a connection busy. */
export type Cost = 'read' | 'write' | 'expensive';
