// Writes what npm's semver says about versions and ranges, as the unit test reads it:
//   npm install semver && node make_table.mjs [RANGES [SEED]] > table.json
// A larger table than the one that is kept: BS_SEMVER_TABLE=FILE test_match "semver*".
import {createRequire} from 'node:module';
const require = createRequire(process.cwd() + '/');
const semver = require('semver');
const {version: made} = require('semver/package.json');

const count = Number(process.argv[2] ?? 220);
let state = Number(process.argv[3] ?? 7);

const below = n => {  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
};
const one = list => list[below(list.length)];

const versions = [
  '0.0.0', '0.0.0-0', '0.0.0-alpha', '0.0.1', '0.0.1-0', '0.0.2', '0.1.0', '0.1.0-beta', '0.1.1', '0.2.0', '0.10.0',
  '1.0.0', '1.0.0-0', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1',
  '1.0.1', '1.1.0', '1.2.0', '1.2.3', '1.2.3-alpha', '1.2.3-alpha.1', '1.2.3-rc.1', '1.2.4', '1.10.0', '1.10.2', '2.0.0',
  '2.0.0-0', '2.0.0-rc.1', '2.1.0', '2.1.3', '10.0.0', '10.2.1', '9007199254740991.0.0',
];
const texts = [
  'v1.2.3', ' 1.2.3 ', '1.2.3+build.5', 'v1.2.3-a.b+c-d', '=1.2.3', '1.2', '1', '', 'a', '01.2.3', '1.02.3', '1.2.3-01', '1.2.3-a.01',
  '1.2.3-', '1.2.3+', '1.2.3-a..b', '1.2.3-a_b', '1.2.3-0a', '1.2.3--', '1.2.3.4', '-1.2.3', 'vv1.2.3', 'V1.2.3', '1.2.x',
  '9007199254740992.0.0', '1.2.3-9007199254740992', '1.2.3-99999999999999999999.1', '1.2.3 -a', '\u00a01.2.3\ufeff',
  '1.2.3-' + 'a'.repeat(250), '1.2.3-' + 'a'.repeat(251), '1.2.3-é', '1.2.3\n',
];
const chosen = [
  '', '*', 'x', '1', '1.2', '1.2.3', '^1.2.3', '~1.2.3', '~>1.2', '1.x', '1.2.x', 'X.x.*', '>1', '>1.2', '<1', '<1.2', '>=1', '<=1',
  '<=1.2', '=1', '=1.2.3', '>x', '<x', '>=x', '<=*', '^0', '^0.0', '^0.0.0', '^0.0.1', '^0.1', '^0.x', '^1.x', '~0', '~0.0', '~0.1.1',
  '^1.2.3-alpha', '~1.2.3-alpha.1', '>=1.2.3-alpha <1.2.3', '1.2.3 - 2.1', '1.2 - 2', '1.2.3-alpha - 2.0.0-rc.1', '* - 1.2', '1 - *',
  '1.x.3 - 2', 'v1.2.3 - v2', '=1.2 - =2.1', '= 1.2 - 2', 'v 1.2 - 2', '1.2.3 -2', '>=1.2.3 <2', '>= 1.2.3 < 2.0.0', '> =1.2.3', '> = 1.2.3',
  '~ 1.2', '~> 1.2', '~ > 1.2.3', '^ 1.2.3', '^ > 1.2.3', '>=v1.2.3', '>=vv1.2.3', '>=vv1.2', '>==1.2', '>==1.2.3', 'v1.2.3', 'vv1.2.3',
  '=v1.2.3', '==1.2.3', '== 1.2.3', '^v=1.2.3', '1.2.3+b', '^1.2.3+b.1', '1.2+b', '+b', '1.2.3+', '1.2.3*', '*1.2.3', '>*1.2.3', '>=*1.2.3',
  '^1.2.3*', '1.*.3', '*.1', 'x.1.2', '^x.1', '~1.x.3', '1.2.*-alpha', '1.x-a', '1.2.3-*', '||', '1||', '1 || 2', '1||2 ||10', '|', '1 | 2',
  '1.2.3 1.2.3', '<0', '<0.0.0', '<0.0.0-0', '<0 || 1', '<0 || <0.0.0-0', '1 <0', '>=0', '>=0.0.0', '>=0.0.0-0', '>=0.0.0 <1', '* 1.2',
  '1 || *', 'a', '1.a', '^a', '>1 a', '01.2.3', '1.02', '^9007199254740991', '9007199254740991', '^9007199254740992', '<=9007199254740991.0.0',
  '>2 <1', '>1.2.3-rc.1 <1.2.4-0', '<1.0.0-rc.1', '>1.0.0-rc.1', '<=1.0.0-beta.2 >=1.0.0-alpha', '\t1.2.3\n', '\u00a0^1\u2003<2',
];

const part = () => one(['0', '0', '1', '1', '2', '3', '10', 'x', '*', 'X']);
const partial = () => {
  const parts = [part(), part(), part()].slice(0, 1 + below(3));
  const tail = parts.length === 3 ? one(['', '', '', '-alpha', '-alpha.1', '-0', '-rc.1', '-beta.11', '+b.1', '-a+b']) : '';
  return one(['', '', '', '', 'v', '=']) + parts.join('.') + tail;
};
const simple = () => one(['', '', '^', '~', '~>', '<', '<=', '>', '>=', '=', '> ', '>= ', '^ ', '~ ']) + partial();
const set = () => {
  if (below(5) === 0) return partial() + one([' - ', '  -  ', ' -', '- ']) + partial();
  return Array.from({length: 1 + below(3)}, simple).join(one([' ', ' ', '  ', ',']));
};
const spoiled = text => {
  const at = below(text.length + 1);
  return text.slice(0, at) + one([...' <>=^~*xv-.+|019a']) + text.slice(at + below(2));
};
const random = () => {
  const text = Array.from({length: 1 + below(2)}, set).join(one(['||', ' || ', ' ||']));
  return below(6) === 0 ? spoiled(text) : text;
};

const ranges = [...chosen];
while (ranges.length < count) ranges.push(random());

const judged = range => {
  const formatted = semver.validRange(range) === null ? null : new semver.Range(range).range;
  if (formatted === null) return [range, null, ''];
  const digit = v => (semver.satisfies(v, range) ? 1 : 0) + (semver.gtr(v, range) ? 2 : 0) + (semver.ltr(v, range) ? 4 : 0);
  return [range, formatted, versions.map(digit).join('')];
};
const sorted = [...versions].sort(semver.compare);
const lines = (name, rows) => `"${name}": [\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]`;
console.log(`{"made": ${JSON.stringify('semver ' + made)},`);
console.log(lines('texts', texts.map(text => [text, semver.valid(text)])) + ',');
console.log(lines('sorted', sorted) + ',');
console.log(lines('versions', versions) + ',');
console.log(lines('ranges', ranges.map(judged)) + '}');
