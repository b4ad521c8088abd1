// Writes what Backstage's filter predicates say of entities, as the unit test reads it:
//   npm install @backstage/filter-predicates && node make_queries.mjs [QUERIES [SEED]] > queries.json
// A row is a query and a digit a document: 1 it holds.
import {createRequire} from 'node:module';
const require = createRequire(process.cwd() + '/');
const {filterPredicateToFilterFunction, parseFilterPredicate} = require('@backstage/filter-predicates');
const {version: made} = require('@backstage/filter-predicates/package.json');

const count = Number(process.argv[2] ?? 400);
let state = Number(process.argv[3] ?? 5);
const below = n => {  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
};
const one = list => list[below(list.length)];

const documents = [
  {kind: 'Component', metadata: {name: 'pay', tags: ['Go', 'api'], labels: {'a.b': '1', tier: '2'}}, spec: {type: 'service', n: 3, on: true}},
  {kind: 'API', metadata: {name: 'Straße', annotations: {'github.com/project-slug': 'acme/pay'}}, spec: {type: 'openapi', n: '3', list: [1, 'x', null]}},
  {kind: 'Group', metadata: {name: 'pay-team', tags: []}, spec: {type: null, on: false, members: [{name: 'Lea'}, {name: 'jan', n: 3}]}},
  {a: {b: {c: 'deep'}, 'b.c': 'dotted'}, 'a.b': {c: 'other'}, spec: {n: [3], type: ['service']}, metadata: 'pay'},
  {},
];
const keys = ['kind', 'metadata.name', 'metadata.tags', 'metadata.labels.a.b', 'metadata.labels.tier', 'spec.type', 'spec.n', 'spec.on', 'spec.list',
  'spec.members', 'a.b.c', 'a.b', 'metadata.annotations.github.com/project-slug', 'metadata', 'spec', 'gone', 'spec.n.gone', ''];
const values = ['component', 'API', 'pay', 'PAY', 'STRASSE', 'go', 'service', '3', 3, 3.0, 1, '2', 2, true, false, 'true', 'deep', 'dotted', 'other', 'acme/pay', 'x', ''];
// What stands in the documents, so that a query often holds of one: [path, value] of everything in them.
const found = [];
const collect = (value, path) => {
  if (path !== '') found.push([path, value]);
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    for (const [key, member] of Object.entries(value)) collect(member, path === '' ? key : `${path}.${key}`);
};
documents.forEach(document => collect(document, ''));
const cased = value => (typeof value === 'string' ? one([value, value.toUpperCase(), value.toLowerCase()]) : value);
const isPrimitive = value => ['string', 'number', 'boolean'].includes(typeof value);
const meant = () => {
  const [path, value] = one(found);
  if (Array.isArray(value)) {
    const item = value.length > 0 ? one(value) : 'none';
    return {[path]: {$contains: isPrimitive(item) ? cased(item) : {name: 'LEA'}}};
  }
  if (!isPrimitive(value)) return {[path]: {$exists: below(4) > 0}};
  if (typeof value === 'string' && below(3) === 0) return {[path]: {$hasPrefix: cased(value.slice(0, 1 + below(value.length)))}};
  return {[path]: below(3) === 0 ? {$in: [one(values), cased(value)]} : cased(value)};
};
const inner = depth => (below(3) === 0 ? query(depth) : below(2) ? one(values) : {[one(['name', 'n'])]: asked(depth)});
const asked = depth => {
  switch (below(8)) {
    case 0: return {$exists: below(2) === 0};
    case 1: return {$in: Array.from({length: below(4)}, () => one(values))};
    case 2: return {$hasPrefix: one(['p', 'PA', 'str', 'STRASS', '', 'acme/', '3'])};
    case 3: return {$contains: inner(depth - 1)};
    default: return one(values);
  }
};
const fields = depth => (below(3) > 0 ? meant() : anything(depth));
const anything = depth => Object.fromEntries(Array.from({length: below(3)}, () => [one(keys), asked(depth)]));
const query = depth => {
  if (depth <= 0) return fields(0);
  switch (below(6)) {
    case 0: return {$all: Array.from({length: below(3)}, () => query(depth - 1))};
    case 1: return {$any: Array.from({length: below(4)}, () => query(depth - 1))};
    case 2: return {$not: query(depth - 1)};
    default: return fields(depth);
  }
};

const rows = [];
const seen = new Set();
while (rows.length < count) {
  const asking = query(3);
  const text = JSON.stringify(asking);
  if (seen.has(text)) continue;
  seen.add(text);
  const holds = filterPredicateToFilterFunction(parseFilterPredicate(asking));
  const verdicts = documents.map(document => (holds(document) ? 1 : 0)).join('');
  if (/^(0+|1+)$/.test(verdicts) && below(4) > 0) continue;  // says little
  rows.push(JSON.stringify([asking, verdicts]));
}
const documentRows = documents.map(document => JSON.stringify(document));
console.log(`{"made": ${JSON.stringify('@backstage/filter-predicates ' + made)},\n"documents": [\n${documentRows.join(',\n')}\n],\n"queries": [\n${rows.join(',\n')}\n]}`);
