-- The catalog, made for a million entities in one file:
--   * what lists show and filters usually ask stands in columns of `entities`, with partial indexes over the active ones;
--   * everything else that a filter may ask stands in `search`, three integers a row;
--   * a document is stored once, as compact JSON, in a table of its own, so that lists never read past it;
--   * refs, keys, file paths and package names are written once and numbered.
-- Tables with a row or more an entity have no foreign keys to it: they would double the work of loading. EntityWriter::remove knows them.
-- Rows of `words` (full text) are written by code, with `texts` as the memory of what was put there: triggers and views on FTS5
-- are refused under trusted_schema=OFF, and a contentless table wants the old text back to forget it.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE repositories (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  root TEXT NOT NULL,
  bare INTEGER NOT NULL,
  shallow INTEGER NOT NULL,
  origin TEXT NOT NULL,
  revision TEXT NOT NULL,
  commit_id TEXT NOT NULL,
  tree TEXT NOT NULL,
  commit_time INTEGER NOT NULL,
  branch TEXT NOT NULL,
  fetched_at INTEGER,
  fingerprint INTEGER NOT NULL,
  options_digest INTEGER NOT NULL,
  stale_at INTEGER NOT NULL,
  file_count INTEGER NOT NULL,
  state INTEGER NOT NULL,          -- model::RepositoryState
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  blob TEXT NOT NULL DEFAULT '',   -- hex; '' when the file must be read again at every scan
  UNIQUE (repository, path)
) STRICT;

-- Every ref that is named anywhere. A ref without `entity` is one that nothing in the catalog answers.
CREATE TABLE refs (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,        -- kind:namespace/name in lower case, or email:ADDRESS
  entity INTEGER,                  -- the active entity
  since INTEGER NOT NULL DEFAULT 0 -- the write at which it became that
) STRICT;

-- One row a document; several may claim one ref, one of them is active. Those without a repository were concluded by the
-- catalog itself: owners that are named and described nowhere.
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  ref INTEGER NOT NULL,
  given INTEGER,                   -- inferred, and renamed because the name was taken: the ref it was scanned under
  repository INTEGER REFERENCES repositories (id),
  file INTEGER,
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  active INTEGER NOT NULL,
  inferred INTEGER NOT NULL,
  kind TEXT NOT NULL COLLATE NOCASE,
  namespace TEXT NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL COLLATE NOCASE,
  api_version TEXT COLLATE NOCASE, -- NULL: backstage.io/v1alpha1
  title TEXT,
  description TEXT,
  type TEXT,                       -- lower case
  type_written TEXT,               -- where it is not the same
  lifecycle TEXT,
  lifecycle_written TEXT,
  system INTEGER,                  -- refs
  owner INTEGER,                   -- refs: the effective owner
  owner_given INTEGER,             -- refs: the address it was known by
  owner_source INTEGER,            -- model::ClaimSource; NULL: nobody
  owner_disputed INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  changed_exact INTEGER NOT NULL,
  changed_by TEXT,
  language TEXT,
  folder TEXT NOT NULL,
  docs TEXT,                       -- JSON arrays of paths
  apis TEXT
) STRICT;
CREATE INDEX entities_by_ref ON entities (ref);
CREATE INDEX entities_by_repository ON entities (repository);
CREATE INDEX entities_by_name ON entities (name) WHERE active = 1;
CREATE INDEX entities_by_change ON entities (kind, changed DESC, name) WHERE active = 1;
CREATE INDEX entities_by_type ON entities (kind, type, changed DESC, name, inferred, owner_source, owner_disputed) WHERE active = 1;
CREATE INDEX entities_by_owner ON entities (owner, kind, changed DESC, name, owner_source, owner_disputed) WHERE active = 1;
CREATE INDEX entities_by_address ON entities (owner_given) WHERE owner_given IS NOT NULL;
CREATE INDEX entities_inactive ON entities (ref, inferred) WHERE active = 0;
CREATE INDEX entities_disputed ON entities (id) WHERE owner_disputed = 1;

