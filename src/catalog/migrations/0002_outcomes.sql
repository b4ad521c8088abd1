-- Outcomes of checks: the one thing in this file that a scan cannot rebuild. So nothing here refers to what scans and prune
-- remove: repositories stand by identity, components, owners and all other words in `terms`, which only grows. Whether a
-- component is gone is told when outcomes are read, by the repository's newest run and by `repositories`.
-- And what other tools reported (bs fact import), which a scan cannot rebuild either.

CREATE TABLE terms (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- One judging of a whole repository. A later one of the same commit, policy and day takes its place.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  repository INTEGER NOT NULL,     -- terms: the identity
  name INTEGER NOT NULL,           -- terms: its name
  commit_id TEXT NOT NULL,         -- hex; '' for a folder without commits
  clean INTEGER NOT NULL,          -- 0: files on disk differed from the commit
  time INTEGER NOT NULL,
  policy TEXT NOT NULL             -- digest of checks, tracks and exemptions
) STRICT;
CREATE INDEX runs_by_repository ON runs (repository, time DESC);

CREATE TABLE run_tracks (
  track INTEGER NOT NULL,          -- terms
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  PRIMARY KEY (track, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_tracks_by_run ON run_tracks (run);

-- What the component was when it was judged. The term '' stands for the repository as a whole.
CREATE TABLE run_components (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  component INTEGER NOT NULL,      -- terms: the canonical ref that the repository gives it
  name INTEGER NOT NULL,           -- terms, as all below
  type INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  system INTEGER NOT NULL,
  PRIMARY KEY (run, component)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_components_by_component ON run_components (component, run);

CREATE TABLE outcomes (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  component INTEGER NOT NULL,      -- terms
  position INTEGER NOT NULL,       -- in the order in which they were shown
  check_id INTEGER NOT NULL,       -- terms
  outcome TEXT NOT NULL,           -- model::name_of(Outcome)
  severity INTEGER NOT NULL,       -- model::CheckSeverity
  message INTEGER NOT NULL,        -- terms; '' where nothing is wrong
  findings INTEGER NOT NULL,
  PRIMARY KEY (run, component, position)
) STRICT, WITHOUT ROWID;

-- Where the track applies.
CREATE TABLE standings (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  component INTEGER NOT NULL,      -- terms
  track INTEGER NOT NULL,          -- terms
  track_name INTEGER NOT NULL,     -- terms
  ordinal INTEGER NOT NULL,        -- 0 none
  level INTEGER NOT NULL,          -- terms
  next INTEGER NOT NULL,           -- terms
  undecided INTEGER NOT NULL,
  missing TEXT NOT NULL,           -- JSON array of check ids
  undecided_checks TEXT NOT NULL,  -- the same
  PRIMARY KEY (run, component, track)
) STRICT, WITHOUT ROWID;

CREATE TABLE imported_facts (
  entity TEXT NOT NULL,            -- canonical ref; '' for a repository as a whole
  repository TEXT NOT NULL,        -- identity; '' when the entity's name says enough
  fact TEXT NOT NULL,              -- source:scope/name
  value TEXT NOT NULL,             -- JSON
  time INTEGER NOT NULL,
  source TEXT NOT NULL,            -- the file that it came from
  PRIMARY KEY (entity, repository, fact)
) STRICT, WITHOUT ROWID;
