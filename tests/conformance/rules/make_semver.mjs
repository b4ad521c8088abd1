// Writes what npm's semver says of every pair of versions, as conformance_rules reads it:
//   npm install semver && node make_semver.mjs [VERSIONS [SEED]] > semver.json
// A cell is a character, 0x30 plus 1 eq, 2 neq, 4 gt, 8 gte, 16 lt, 32 lte; "!" where semver throws, since one is no version.
import {createRequire} from 'node:module';
const require = createRequire(process.cwd() + '/');
const semver = require('semver');
const {version: made} = require('semver/package.json');

const count = Number(process.argv[2] ?? 64);
let state = Number(process.argv[3] ?? 11);
const below = n => {  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
};
const one = list => list[below(list.length)];

const chosen = [
  '0.0.0', '1.2.3', '1.2.3-0', '1.2.3-alpha', '1.2.3-alpha.1', '1.2.3-alpha.10', '1.2.3-alpha.2', '1.2.3-beta', '1.2.3--', '1.2.3+b.1',
  '1.2.3+b.2', 'v1.2.3', ' 1.2.3 ', '1.2.3-rc.1+b', '1.2.3-9007199254740993', '1.2.3-9007199254740992', '9007199254740991.0.0', '1.10.0',
  '1.9.0', '', '1', '1.2', '=1.2.3', '01.2.3', '1.2.3-01', 'latest', '1.2.3.4', '9007199254740992.0.0',
];
const number = () => one(['0', '0', '1', '2', '9', '10', '11']);
const word = () => one(['0', '1', '2', '10', 'a', 'alpha', 'b', 'A', '-', '1a', 'rc']);
const words = () => Array.from({length: 1 + below(3)}, word).join('.');
const random = () => [number(), number(), number()].join('.') + one(['', '', '', '-' + words(), '-' + words(), '+' + words()]);
const versions = [...chosen];
while (versions.length < count) {
  const version = random();
  if (!versions.includes(version)) versions.push(version);
}

const asked = [semver.eq, semver.neq, semver.gt, semver.gte, semver.lt, semver.lte];
const cell = (a, b) => {
  try {
    return String.fromCharCode(0x30 + asked.reduce((sum, ask, i) => sum + (ask(a, b) ? 1 << i : 0), 0));
  } catch {
    return '!';
  }
};
const rows = versions.map(a => JSON.stringify([a, versions.map(b => cell(a, b)).join('')]));
console.log(`{"made": ${JSON.stringify('semver ' + made)},\n"rows": [\n${rows.join(',\n')}\n]}`);