CREATE TABLE documents (
  entity INTEGER PRIMARY KEY,
  json TEXT NOT NULL
) STRICT;

-- name, title, tags and owner in lower case, one a line: what `bs catalog WORD` looks through, and what `words` was given.
CREATE TABLE texts (
  entity INTEGER PRIMARY KEY,
  words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (
  name, title, tags, owner, description, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- Dotted keys of documents, lower case. With item = 1 the values are items of an array, which answer as key.item=true too.
CREATE TABLE keys (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  item INTEGER NOT NULL,
  UNIQUE (name, item)
) STRICT;
CREATE TABLE search (
  key INTEGER NOT NULL,
  value INTEGER NOT NULL,          -- 64-bit hash of the lower-cased text; 0: there, without a text that can be asked for
  entity INTEGER NOT NULL,
  PRIMARY KEY (key, value, entity)
) STRICT, WITHOUT ROWID;

-- As the origin says it; the opposite direction is not stored again.
CREATE TABLE relations (
  origin INTEGER NOT NULL,
  type INTEGER NOT NULL,           -- number of the relation type, src/catalog/relation_types.cpp
  target INTEGER NOT NULL,         -- refs
  source INTEGER NOT NULL,         -- 0 written, 1 concluded from package names, 2 the effective owner
  file INTEGER,                    -- NULL: the origin's
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  PRIMARY KEY (origin, type, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX relations_by_target ON relations (target, type);

CREATE TABLE claims (
  entity INTEGER NOT NULL,
  position INTEGER NOT NULL,
  source INTEGER NOT NULL,         -- model::ClaimSource
  owner INTEGER,                   -- refs
  written TEXT NOT NULL,
  file INTEGER,
  line INTEGER NOT NULL,
  pattern TEXT NOT NULL,
  share INTEGER NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE packages (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE package_uses (
  entity INTEGER NOT NULL,
  needs INTEGER NOT NULL,          -- 0: provides it
  package INTEGER NOT NULL,
  file INTEGER,
  line INTEGER NOT NULL,
  PRIMARY KEY (entity, needs, package)
) STRICT, WITHOUT ROWID;
CREATE INDEX package_uses_by_package ON package_uses (package, needs);

CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  kind INTEGER NOT NULL,           -- model::ProblemKind
  severity INTEGER NOT NULL,
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  ref TEXT NOT NULL,
  message TEXT NOT NULL,
  hint TEXT NOT NULL
) STRICT;
CREATE INDEX problems_by_file ON problems (repository, path);

-- History. A write is one transaction that changed entities; meta.linked is the last one whose whole-catalog conclusions were
-- drawn. What happens to a ref between two of those is one change; `replaced` keeps its document from before until then.
CREATE TABLE writes (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL,          -- meta.linked at that time: the same for all writes between two links, in whatever order they came
  time INTEGER NOT NULL,
  repository TEXT NOT NULL,        -- its name; it may go
  commit_id TEXT NOT NULL
) STRICT;
CREATE INDEX writes_by_round ON writes (round DESC, time DESC, repository);
CREATE TABLE changes (
  ref INTEGER NOT NULL,
  write INTEGER NOT NULL REFERENCES writes (id),
  action INTEGER NOT NULL,         -- 0 added, 1 changed, 2 removed
  fields TEXT,                     -- JSON: [[key, before, after], …]
  PRIMARY KEY (ref, write)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_write ON changes (write);
CREATE TABLE replaced (
  ref INTEGER PRIMARY KEY,
  json TEXT NOT NULL,
  repository TEXT NOT NULL
) STRICT;

-- What the next link() has to look at.
CREATE TABLE contested (ref INTEGER PRIMARY KEY) STRICT;
CREATE TABLE stale_entities (entity INTEGER PRIMARY KEY) STRICT;
CREATE TABLE stale_packages (package INTEGER PRIMARY KEY) STRICT;
