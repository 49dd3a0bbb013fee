// Does with a library of npm what the harness above does with astergate, as a
// process of its own. The protocol stands in bench/contender.go. Arguments: NAME
// WORK [N] ADDRESS.
'use strict';

const { performance } = require('node:perf_hooks');
const readline = require('node:readline');

const [, , name, what, ...rest] = process.argv;
const address = rest.pop();
const inWork = Number(rest[0] ?? 0);
const [host, port] = address.split(':');
const times = [];
let items = 0;

const now = () => (performance.timeOrigin + performance.now()) * 1e6; // nanoseconds of the epoch

function tally() {
  times.sort((a, b) => a - b);
  const at = (q) => (times.length ? Math.round(times[Math.min(Math.floor(q * times.length), times.length - 1)]) : 0);
  return JSON.stringify({ items, p50: at(0.5), p99: at(0.99), p999: at(0.999) });
}

// asterisk-manager logs in by itself, and tells nobody when it has: an action
// that waits for that is the sign.
function asteriskManager() {
  const manager = require('asterisk-manager')(port, host, 'astergate', 'secret', true);
  const ping = () => {
    const since = now();
    manager.action({ action: 'Ping' }, (err) => {
      if (err) throw new Error(`Ping: ${JSON.stringify(err)}`);
      times.push(now() - since);
      items++;
      ping();
    });
  };
  manager.action({ action: 'Ping' }, () => {
    console.log('ready');
    for (let i = 0; i < inWork; i++) ping();
  });
  if (what !== 'ping') {
    manager.on('managerevent', (event) => {
      if (what === 'delivery' && event.sentns) times.push(now() - Number(event.sentns));
      items++;
    });
  }
}

const works = { 'asterisk-manager': { ingest: asteriskManager, delivery: asteriskManager, ping: asteriskManager } };
if (!works[name]?.[what]) {
  console.error(`${name} does no ${what}`);
  process.exit(1);
}
works[name][what]();
const lines = readline.createInterface({ input: process.stdin });
lines.on('line', () => console.log(String(items)));
lines.on('close', () => process.stdout.write(tally() + '\n', () => process.exit(0)));
