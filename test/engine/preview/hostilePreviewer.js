// A process of previews that does what it is told, the worst included.
const deeds = {
  spin() {
    for (;;);
  },
  wait() {},
  lists() {
    const all = [];
    for (;;) all.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  texts() {
    const all = [];
    for (let count = 0; ; count++) all.push(`${count}`.padEnd(1_000_000, 'x').replaceAll('x', 'yz'));
  },
  double() {
    let list = [1];
    for (;;) list = [...list, ...list];
  },
  throw() {
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
  },
  exit() {
    process.exit(0);
  },
  environment() {
    process.send({ kind: 'preview', text: JSON.stringify(process.env) });
  },
  pid() {
    process.send({ kind: 'preview', text: `${process.pid}` });
  },
  answer() {
    process.send({ kind: 'preview', text: 'done' });
  },
};

process.on('message', ({ body }) => deeds[Buffer.from(body).toString()]());
process.send({ kind: 'ready' });
